import { describe, expect, it } from "vitest";
import { block, head, pageOf } from "./page-read.js";

describe("URLs of labelled blocks", () => {
  it.each([
    ["URL https://toys.test/api/2/toys/play/", "/api/2/toys/play/"],
    ["URL:https://toys.test/api/2/toys/<toy id>", "/api/2/toys/{toy_id}"],
    ["URL: /https://toys.test/api/2/toys/play/", "/api/2/toys/play/"],
    ["URL: https://toys.test/api/2/toys/(toy_id)/x", "/api/2/toys/{toy_id}/x"],
    ["URL: https://toys.test/api/2/toys/(?P<hash>[a-zA-Z0-9-_!]+)/", "/api/2/toys/{hash}/"],
    ["URL: /api/2/toys/{id}", "/api/2/toys/{id}"],
    ["URL:\nhttps://toys.test/api/2/toys/\\<id\\>/", "/api/2/toys/{id}/"],
  ])("are read from %j", (line, path) => {
    const { blocks, codes } = pageOf(`Plays with toys.\n\n${line}\n\nMethod: GET`);
    expect(blocks.map(({ url }) => url?.path)).toEqual([path]);
    expect(codes.filter((code) => !code.endsWith("labelled/url-slip"))).toEqual([]);
  });

  it("name lost placeholders as their neighbours do, or not at all", () => {
    const { blocks, diagnostics } = pageOf(head("<toy_id>/name/"), head("/wheels/"), head("x//y//"));
    expect(blocks.map(({ url }) => [url?.path, url?.lost])).toEqual([
      ["/api/2/toys/{toy_id}/name/", []],
      ["/api/2/toys/{toy_id}/wheels/", ["toy_id"]],
      ["/api/2/toys/x/{unknown}/y/{unknown2}/", ["unknown", "unknown2"]],
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual([
      "labelled/placeholder-lost",
      "labelled/placeholder-lost",
      "labelled/placeholder-lost",
    ]);
  });

  it("read a name without brackets as a placeholder only in the place of one", () => {
    const { blocks } = pageOf(head("<toy_id>/name/"), head("toy_id/wheels/"), head("new/toy_id/"));
    expect(blocks.map(({ url }) => url?.path)).toEqual([
      "/api/2/toys/{toy_id}/name/",
      "/api/2/toys/{toy_id}/wheels/",
      "/api/2/toys/new/toy_id/",
    ]);
  });

  it.each([
    ["URL: ftp://toys.test/x", "labelled/url"],
    ["URL:", "labelled/url"],
    ["URL: https://toys.test/api/2/toys/ and more", "request/rest"],
    ["URL: https://toys.test/api/2/<id>/toys/<id>/", "request/path"],
  ])("are an error where nobody can read them: %j", (line, code) => {
    const { diagnostics } = pageOf(`Plays.\n\n${line}\n\nMethod: GET`);
    expect(diagnostics.filter(({ severity }) => severity === "error").map((one) => one.code)).toContain(code);
  });

  it("are held against titles and versions", () => {
    const url = "URL: https://toys.test/api/2/toys/<toy_id>/play";
    const codesOf = (title: string, versions = "2"): string[] =>
      pageOf(`${title}\n\nPlays.\n\n${url}\n\nVersions: ${versions}\n\nMethod: GET`).diagnostics.map(
        ({ code }) => code,
      );
    expect(codesOf("toys/<toy_id>/play/")).toEqual([]);
    expect(codesOf("toys/<toy id>/play")).toEqual(["labelled/title-spelling"]);
    expect(codesOf("toys/one/play/")).toEqual(["labelled/title-differs"]);
    expect(codesOf("toys/<toy_id>/play", "0, 1")).toEqual(["labelled/version-differs"]);
  });
});

describe("blocks without a part", () => {
  it("take their path from the title, or their text from the paragraph above the URL", () => {
    const { blocks, codes } = pageOf(
      `${head("play/")}\n\nReturns:\nA toy.`,
      "Breaks a toy.\nFor good.\n\nURL: https://toys.test/api/2/toys/break\n\nMethod: POST\n\nReturns:",
      "toys/mend/\n\nMends a toy.\n\nParams:\n\nReturns:",
    );
    expect(
      blocks.map(({ title, url, text }) => [title?.text, url?.path, text.map((one) => one.text)]),
    ).toEqual([
      ["toys/play/", "/api/2/toys/play/", ["Plays with toys."]],
      [undefined, "/api/2/toys/break", ["Breaks a toy.", "For good."]],
      ["toys/mend/", "/api/2/toys/mend/", ["Mends a toy."]],
    ]);
    expect(codes).toEqual(["29 labelled/url-missing"]);
  });

  it("keep methods empty", () => {
    expect(pageOf("toys/a/\n\nPlays.\n\nURL: https://toys.test/api/2/toys/a/").blocks[0]?.methods).toEqual({
      values: [],
      line: undefined,
    });
  });
});

describe("versions and methods", () => {
  it.each([
    ["Versions:0, 1", ["0", "1"]],
    ["Versions: 1", ["1"]],
    ["Version: v2.1 and 3", ["2.1", "3"]],
  ])("%j", (line, values) => {
    const source = `Plays.\n\nURL: https://toys.test/api/toys\n\n${line}\n\nMethod: GET/POST`;
    expect(pageOf(source).blocks[0]).toMatchObject({
      versions: { values },
      methods: { values: ["GET", "POST"] },
    });
  });

  it("are told where they are none", () => {
    const { diagnostics } = pageOf(
      "Plays.\n\nURL: https://toys.test/api/toys\n\nVersions: new\n\nMethod: FETCH",
    );
    expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      "warning labelled/versions",
      "error labelled/method",
    ]);
  });
});

describe("lists of parameters", () => {
  it.each([
    ["Params:", "lost"],
    ["Params:None", "none"],
    ["Params:\n\nNone", "none"],
    ["Parameters:\nNo params", "none"],
    ["**Params:**\nno parameters", "none"],
    ["Params:\n\nAny parameter of:", "lost"],
    ["Returns: a toy", "absent"],
  ])("%j is %s", (below, state) => {
    expect(block(below).parameters.state).toBe(state);
  });

  it("keep what stands behind the word that there are none", () => {
    const { notes, parameters } = block("Params:\nno parameters, the header is used.");
    expect(parameters.state).toBe("none");
    expect(notes.map(({ text }) => text)).toEqual(["the header is used."]);
  });

  it("have rows with dashes, in one line or in several", () => {
    expect(block("Params: - user_id - User ID - toy_id - Toy ID").parameters).toMatchObject({
      rows: [
        { name: "user_id", text: "User ID" },
        { name: "toy_id", text: "Toy ID" },
      ],
    });
    expect(
      block(
        "Params:\n- size - Mandatory. How large\n  in inches\n- colour - optional\n- price - Required if sold\n- new",
      ).parameters,
    ).toMatchObject({
      rows: [
        { name: "size", required: true, text: "How large\nin inches" },
        { name: "colour", required: false },
        { name: "price", text: "Required if sold" },
        { name: "new" },
      ],
    });
  });

  it("keep values of something unnamed", () => {
    const { parameters, values, codes } = block("Params:\n\nmy - only mine\nno value - all of them");
    expect(parameters.state).toBe("lost");
    expect(values.map(({ values: list }) => list.map(({ value }) => value))).toEqual([["my", "no value"]]);
    expect(codes).toEqual(["17 labelled/values-unnamed"]);
  });

  it("tell what is no row, and names that stand twice", () => {
    const { notes, codes, parameters } = block(
      "Params:\n- size - How large\n- size - How small\n\nAsk your parents first.",
    );
    expect(notes.map(({ text }) => text)).toEqual(["Ask your parents first."]);
    expect(parameters).toMatchObject({ rows: [{ name: "size", text: "How large" }] });
    expect(codes).toEqual(["21 labelled/no-row", "19 field/duplicate"]);
  });

  it("read JSON below them as the request", () => {
    expect(block('Params:\n\n{"size": 1}').examples).toMatchObject([{ use: "request", value: { size: 1 } }]);
  });
});

import { describe, expect, it } from "vitest";
import { readPage, realPage } from "./page-read.js";

/** The page by plain matching of lines, without any rule of the reader. */
const lines = realPage.split("\n");
const linesWith = (pattern: RegExp): number[] =>
  lines.flatMap((text, index) => (pattern.test(text) ? [index + 1] : []));
const urls = linesWith(/^URL.{0,3}https?:/u);
const { page, blocks, diagnostics } = readPage(realPage);

describe("the flattened page", () => {
  it("is read to the last line, without an error", () => {
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("has a block for each URL, and one without", () => {
    expect(urls).toHaveLength(203);
    const told = blocks.filter(({ url }) => url?.base !== "").map(({ url }) => url?.line);
    expect(told).toEqual(urls);
    expect(blocks.filter(({ url }) => url?.base === "").map(({ title }) => title?.line)).toEqual([3013]);
    expect(blocks).toHaveLength(204);
  });

  it("has a section for each heading in capitals", () => {
    const headings = linesWith(/^[A-Z][A-Z ()]{3,}$/u);
    expect(page.sections.map(({ title }) => title.line)).toEqual(headings);
    expect(page.sections).toHaveLength(15);
  });

  it("has titles where a line is a path, and none for the others", () => {
    const titles = linesWith(/^[a-z_]+\/(?:[\w/]|<[\w ]+>)*$/u);
    expect(blocks.flatMap(({ title }) => (title === undefined ? [] : [title.line]))).toEqual(titles);
    expect(titles).toHaveLength(185);
  });

  it("keeps versions and methods of each block that has them", () => {
    expect(blocks.flatMap(({ versions }) => versions?.line ?? [])).toEqual(linesWith(/^Versions:/u));
    expect(blocks.flatMap(({ methods }) => methods.line ?? [])).toEqual(linesWith(/^Method:/u));
    const several = linesWith(/^Method:.*(?:,|\/)/u);
    expect(
      blocks.filter(({ methods }) => methods.values.length === 2).map(({ methods }) => methods.line),
    ).toEqual(several);
  });

  it("tells lists of parameters from those that were lost", () => {
    const labels = linesWith(/^Param(?:eter)?s:/u);
    const by = (state: string): number[] =>
      blocks.flatMap(({ parameters }) =>
        parameters.state === state && parameters.state !== "absent" ? [parameters.line] : [],
      );
    const below = (line: number): string => lines.slice(line).find((text) => text.trim() !== "") ?? "";
    const none = labels.filter(
      (line) => /^no(?:ne)?\b/iu.test(below(line)) || /None/u.test(lines[line - 1] ?? ""),
    );
    expect(by("none")).toEqual(none);
    expect(by("listed")).toEqual([373, 566, 1064]);
    const others = labels.filter((line) => !none.includes(line) && ![373, 566, 1064].includes(line));
    expect(by("lost")).toEqual(others);
    expect(blocks.filter(({ parameters }) => parameters.state === "absent")).toHaveLength(5);
  });

  it("keeps each line that begins with a status", () => {
    const found = linesWith(/^(?:[Cc]ode )?\d{3}[: ]|^- {3}\*\*404|code \(200\)/u);
    const kept = blocks
      .flatMap(({ errors, returns }) => [...returns.statuses, ...errors])
      .map(({ line }) => line)
      .sort((a, b) => a - b);
    expect(kept).toEqual(found);
  });

  it("reads each JSON as an example, or as an object of types", () => {
    const opens = linesWith(/^\s{0,8}(?:\{|\[(?!https))|^\.\. code-block:: json \{/u).filter((line) => {
      const above = lines[line - 2] ?? "";
      return above.trim() === "" || /:$/u.test(above);
    });
    const nested = new Set(
      blocks.flatMap(({ examples }) =>
        examples.flatMap(({ line, endLine }) => opens.filter((open) => open > line && open <= endLine)),
      ),
    );
    const found = [
      ...blocks.flatMap(({ examples }) => examples.filter(({ line }) => line !== 3489)),
      ...blocks.flatMap(({ returns }) => returns.skeletons),
    ].map(({ line }) => line);
    expect(found.sort((a, b) => a - b)).toEqual(opens.filter((line) => !nested.has(line)));
    const opaque = blocks.flatMap(({ examples }) => examples.filter(({ value }) => value === undefined));
    expect(opaque.map(({ line }) => line)).toEqual([4099]);
  });

  it("tells whose answers the examples are", () => {
    const examples = blocks.flatMap((block) => block.examples);
    const by = (use: string): number[] => examples.filter((one) => one.use === use).map(({ line }) => line);
    expect(by("task")).toEqual([1857, 1936, 1985]);
    expect(by("event")).toEqual([1820]);
    expect(by("request")).toEqual([]);
    expect(
      examples.flatMap(({ status, line }) => (status === undefined ? [] : [`${line} ${status}`])),
    ).toEqual(["1814 404", "3314 404", "3323 404"]);
    expect(
      examples.flatMap(({ method, line }) => (method === undefined ? [] : [`${line} ${method}`])),
    ).toEqual(["1325 GET", "1332 POST"]);
  });

  it("reads the introduction", () => {
    expect(page).toMatchObject({
      title: "Cloudike Enterprise REST API",
      base: { url: "https://api.server.com/api/1", line: 5 },
      httpSchemes: [{ scheme: "basic", line: 5 }],
      mediaType: { text: "application/json", line: 5 },
    });
    expect(page.introduction.map(({ line }) => line)).toEqual([5, 7]);
  });

  it("keeps every sentence", () => {
    const inCode = new Set<number>();
    for (const { examples, returns } of blocks)
      for (const { line, endLine } of [
        ...examples.filter(({ line: at }) => at !== 3489),
        ...returns.skeletons,
      ])
        for (let at = line; at <= endLine; at += 1) inCode.add(at);
    const kept = stringsIn(page).join("\n");
    const lost = lines.flatMap((text, index) => {
      const words = text.trim().split(/\s+/u);
      if (words.length < 6 || inCode.has(index + 1)) return [];
      return kept.includes(words.slice(-2).join(" ")) ? [] : [`${index + 1} ${text}`];
    });
    expect(lost).toEqual([]);
  });

  it("names placeholders, and tells which were lost", () => {
    const lost = blocks.flatMap(({ url }) => (url === undefined || url.lost.length === 0 ? [] : [url.path]));
    expect(lost).toEqual([
      "/api/1/company/{company_id}/request_quota/",
      "/api/1/company/{company_id}/request_quota/",
      "/api/1/admin/company/{company_id}/edit_user/",
      "/api/1/admin/company/{company_id}/approve/",
      "/api/1/admin/company/{company_id}/deny/",
      "/api/1/get/{unknown}/",
    ]);
    expect(linesWith(/^URL.*[a-z]\/\//u)).toHaveLength(lost.length);
  });

  it("finds what is wrong with it", () => {
    const at = (code: string): number[] =>
      diagnostics.filter((one) => one.code === code).map(({ line }) => line);
    expect(at("labelled/fragment")).toEqual([377, 407, 423, 439, 453, 485]);
    expect(at("labelled/fragment")).toEqual(linesWith(/^or\b(?! list)/u));
    expect(at("labelled/title-differs")).toEqual([2656]);
    expect(at("labelled/url-missing")).toEqual([3013]);
    expect(at("labelled/url-slip")).toEqual([511]);
    expect(at("labelled/values-unnamed")).toEqual([3017]);
    expect(at("labelled/sample")).toEqual([3741]);
    expect(at("request/bare-placeholder")).toEqual([4382, 4423]);
    expect(at("labelled/list-lost")).toEqual([
      830, 1768, 2621, 2636, 2654, 2668, 2681, 3849, 3851, 4091, 4117,
    ]);
    expect(at("labelled/skeleton")).toEqual([1580, 1873, 1887, 1891, 2754]);
    expect(at("labelled/section-count")).toEqual([7]);
  });
});

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

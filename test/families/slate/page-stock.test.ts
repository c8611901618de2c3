import { describe, expect, it } from "vitest";
import { specOf } from "./read-spec.js";
import { stockPage, stockText } from "./stock-page.js";

describe.each([
  ["in HTML", stockPage, "html", []],
  // Two paragraphs below a title may be those of a group, and of an endpoint whose title was lost.
  ["flattened to text", stockText, "text", ["warning endpoint/title-unclear"]],
] as const)("a page of the stock template %s", (_, source, reader, doubts) => {
  const { spec, codes, claims } = specOf(source, reader);

  it("is read without an error, its samples and their captions as such", () => {
    expect(codes.filter((code) => !code.startsWith("info "))).toEqual([...doubts, "warning group/no-text"]);
    expect(claims["slate/sample"]).toBeGreaterThan(20);
    expect(claims["slate/caption"]).toBe(4);
  });

  it("has the operations with their texts, parameters and answers", () => {
    expect(spec.title).toBe("Henhouse API");
    expect(
      spec.operations.map(({ id, wire, parameters }) => [
        id,
        wire.kind === "http" && `${wire.method} ${wire.path}`,
        parameters.map(({ name, in: place, schema }) => `${place} ${name}: ${schema.type}`).join(", "),
      ]),
    ).toEqual([
      ["hens.getAllHens", "GET /api/hens", "query with_chicks: boolean, query limit: number"],
      ["hens.getSpecificHen", "GET /api/hens/{ID}", "path ID: string"],
      ["hens.deleteSpecificHen", "DELETE /api/hens/{ID}", "path ID: string"],
    ]);
    expect(spec.operations.map(({ description }) => description)).toEqual([
      "This endpoint lists all hens.\n\nRemember — a hen with a key is a happy hen!",
      expect.stringContaining("This endpoint shows one hen.\n\nHens like it quiet."),
      "This endpoint lets one hen go.",
    ]);
    expect(spec.operations.map(({ responses }) => responses[0]?.schema)).toMatchObject([
      { type: "array" },
      {},
      { properties: { id: { type: "number" }, gone: { type: "string" } } },
    ]);
    expect(spec.operations.map(({ payload }) => payload)).toEqual([undefined, undefined, undefined]);
  });

  it("tells its header and its errors", () => {
    expect(spec.authSchemes).toMatchObject([{ type: "apiKey", name: "Authorization", in: "header" }]);
    expect(spec.errors.map(({ code }) => code)).toEqual([400, 418]);
  });
});

describe("code on a page", () => {
  const withCode = (code: string): ReturnType<typeof specOf> =>
    specOf(
      stockPage.replace("<p>This endpoint shows one hen.</p>", `<pre>${code}</pre><p>This shows a hen.</p>`),
      "html",
    );

  it("in a program's language, with JSON below, is both", () => {
    const read = specOf(
      stockPage.replace(
        '-H "Authorization: cluckcluck"\n</code></pre></div>\n<div class="highlight"><pre class="highlight javascript tab-javascript"><code>const henhouse = require(\'henhouse\');\n\nlet api = henhouse.signIn(\'cluckcluck\');\nlet hens = api.hens.get(2)',
        '-H "Authorization: cluckcluck"\n\n{ "feathers": 99 }\n</code></pre></div><div><pre class="highlight javascript"><code>let hens = api.hens.get(2)',
      ),
      "html",
    );
    expect(JSON.stringify(read.spec)).toContain("feathers");
  });

  it("that is neither JSON nor a program is not passed over", () => {
    expect(withCode("eggs are laid here").codes).toContain("warning example/unparsable");
    expect(withCode("curl https://henhouse.example/api").codes.join()).not.toContain("error");
  });
});

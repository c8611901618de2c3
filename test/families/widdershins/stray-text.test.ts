import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../scripts/diagnostics/diagnostic.js";
import { widdershins } from "../../../scripts/families/widdershins/index.js";
import { readFamilyPage, type VendorResult } from "../../../scripts/pipeline.js";
import { type RenderOptions, renderPage } from "../../support/widdershins.js";

const room = { $ref: "#/components/schemas/Room" };
const answer = { description: "fine", content: { "application/json": { schema: room } } };
const parameter = (name: string, place: string) => ({
  name,
  in: place,
  required: place === "path",
  description: "text",
  schema: { type: "string" },
});
const shop = {
  openapi: "3.0.3",
  info: { title: "Shop v2 for all", version: "1.0 beta" },
  servers: [{ url: "https://shop.example" }],
  paths: {
    "/rooms/{id}": {
      get: {
        operationId: "getRoom",
        tags: ["Rooms"],
        summary: "One room",
        parameters: [parameter("id", "path"), parameter("filter", "query")],
        responses: { "200": answer, "404": { description: "none of that id" } },
      },
      put: {
        operationId: "setRoom",
        tags: ["Rooms"],
        summary: "Another room",
        parameters: [parameter("id", "path")],
        responses: { "200": answer },
      },
    },
  },
  components: {
    schemas: {
      Room: { type: "object", properties: { id: { type: "string" }, owner: { type: "boolean" } } },
      Zoo: { type: "object", properties: { id: { type: "string" } } },
    },
  },
};

async function pageOf(options: RenderOptions = {}): Promise<{ html: string; text: string }> {
  return renderPage(shop, options);
}

const page = await pageOf();
const ofHtml = (html: string): VendorResult => readFamilyPage(widdershins, "page.html", html);
const ofText = (text: string): VendorResult => readFamilyPage(widdershins, "page.txt", text);

function told({ diagnostics }: VendorResult, code: string): Diagnostic[] {
  return diagnostics.filter((each) => each.code === code);
}

function replaced(text: string, old: string, fresh: string): string {
  expect(text).toContain(old);
  return text.replace(old, fresh);
}

describe("what the template does not write", () => {
  const facts = (result: VendorResult): unknown => {
    const { source: _source, findings: _findings, ...spec } = result.spec ?? {};
    const dropped = (key: string, value: unknown): unknown =>
      ["line", "x-line", "lines"].includes(key) ? undefined : value;
    return JSON.parse(JSON.stringify(spec, dropped));
  };

  it.each([
    ["below an operation's name", "getRoom</h2>", "getRoom</h2><p>Ask the sales team</p>"],
    ["below a table of properties", "</table>\n", "</table>\n<p>Ask the sales team</p>\n"],
    ["at the end of the page", "</body>", "<p>Ask the sales team</p></body>"],
  ])("is told, and is no part of anything, in HTML %s", (_place, old, fresh) => {
    const at = page.html.lastIndexOf(old);
    expect(at).toBeGreaterThan(0);
    const result = ofHtml(page.html.slice(0, at) + fresh + page.html.slice(at + old.length));
    expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(told(result, "page/unread-text").map(({ message }) => message)).toEqual([
      expect.stringContaining("Ask the sales team"),
    ]);
    expect(facts(result)).toEqual(facts(ofHtml(page.html)));
  });

  it("is no text, where it is a control", () => {
    const copied = page.html.replaceAll("</pre>", "</pre><button>Copy</button>");
    expect(copied).not.toBe(page.html);
    expect(facts(ofHtml(copied))).toEqual(facts(ofHtml(page.html)));
  });
});

describe("flattened text that lost a part of a row", () => {
  it.each([
    [
      "a row of parameters",
      "filter | query | string | false | text |",
      "filter | query | str",
      "page/unknown-line",
    ],
    [
      "a label nobody knows",
      "Example responses\n",
      "Rate limits\n10 per second\nExample responses\n",
      "page/unknown-line",
    ],
    [
      "the cell of an answer",
      "404 | Not Found | none of that id | None |",
      "404 | none of that id | None | |",
      "response/row",
    ],
    [
      "a row of properties",
      "owner | boolean | false | none | none |\n",
      "owner | bool\n",
      "page/unknown-line",
    ],
  ])("stops: %s", (_what, old, fresh, code) => {
    const result = ofText(replaced(page.text, old, fresh));
    expect(told(result, code).map(({ severity }) => severity)).toContain("error");
    expect(result.outputs).toEqual([]);
  });
});

describe("names", () => {
  it("of versions may hold spaces, and titles what looks like a version", () => {
    expect(ofHtml(page.html).spec).toMatchObject({ title: "Shop v2 for all", version: "1.0 beta" });
  });

  it("of operations stand in an anchor where the headings are summaries", async () => {
    const { html } = await pageOf({ widdershins: { tocSummary: true } });
    expect(ofHtml(html).spec?.operations.map(({ id, title }) => ({ id, title }))).toEqual([
      { id: "getRoom", title: "One room" },
      { id: "setRoom", title: "Another room" },
    ]);
  });
});

describe("servers", () => {
  it("of operations whose samples call another one are theirs", () => {
    const other = page.text.replaceAll(/(PUT |put ')https:\/\/shop\.example/gu, "$1https://other.example");
    expect(other).not.toBe(page.text);
    const { spec } = ofText(other);
    expect(spec?.servers.map(({ url }) => url)).toEqual(["https://shop.example", "https://other.example"]);
    expect(spec?.operations.map(({ wire }) => wire.server)).toEqual([undefined, "server2"]);
  });
});

describe("a page that shows raw schemas in the place of examples", () => {
  it("is read by its tables alone", async () => {
    const { html } = await pageOf({ widdershins: { sample: false } });
    const result = ofHtml(html);
    expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(told(result, "page/raw-schemas")).toHaveLength(1);
    expect(result.spec?.operations.flatMap(({ examples }) => examples)).toEqual([]);
    expect(result.spec?.schemas.Room?.schema.properties).toMatchObject({
      id: { type: "string" },
      owner: { type: "boolean" },
    });
  });
});

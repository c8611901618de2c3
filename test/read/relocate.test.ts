import { describe, expect, it } from "vitest";
import { readHtml } from "../../scripts/read/html.js";
import { readers } from "../../scripts/read/readers.js";
import { relocate } from "../../scripts/read/relocate.js";
import { readText } from "../../scripts/read/text.js";

const made = {
  line: 1,
  schema: { "x-line": 2, properties: { line: { type: "integer", "x-line": 3 } } },
  lines: { start: 2, end: 3 },
  list: [{ line: 3 }, null, "line", 2],
  source: { lines: 3 },
};

describe("lines of the source", () => {
  it("take the place of lines of the document", () => {
    expect(relocate(made, { sourceLines: [10, 20, 30] })).toEqual({
      line: 10,
      schema: { "x-line": 20, properties: { line: { type: "integer", "x-line": 30 } } },
      lines: { start: 20, end: 30 },
      list: [{ line: 30 }, null, "line", 2],
      source: { lines: 3 },
    });
    expect(made.line).toBe(1);
    expect(relocate({ line: 4 }, { sourceLines: [10] })).toEqual({ line: 4 });
  });

  it("leave the vendor's own data alone", () => {
    const data = {
      value: { line: 1 },
      default: { line: 1 },
      enum: [{ line: 1 }],
      const: { line: 1 },
      line: 1,
    };
    expect(relocate(data, { sourceLines: [9] })).toEqual({ ...data, line: 9 });
  });

  it("are the lines of a text already", () => {
    expect(relocate(made, readText("demo", "a\nb"))).toBe(made);
  });

  it("are found in a page", () => {
    const document = readHtml("demo", "<p>a</p>\n\n<p>b</p>");
    expect(relocate([{ line: 1 }, { line: 2 }], document)).toEqual([{ line: 1 }, { line: 3 }]);
  });
});

describe("readers", () => {
  it("are known by the extension of a page's file", () => {
    expect(Object.keys(readers)).toEqual([".txt", ".html", ".htm"]);
    const kinds = Object.values(readers).map((read) => read("demo", "<p>a</p>"));
    expect(kinds.map(({ reader, lines }) => [reader, ...lines])).toEqual([
      ["text", "<p>a</p>"],
      ["html", "a"],
      ["html", "a"],
    ]);
  });
});

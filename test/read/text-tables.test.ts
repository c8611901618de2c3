import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Block, Table } from "../../scripts/read/document.js";
import { fitted } from "../../scripts/read/text/table.js";
import { readText } from "../../scripts/read/text.js";

const blocks = (...lines: string[]): readonly Block[] => readText("demo", lines.join("\n")).blocks;
const kinds = (...lines: string[]): string[] =>
  blocks(...lines).map(({ kind, startLine, endLine }) => `${kind} ${startLine}-${endLine}`);
const tables = (found: readonly Block[]): Table[] => found.filter((block) => block.kind === "table");
const cells = (...lines: string[]): string[][] =>
  tables(blocks(...lines)).flatMap(({ header, rows }) =>
    [header, ...rows].map((row) => row.cells.map(({ text }) => text)),
  );

describe("a flattened table", () => {
  it("is a line of titles, a rule, and rows", () => {
    const lines = ["Parameters", "Name | In |", "---|---|", "a | query |", "b | path |", "Responses"];
    expect(kinds(...lines)).toEqual(["paragraph 1-1", "table 2-5", "paragraph 6-6"]);
    expect(tables(blocks(...lines))).toMatchObject([
      { lossy: true, header: { line: 2 }, rows: [{ line: 4 }, { line: 5 }] },
    ]);
    expect(cells(...lines)).toEqual([
      ["Name", "In"],
      ["a", "query"],
      ["b", "path"],
    ]);
  });

  it("ends where the next begins, and may have no rows", () => {
    expect(kinds("A | B |", "---|---|", "1 | 2 |", "C | D |", "---|---|", "3 | 4 |")).toEqual([
      "table 1-3",
      "table 4-6",
    ]);
    expect(kinds("A |", "---|", "", "x | y |")).toEqual(["table 1-2", "paragraph 4-4"]);
    expect(kinds("A |", "---|")).toEqual(["table 1-2"]);
    expect(kinds("text", "---|---|", "a | b |")).toEqual(["paragraph 1-3"]);
  });

  it("keeps empty cells, lost cells and surplus cells as they stand", () => {
    const rows = ["string(email) | true | user's email | |", "a || b |", "» x | t | a | b | c |", "y |"];
    expect(cells("Name | Type | Required |", "---|---|---|", ...rows).slice(1)).toEqual([
      ["string(email)", "true", "user's email", ""],
      ["a", "", "b"],
      ["» x", "t", "a", "b", "c"],
      ["y"],
    ]);
    expect(cells("A | B |", "---|---|", "^a|b$ | x |")).toEqual([
      ["A", "B"],
      ["^a|b$", "x"],
    ]);
  });

  it("may have bars at both ends, or at none", () => {
    expect(cells("| A | B |", "|---|---|", "| 1 | |", "| | 2 |")).toEqual([
      ["A", "B"],
      ["1", ""],
      ["", "2"],
    ]);
    expect(kinds("A | B", "--- | ---", "1 | 2", "text")).toEqual(["table 1-3", "paragraph 4-4"]);
    expect(kinds("A | B", ":---|---:", "1 | 2")).toEqual(["table 1-3"]);
  });

  it("joins a row whose cells kept their line breaks", () => {
    const lines = [
      "A | B |",
      "---|---|",
      "1 | x",
      "- y",
      "z |",
      "2 | w |",
      "3 | never ends",
      "text",
      "C |",
      "---|",
    ];
    expect(kinds(...lines)).toEqual(["table 1-6", "paragraph 7-8", "table 9-10"]);
    expect(cells(...lines).slice(0, 3)).toEqual([
      ["A", "B"],
      ["1", "x\n- y\nz"],
      ["2", "w"],
    ]);
  });

  it("ends code that never closes", () => {
    expect(kinds("{", '"a": [', "Responses", "A | B |", "---|---|", "1 | 2 |")).toEqual([
      "code 1-3",
      "table 4-6",
    ]);
  });

  it("gives surplus cells back to the column that held bars", () => {
    const row = ["a", "b", "c", "d"].map((text) => ({ text }));
    expect(fitted(row, 4, 1)).toEqual(row);
    expect(fitted(row, 3, 2).map(({ text }) => text)).toEqual(["a", "b", "c | d"]);
    expect(fitted(row, 2, 0).map(({ text }) => text)).toEqual(["a | b | c", "d"]);
  });
});

describe("a real flattened page", () => {
  const document = readText(
    "demo",
    readFileSync(new URL("../../specs/zextras/source.txt", import.meta.url), "utf8"),
  );

  it("has every rule and every bar in a table", () => {
    const found = tables(document.blocks);
    const within = new Set(
      found.flatMap(({ startLine, endLine }) =>
        Array.from({ length: endLine - startLine + 1 }, (_, index) => startLine + index),
      ),
    );
    const barred = document.lines.flatMap((line, index) => (line.includes("|") ? [index + 1] : []));
    expect(barred.filter((line) => !within.has(line))).toEqual([]);
    expect(found).toHaveLength(document.lines.filter((line) => line.startsWith("---|")).length);
    expect(found.reduce((sum, { rows }) => sum + rows.length + 2, 0)).toBe(within.size);
  });

  it("has as many cells in a row as titles", () => {
    for (const { header, rows } of tables(document.blocks))
      for (const row of rows) expect(row.cells).toHaveLength(header.cells.length);
  });

  it("has each example in one block", () => {
    const examples = document.blocks.filter((block, index) => {
      const above = document.blocks[index - 1];
      const label = above?.kind === "paragraph" ? (above.lines.at(-1)?.text ?? "") : "";
      return block.kind === "code" && /^(?:Body parameter|\d{3} Response)$/u.test(label);
    });
    expect(examples.length).toBeGreaterThan(20);
    for (const block of examples)
      expect(block.kind === "code" && typeof JSON.parse(block.text)).toBe("object");
  });
});

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FlatTable, TableRow } from "../../../scripts/families/slate/model.js";
import { fieldsOf } from "../../../scripts/families/slate/table/fields.js";
import { columnsOf } from "../../../scripts/families/slate/table/header.js";
import { rowsOf } from "../../../scripts/families/slate/table/rows.js";
import { parseExample } from "../../../scripts/infer/parse-example.js";
import type { Json } from "../../../scripts/spec/json-schema.js";
import { emptyReading, outline } from "./table-support.js";

const lines = readFileSync(new URL("../../../specs/workdrive/source.txt", import.meta.url), "utf8").split(
  "\n",
);

interface Found {
  table: FlatTable;
  examples: Json[];
}

/** All tables of the page, found by their first title; they end with the paragraph, or where an example begins. */
function tables(): Found[] {
  return lines.flatMap((text, at): Found[] => {
    if (!/^`?Parameter /u.test(text)) return [];
    const end = lines.findIndex((line, index) => index > at && /^\s*$|^\{|mime Type$/u.test(line));
    const body = lines.slice(at + 1, end).map((line, index) => ({ line: at + 2 + index, text: line }));
    return [
      { table: { kind: "flat", header: { line: at + 1, text }, lines: body }, examples: examplesAbove(at) },
    ];
  });
}

/** The first block of JSON between the request and the table that is not its headers. */
function examplesAbove(at: number): Found["examples"] {
  const isPlaced = /(?:Path|Query) Parameters|^Parameters/u.test(lines[at - 2] ?? "");
  const start = lines.findLastIndex(
    (line, index) => index < at && /^(?:GET|POST|PATCH|DELETE) /iu.test(line),
  );
  if (isPlaced || start === -1) return [];
  const blocks = lines
    .slice(start + 1, at)
    .join("\n")
    .split(/^(?=\{)/mu)
    .slice(1);
  const bodies = blocks.filter((block) => !block.includes("X-API-KEY"));
  const isRead = /^GET/u.test(lines[start] ?? "") && !lines.slice(start, at).includes("Request Body");
  const hasRequest = !isRead || bodies.length > 1;
  return bodies.slice(0, hasRequest ? 1 : 0).flatMap((block) => {
    const parsed = parseExample(block.slice(0, block.lastIndexOf("}") + 1));
    return "value" in parsed ? [parsed.value] : [];
  });
}

function all(rows: readonly TableRow[]): TableRow[] {
  return rows.flatMap((row) => [row, ...all(row.nested ?? [])]);
}

describe("the tables of the page", () => {
  const reading = emptyReading();
  const read = tables().map(({ table, examples }) => {
    return { table, rows: rowsOf(reading, table, examples), examples };
  });
  const rowIn = (line: number): TableRow | undefined =>
    read.flatMap(({ rows }) => rows).find((row) => row.line === line);

  it("are split without an error, every line into a row", () => {
    expect(reading.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    for (const { table, rows } of read)
      for (const { line, text } of table.lines)
        expect(
          rows.filter((row) => row.line <= line && line <= row.endLine),
          text,
        ).toHaveLength(1);
  });

  it("have as many rows as searches with other patterns find", () => {
    expect(read).toHaveLength(103);
    expect(read.flatMap(({ rows }) => rows)).toHaveLength(367);
    expect(all(read.flatMap(({ rows }) => rows))).toHaveLength(509);
  });

  it("begin each row of a table without rows within in a line of its own", () => {
    for (const { table, rows } of read) {
      if (/Nested|Values/u.test(table.header.text)) continue;
      const own = table.lines.filter(({ text }) => !text.trim().startsWith("•"));
      expect(rows.map(({ line }) => line)).toEqual(own.map(({ line }) => line));
      expect(rows.map(({ name }) => name)).toEqual(own.map(({ text }) => /^\w+/u.exec(text)?.[0]));
    }
  });

  it("keep the hard ones", () => {
    expect(outline([rowIn(2511)].flatMap((row) => row ?? []))).toEqual([
      "repeat object | Set the Recurrent Event values.",
      "  config",
      "    type 'frequency'",
      `    frequency 'string' [86400: daily, 604800: weekly, 1209600: biWeekly, "monthly": monthly] | Choose the frequency value from the list shown below`,
      "    ends",
      "      config",
      '        type "on"',
      "        date Date",
    ]);
    expect(rowIn(838)).toMatchObject({ name: "time", required: true, type: "Time", default: "Current Time" });
    expect(rowIn(520)).toMatchObject({ name: "auth", nested: [{ name: "method" }] });
    expect(rowIn(3008)?.values?.map(({ value }) => value)).toEqual([1, 2, 3, 4]);
    expect(rowIn(5278)?.description).toBe("Is a group private or public.");
    expect(rowIn(5827)).toMatchObject({ name: "category", type: "string" });
  });

  it("agree with the examples, or say where not", () => {
    const merging = emptyReading();
    for (const { rows, examples } of read) fieldsOf(merging, rows, examples, "any.operation");
    expect(merging.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const near = merging.diagnostics.filter(({ code }) => code === "parameters/near-name");
    expect(near.map(({ line }) => line)).toEqual([
      460, 2505, 2525, 2806, 2832, 3540, 3701, 4171, 6384, 6429, 6497,
    ]);
  });

  it("lose no line without an error when they are torn and mixed", () => {
    const texts = tables().flatMap(({ table }) => table.lines.map(({ text }) => text));
    const line = fc.oneof(
      fc.constantFrom(...texts),
      fc.constantFrom(...texts).map((text) => text.slice(text.length / 3)),
      fc.string(),
    );
    const header = fc.constantFrom(...new Set(tables().map(({ table }) => table.header.text)));
    fc.assert(
      fc.property(header, fc.array(line, { maxLength: 12 }), (text, shown) => {
        const torn = emptyReading();
        const body = shown.map((each, at) => ({ line: at + 2, text: each }));
        const rows = rowsOf(torn, { kind: "flat", header: { line: 1, text }, lines: body }, []);
        fieldsOf(torn, rows, [], "any.operation");
        const errors = torn.diagnostics
          .filter(({ severity }) => severity === "error")
          .map((each) => each.line);
        for (const { line: at, text: own } of body) {
          const isRead = rows.some((row) => row.line <= at && at <= row.endLine);
          // Titles that are repeated hold nothing to lose.
          const isTitles = columnsOf(own) !== undefined;
          expect(own.trim() === "" || isTitles || isRead || errors.includes(at), own).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

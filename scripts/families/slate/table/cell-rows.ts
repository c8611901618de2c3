import type { Cell, Table } from "../../../read/document.js";
import { rowText } from "../../../read/html/cell.js";
import type { Json } from "../../../spec/json-schema.js";
import { note, type Reading } from "../../reading.js";
import type { EnumeratedValue, TableRow } from "../model.js";
import { defaultAt } from "./default-value.js";
import { jsonOf, titledValue, valueIn, valuesAt } from "./enumeration.js";
import { addText, FlatRows } from "./flat-rows.js";
import { type Column, columnOf } from "./header.js";
import { nameAt } from "./row-cells.js";
import { keysIn, samplesAt } from "./shown.js";
import { splitsOf } from "./type-expression.js";

interface Slot {
  row: TableRow;
  /** What the examples show of the row. */
  samples: readonly Json[];
  reading: Reading;
}

/** The rows of a table whose cells are known. Tables and lists in cells are read like those of flattened pages. */
export function cellRows(reading: Reading, { header, rows }: Table, examples: readonly Json[]): TableRow[] {
  const columns = header.cells.map(({ text }) => columnOf(text));
  if (!columns.includes("name") || columns.includes(undefined)) {
    note(reading, "parameters/header", { line: header.line }, { text: rowText(header) });
    return [];
  }
  return rows.flatMap(({ line, cells }) => {
    if (cells.every(({ text }) => text.trim() === "")) return [];
    const named = nameOf(cells[columns.indexOf("name")]?.text ?? "");
    const isWider = cells.slice(columns.length).some(({ text }) => text.trim() !== "");
    if (named === undefined || isWider) {
      note(reading, "parameters/row", { line }, { text: rowText({ cells }), columns: columns.join(", ") });
      return [];
    }
    const row: TableRow = { line, endLine: line, ...named };
    const slot: Slot = { row, samples: samplesAt(examples, row.name), reading };
    for (const [at, column] of columns.entries()) {
      const cell = cells[at];
      if (cell === undefined || column === undefined || column === "name") continue;
      const isLast = columns
        .slice(at + 1)
        .every((_, after) => (cells[at + 1 + after]?.text ?? "").trim() === "");
      readCell(column, cell, slot, isLast && columns.indexOf("description") > at);
    }
    return [row];
  });
}

function nameOf(text: string): { name: string; required: boolean } | undefined {
  const trimmed = text.replace(/\s+/gu, " ").trim();
  const found = nameAt(trimmed);
  if (found !== undefined && found.rest === "") return { name: found.name, required: found.required };
  return /^[A-Za-z_$][\w$ .[\]-]{0,60}\*?$/u.test(trimmed) && trimmed.split(" ").length <= 4
    ? { name: trimmed.replace(/ ?\*$/u, ""), required: trimmed.endsWith("*") }
    : undefined;
}

function readCell(column: Column, cell: Cell, slot: Slot, mayBeText: boolean): void {
  for (const table of cell.tables ?? []) readTable(table, slot);
  const lines = ownLines(cell);
  const [first = ""] = lines;
  if (lines.length === 0 || (lines.length === 1 && /^(?:any|-|–|—)$/iu.test(first))) return;
  if (column === "description") readText(lines, slot);
  else if (!readers[column]?.(lines, slot)) {
    const { row, reading } = slot;
    const text = lines.join(" ");
    if (mayBeText && row.description === undefined && /\s/u.test(text)) {
      note(reading, "parameters/cell-shifted", { line: row.line }, { name: row.name, column });
      readText(lines, slot);
    } else note(reading, "parameters/cell", { line: row.line }, { name: row.name, column, text });
  }
}

type Reader = (lines: readonly string[], slot: Slot) => boolean;

const readers: { [column in Column]?: Reader } = {
  type: (lines, { row }) => {
    row.type = lines.join(" ");
    return lines.length === 1;
  },
  required: (lines, { row }) => {
    const [, yes] = /^(?:(yes|true|required|mandatory|✓|✔)|no|false|optional)$/iu.exec(lines.join(" ")) ?? [];
    if (yes !== undefined) row.required = true;
    return yes !== undefined || /^(?:no|false|optional)$/iu.test(lines.join(" "));
  },
  default: (lines, { row }) => {
    const text = lines.join(" ");
    const found = defaultAt(text, row.type);
    if (found?.rest !== "" && /\s/u.test(text)) return false;
    row.default = found?.value ?? text;
    return true;
  },
  values: (lines, { row }) =>
    addValues(
      row,
      lines.map((line) => inLine(line.replace(/^• /u, ""))),
    ),
  nested: (lines, slot) => {
    const [first = ""] = lines;
    const { row, reading, samples } = slot;
    if (lines.length === 1 && /^(?:true|false)$/u.test(first) && row.default === undefined) {
      row.default = first;
      note(reading, "parameters/default-misplaced", { line: row.line }, { name: row.name, value: first });
      return true;
    }
    const keys = keysIn(samples);
    const isList = lines.length > 1 || /^[\w$]+ ?:? ?\S+$/u.test(first) || splitsOf(first, keys).length > 0;
    if (isList) readLines(lines, slot);
    return isList;
  },
};

/** The values of a line: one, or a list. A cell holds nothing else. */
function inLine(text: string): EnumeratedValue[] | undefined {
  const listed = valuesAt(text);
  if (listed?.rest === "") return listed.values;
  const single = /^\S+$/u.test(text) ? { value: jsonOf(text.replace(/,$/u, "")) } : titledValue(text);
  const value = single ?? valueIn(text);
  return value === undefined || (value.title?.length ?? 0) > 60 ? undefined : [value];
}

function addValues(row: TableRow, read: readonly (EnumeratedValue[] | undefined)[]): boolean {
  const values = read.flatMap((each) => each ?? []);
  if (read.includes(undefined)) return false;
  row.values = [...(row.values ?? []), ...values];
  return true;
}

function readText(lines: readonly string[], { row, reading }: Slot): void {
  for (const text of lines) {
    const item = /^• (.*)$/u.exec(text)?.[1];
    const value = item === undefined ? undefined : valueIn(item);
    if (value !== undefined) addValues(row, [[value]]);
    else {
      if (item !== undefined)
        note(reading, "parameters/list-as-text", { line: row.line }, { name: row.name, text: item });
      addText(row, item === undefined ? text.replace(/^[-–—]\s+/u, "") : `- ${item}`);
    }
  }
}

/** Rows within the row that stand as lines in a cell. */
function readLines(lines: readonly string[], { row, samples, reading }: Slot): void {
  const reader = new FlatRows(reading, ["name", "type", "description"], samples);
  reader.enter(row, samples);
  reader.read(lines.map((text) => ({ line: row.line, text })));
}

/** A table in a cell: of values and what they mean, or of rows within the row. */
function readTable(table: Table, slot: Slot): void {
  const { row, samples, reading } = slot;
  const columns = table.header.cells.map(({ text }) => columnOf(text));
  if (columns.join() === "value,title") {
    const pairs = table.rows.map(({ cells: [value, title] }) => ({
      value: jsonOf(value?.text.trim() ?? ""),
      title: title?.text.trim().replace(/^(['"])(.*)\1$/u, "$2") ?? "",
    }));
    addValues(row, [pairs]);
    return;
  }
  const isTitled = columns.includes("name") && !columns.includes(undefined);
  // Markdown makes titles of the first row, whatever it holds.
  const names: Column[] = ["name", "type", "description"];
  const width = table.rows.reduce((widest, { cells }) => Math.max(widest, cells.length), columns.length);
  const titled: Table = {
    ...table,
    header: { line: table.header.line, cells: names.slice(0, width).map((text) => ({ text })) },
    rows: [table.header, ...table.rows],
  };
  const nested = cellRows(reading, isTitled ? table : titled, samples);
  if (nested.length === 0) note(reading, "parameters/nested-empty", { line: row.line }, { name: row.name });
  else row.nested = [...(row.nested ?? []), ...nested];
}

/** The lines of a cell without those of its tables; items of lists are marked. */
function ownLines({ text, markdown, tables = [] }: Cell): string[] {
  const marks = (markdown ?? text).split("\n").filter((line) => line.trim() !== "");
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const inTables = tables.flatMap((table) => [table.header, ...table.rows].map(rowText));
  return lines.flatMap((line, at) => {
    const found = inTables.indexOf(line);
    if (found !== -1) {
      inTables.splice(found, 1);
      return [];
    }
    const isItem = marks.length === lines.length && /^\s*(?:-|1\.) /u.test(marks[at] ?? "");
    return [`${isItem ? "• " : ""}${line.replace(/\s+/gu, " ").trim()}`];
  });
}

import type { Cell, Row, Table } from "../../../read/document.js";
import { rowText } from "../../../read/html/cell.js";
import type { Json } from "../../../spec/json-schema.js";
import { note, type Reading } from "../../reading.js";
import type { TableRow } from "../model.js";
import { cellLines } from "./cell-lines.js";
import { addNested, cellReaders, isEmpty, readText, type Slot, textOf } from "./cell-readers.js";
import { addTable, withTitles } from "./cell-tables.js";
import { type Column, columnOf } from "./header.js";
import { nameAt } from "./row-cells.js";
import { samplesAt } from "./shown.js";

/** In this order a row is read: what a cell can hold depends on the type, and a list in a text on what the others hold. */
const order: readonly Column[] = ["type", "required", "default", "values", "nested", "description"];

/** The rows of a table whose cells are known. Tables and lists in cells are read like those of flattened pages. */
export function cellRows(reading: Reading, table: Table, examples: readonly Json[]): TableRow[] {
  const { header, rows } = table;
  const columns = header.cells.map(({ text }) => columnOf(text));
  if (!areTitles(columns, table)) {
    note(reading, "parameters/header", { line: header.line }, { text: rowText(header) });
    return [];
  }
  const isStray = header.cells.some(({ text }) => text.split("`").length % 2 === 0);
  if (isStray) note(reading, "page/stray-mark", { line: header.line }, { text: "`" });
  return rows.flatMap((row) => {
    const isRepeated = row.cells.every(
      ({ text }, at) => columns[at] !== undefined && columnOf(text) === columns[at],
    );
    return isRepeated || isBlank(row) ? [] : readRow(reading, row, columns, examples);
  });
}

/** Each title is known, and stands once; only texts can have several. A column without title and cells is none. */
function areTitles(columns: readonly (Column | undefined)[], { header, rows }: Table): boolean {
  if (columns.filter((column) => column === "name").length !== 1) return false;
  return columns.every((column, at) => {
    if (column !== undefined) return column === "description" || columns.indexOf(column) === at;
    return [header, ...rows].every(({ cells }) => (cells[at]?.text ?? "").trim() === "");
  });
}

function isBlank({ cells }: Pick<Row, "cells">): boolean {
  return cells.every(({ text }) => text.trim() === "");
}

function readRow(
  reading: Reading,
  { line, cells }: Row,
  columns: readonly (Column | undefined)[],
  examples: readonly Json[],
): TableRow[] {
  const at = columns.indexOf("name");
  const named = nameOf(cells[at]?.text ?? "");
  const isSpaced = named !== undefined && /\s/u.test(named.name);
  const isAlone = isBlank({ cells: cells.filter((_, index) => index !== at) });
  // A line of words across the table is no parameter.
  if (named === undefined || !isBlank({ cells: cells.slice(columns.length) }) || (isSpaced && isAlone)) {
    const expected = columns.flatMap((column) => column ?? []).join(", ");
    note(reading, "parameters/row", { line }, { text: rowText({ cells }), columns: expected });
    return [];
  }
  if (isSpaced) note(reading, "parameters/name-spaced", { line }, { name: named.name });
  const row: TableRow = { line, endLine: line, ...named };
  const slot: Slot = { row, samples: samplesAt(examples, row.name), reading };
  for (const column of order) {
    for (const [index, cell] of cells.entries()) {
      if (columns[index] !== column) continue;
      const isLast = isBlank({ cells: cells.slice(index + 1) });
      readCell(column, cell, slot, isLast && columns.indexOf("description") > index);
    }
  }
  return [row];
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
  const { row, reading, samples } = slot;
  for (const table of cell.tables ?? []) {
    if (addTable(table, slot)) continue;
    const titled = withTitles(table);
    addNested(row, cellRows(reading, titled, samples));
    if (titled.rows.length === 0)
      note(reading, "parameters/nested-empty", { line: row.line }, { name: row.name });
  }
  const lines = cellLines(cell);
  if (isEmpty(column, lines) || cellReaders[column]?.(lines, slot) === true) return;
  const text = textOf(lines);
  if (mayBeText && row.description === undefined && /\s/u.test(text)) {
    note(reading, "parameters/cell-shifted", { line: row.line }, { name: row.name, column });
    if (column === "type") delete row.type;
    readText(lines, slot);
  } else note(reading, "parameters/cell", { line: row.line }, { name: row.name, column, text });
}

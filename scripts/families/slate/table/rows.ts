import type { Table } from "../../../read/document.js";
import type { Json } from "../../../spec/json-schema.js";
import { note, type Reading } from "../../reading.js";
import type { FlatTable, TableRow } from "../model.js";
import { cellRows } from "./cell-rows.js";
import { valuesInProse } from "./enumeration.js";
import { FlatRows } from "./flat-rows.js";
import { columnsOf } from "./header.js";
import { typeOf } from "./type-expression.js";

/**
 * The rows of a table of parameters or fields. `examples` are values that the page shows for what the table describes:
 * they settle what flattening lost. Claims no lines.
 *
 * @param names - Names that something else on the page has, such as the placeholders of the path.
 */
export function rowsOf(
  reading: Reading,
  table: FlatTable | Table,
  examples: readonly Json[],
  names: readonly string[] = [],
): TableRow[] {
  return (
    table.kind === "flat" ? flatRows(reading, table, examples, names) : cellRows(reading, table, examples)
  ).map(withProse);
}

function flatRows(
  reading: Reading,
  { header, lines }: FlatTable,
  examples: readonly Json[],
  names: readonly string[],
): TableRow[] {
  const columns = columnsOf(header.text);
  if (columns === undefined || columns[0] !== "name") {
    note(reading, "parameters/header", { line: header.line }, { text: header.text });
    return [];
  }
  // Where types tell rows from other lines, a name is that of any row, at whatever depth.
  const reader = new FlatRows(reading, columns, examples, columns.includes("type") ? [] : names);
  reader.read(lines);
  return reader.rows;
}

/** Sentences can list the values that no cell does. */
function withProse(row: TableRow): TableRow {
  const { type, values, description = "", nested } = row;
  const isText = type === undefined || ["string", "array"].includes(String(typeOf(type)?.type));
  const isOpen = values === undefined && nested === undefined && isText;
  // Constants can be marked as code.
  const told = isOpen ? valuesInProse(description.replace(/[`*]/gu, "")) : [];
  return {
    ...row,
    ...(told.length > 0 ? { values: told } : {}),
    ...(nested === undefined ? {} : { nested: nested.map(withProse) }),
  };
}

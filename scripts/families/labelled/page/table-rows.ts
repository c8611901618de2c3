import type { Cell, Row, Table } from "../../../read/document.js";
import { note, type Reading } from "../../reading.js";
import type { FieldRow, StatusPart } from "../model.js";
import { answerOf, type Column, columnOf, placeOf } from "./columns.js";
import { noneWord } from "./phrases.js";
import { codesOf, joined, statusOf } from "./statuses.js";

interface Titled {
  column: Column | undefined;
  title: string;
}

/** The rows of a table of fields, whatever the order of its columns. */
export function fieldsOfTable(reading: Reading, table: Table, operation: string | undefined): FieldRow[] {
  const columns = columnsOf(reading, table, operation);
  const found: FieldRow[] = [];
  for (const row of table.rows) {
    const field = fieldOf(reading, row, columns, operation);
    if (field === undefined) continue;
    const last = found.at(-1);
    if (last?.name !== field.name || last.text === field.text) found.push(field);
    else {
      // A name that spans rows: each of them tells something else of it.
      note(reading, "parameters/repeated", { line: field.line, operation }, { name: field.name });
      found[found.length - 1] = {
        ...field,
        ...last,
        text: joined(last.text ?? "", { text: field.text ?? "" }),
      };
    }
  }
  return found;
}

/** Whether the only row of a table says that there is nothing. */
export function saysNone({ rows }: Table): boolean {
  const [row, ...others] = rows;
  const texts = row?.cells.map(({ text }) => text.trim()).filter((text) => text !== "") ?? [];
  return others.length === 0 && texts.length === 1 && noneWord(texts[0] ?? "");
}

/** The rows of a table of statuses; undefined where no row has one in its first cells. */
export function statusesOfTable(table: Table): StatusPart[] | undefined {
  const isHeader = table.header.cells.every(({ text }) => statusOf({ line: 1, text }) === undefined);
  const rows = isHeader ? table.rows : [table.header, ...table.rows];
  const found = rows.map(({ line, cells }) => {
    const texts = cells.map(({ text }) => text.trim()).filter((text) => text !== "");
    const at = texts.findIndex((text) => statusOf({ line, text })?.text === "");
    const others = texts.filter((_, index) => index !== at);
    const status = statusOf({ line, text: texts[at] ?? "" })?.status;
    if (status === undefined) return undefined;
    const [name = "", ...rest] = others;
    const { codes, rest: text } = codesOf(name);
    return { status, codes, text: [text, ...rest].filter((one) => one !== "").join(" "), line };
  });
  const told = found.filter((row) => row !== undefined);
  return told.length === rows.length && told.length > 0 ? told : undefined;
}

function columnsOf(reading: Reading, { header }: Table, operation: string | undefined): Titled[] {
  const columns = header.cells.map(({ text }, index) => ({
    column: columnOf(text, index),
    title: text.trim(),
  }));
  for (const { column, title } of columns)
    if (column === undefined || column === "status")
      note(reading, "labelled/column-unknown", { line: header.line, operation }, { title });
  if (!columns.some(({ column }) => column === "name"))
    note(reading, "parameters/header", { line: header.line, operation }, { text: texts(header) });
  return columns;
}

/** A name, perhaps in quotation marks, with a star or a word for what must be there. */
const nameForm =
  /^["'`]?([^\s"'`,;()*/|]{1,200})["'`]?\s?(\*?)\s?(?:[([]?(required|mandatory|optional)[)\]]?)?$/iu;

/** Words in a cell that spans a table: they head the rows below. */
function isHeading({ cells }: Row, at: number): boolean {
  const isAlone = cells.length > 2 && cells.every(({ text }, index) => index === at || text.trim() === "");
  return isAlone && /^[A-Z][a-z]|\s/u.test(cells[at]?.text.trim() ?? "");
}

function fieldOf(
  reading: Reading,
  row: Row,
  columns: readonly Titled[],
  operation: string | undefined,
): FieldRow | undefined {
  const { line, cells } = row;
  const at = columns.findIndex(({ column }) => column === "name");
  const [, name = "", star = "", word = ""] = nameForm.exec(cells[at]?.text.trim() ?? "") ?? [];
  if (name === "" || isHeading(row, at)) {
    const isEmpty = cells.every(({ text }) => text.trim() === "");
    if (isEmpty) return undefined;
    if (isHeading(row, at))
      note(reading, "labelled/table-heading", { line, operation }, { text: cells[at]?.text.trim() ?? "" });
    else note(reading, "parameters/row", { line, operation }, { text: texts(row), columns: "a name" });
    return undefined;
  }
  const must = star === "*" ? true : answerOf(word);
  const field: FieldRow = {
    line,
    name,
    ...(must === undefined || star + word === "" ? {} : { required: must }),
  };
  const more: string[] = [];
  const nested: FieldRow[] = [];
  for (const [index, cell] of cells.entries()) {
    const { column, title } = columns[index] ?? { column: undefined, title: "" };
    for (const table of cell.tables ?? []) nested.push(...fieldsOfTable(reading, table, operation));
    const text = ownText(cell);
    if (column !== "name" && !put(field, column, text) && text !== "") {
      if (column !== undefined && column !== "values" && column !== "status")
        note(reading, "labelled/cell", { line, operation }, { name, column: title, text });
      more.push(title === "" ? text : `${title}: ${text}`);
    }
  }
  const text = [field.text, ...more].filter((one) => one !== undefined && one !== "").join("\n");
  return { ...field, ...(text === "" ? {} : { text }), ...(nested.length === 0 ? {} : { nested }) };
}

/** Puts a cell where it belongs, and tells whether it could. */
function put(field: FieldRow, column: Column | undefined, text: string): boolean {
  if (column === "required" || column === "optional") {
    const answer = answerOf(text);
    if (answer === undefined) return false;
    field.required = answer === (column === "required");
  } else if (column === "place") {
    const place = placeOf(text);
    if (place === undefined) return false;
    field.place = place;
  } else if (column === "text" || column === "type" || column === "default") {
    if (text !== "" && !(column !== "text" && /^[-–—]$/u.test(text)))
      field[column] = field[column] === undefined ? text : `${field[column]}\n${text}`;
  } else return false;
  return true;
}

/** The text of a cell without that of the tables in it. */
function ownText({ text, tables = [] }: Cell): string {
  const inner = new Set(tables.flatMap(({ header, rows }) => [header, ...rows].map(texts)));
  return text
    .split("\n")
    .filter((line) => !inner.has(line))
    .join("\n")
    .trim();
}

/** A row in one line, as the text of a cell shows it. */
function texts({ cells }: Row): string {
  return cells.map(({ text }) => text.replaceAll("\n", " ")).join(" | ");
}

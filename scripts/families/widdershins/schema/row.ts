import type { Cell, Row } from "../../../read/document.js";
import { cellText } from "../markdown.js";
import type { Note } from "./context.js";
import { parseType, type TypeExpression, type TypeNames } from "./type-expression.js";

/** A row of a table of properties. */
export interface Entry {
  line: number;
  /** How many `»` stand before the name; undefined where they were lost with the name. */
  depth: number | undefined;
  /** Empty if it was lost. */
  name: string;
  /** The text of the name, where the source marks something up in it. */
  markup: string | undefined;
  type: TypeExpression | undefined;
  required: boolean;
  restriction: "readOnly" | "writeOnly" | undefined;
  description: string | undefined;
}

/** Where the cells of a row stand. A body's rows have no column for restrictions. */
export interface Columns {
  type: number;
  restriction: number | undefined;
}
export const schemaColumns: Columns = { type: 1, restriction: 3 };
export const bodyColumns: Columns = { type: 2, restriction: undefined };

const restrictions: Record<string, Entry["restriction"]> = {
  none: undefined,
  "read-only": "readOnly",
  "write-only": "writeOnly",
};

/** Reads a row. One that does not fit the columns is noted and left out. */
export function readRow(row: Row, columns: Columns, names: TypeNames, note: Note): Entry | undefined {
  const cells = withName(row.cells, columns);
  const { type, restriction } = columns;
  const last = restriction ?? type + 1;
  const required = cells[type + 1]?.text.trim();
  const word = restriction === undefined ? "none" : (cells[restriction]?.text.trim() ?? "");
  if ((required !== "true" && required !== "false") || !Object.hasOwn(restrictions, word)) {
    note("table/row", row.line, { text: row.cells.map(({ text }) => text).join(" | ") });
    return undefined;
  }
  const [name, ...more] = cells;
  const typeCell = more[type - 1];
  const description = textOf(cells.slice(last + 1));
  return {
    line: row.line,
    ...nameOf(name),
    type: typeCell === undefined ? undefined : parseType(typeCell, names, note, row.line),
    required: required === "true",
    restriction: restrictions[word],
    description,
  };
}

/** Flattening may lose the cell of a name altogether: the others then stand one too far to the left. */
function withName(cells: readonly Cell[], { type }: Columns): (Cell | undefined)[] {
  const isFlag = (cell: Cell | undefined): boolean => /^(?:true|false)$/u.test(cell?.text.trim() ?? "");
  return isFlag(cells[type]) && !isFlag(cells[type + 1]) ? [undefined, ...cells] : [...cells];
}

/** Takes the marks of depth off a name. */
export function nameOf(cell: Cell | undefined): Pick<Entry, "depth" | "name" | "markup"> {
  const strip = (text: string): string => text.replace(/^[»\s]+/u, "").trim();
  const name = strip(cell?.text ?? "");
  const depth = /^[»\s]+/u.exec(cell?.text ?? "")?.[0].replace(/\s/gu, "").length ?? 0;
  const markup = cell?.markdown === undefined ? undefined : strip(cell.markdown);
  return { depth: cell === undefined ? undefined : depth, name, markup };
}

/** A `|` inside a description tears it into several cells; the last one may be empty. */
function textOf(cells: readonly (Cell | undefined)[]): string | undefined {
  const whole = cells.findLastIndex((cell) => (cell?.text.trim() ?? "") !== "");
  const [first, ...others] = cells.slice(0, whole + 1);
  const text = cellText(first);
  const all = [text ?? "", ...others.map((cell) => cell?.markdown ?? cell?.text ?? "")].join(" | ");
  return text === undefined && others.length === 0 ? undefined : all.replace(/<br ?\/?>/gu, "\n").trim();
}

/** The same words, whatever became of line breaks and spaces. */
export function sameText(a: string | undefined, b: string | undefined): boolean {
  const plain = (text: string | undefined): string =>
    (text ?? "")
      .replace(/<br ?\/?>/gu, " ")
      .replace(/\s+/gu, " ")
      .trim();
  return plain(a) === plain(b);
}

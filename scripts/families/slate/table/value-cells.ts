import { defaultAt } from "./default-value.js";
import { jsonOf, listLikeAt, valuesAt } from "./enumeration.js";
import type { Column } from "./header.js";
import type { RowCells } from "./row-cells.js";
import { typeOf } from "./type-expression.js";
import { beginsText } from "./words.js";

/** The columns of values: what stands there can be taken for the beginning of a description. */
export type ValueColumn = "values" | "default";

const requirement = /^(?:(yes|true|required|mandatory)|no|false|optional)(?=\s|$)/iu;

/** Takes the cell of a column off the text, if it is there. */
export function takeCell(column: Column, text: string, cells: RowCells, columns: readonly Column[]): string {
  const [, word = "", after = ""] = /^(any|-)(?:\s+(.*))?$/su.exec(text) ?? [];
  if (column === "description") {
    if (word === "-" && after === "") cells.closed = true;
    else cells.description = text.replace(/^[-–—]\s+/u, "");
    return "";
  }
  if (word !== "") {
    cells.found += 1;
    if (column === "nested") cells.closed = true;
    return after;
  }
  if (column === "required") return takeRequired(text, cells);
  if (column === "default") return takeDefault(text, cells);
  if (column === "values") return takeValues(text, cells, columns);
  return column === "nested" ? takeNested(text, cells) : text;
}

function takeRequired(text: string, cells: RowCells): string {
  const found = requirement.exec(text);
  if (found === null) return text;
  if (found[1] !== undefined) cells.required = true;
  cells.found += 1;
  return text.slice(found[0].length).trim();
}

function takeDefault(text: string, cells: RowCells): string {
  const found = listedAt(text, cells) ?? defaultAt(text, cells.type);
  if (found === undefined) return text;
  cells.default = found.value;
  cells.found += 1;
  return found.rest;
}

function takeValues(text: string, cells: RowCells, columns: readonly Column[]): string {
  const listed = valuesAt(text);
  if (listed === undefined)
    return columns.includes("default") ? text : (takeMisplaced(text, cells, "values") ?? text);
  cells.values = listed.values;
  if (listed.weak === true) cells.weak = true;
  cells.found += 1;
  return listed.rest;
}

function takeNested(text: string, cells: RowCells): string {
  const misplaced = takeMisplaced(text, cells, "nested");
  if (misplaced !== undefined) return misplaced;
  const [, name = "", type = ""] = /^([\w$]+) ?: ?(\S+)$/u.exec(text) ?? [];
  if (name === "" || typeOf(type) === undefined) return text;
  cells.nested = text;
  cells.found += 1;
  return "";
}

/** A truth, or one of the values of the row, where something else belongs. */
function takeMisplaced(text: string, cells: RowCells, column: "values" | "nested"): string | undefined {
  const truth = /^(true|false)(?=\s|$)\s*/u.exec(text);
  const found =
    truth === null ? listedAt(text, cells) : { value: truth[1] ?? "", rest: text.slice(truth[0].length) };
  if (found === undefined || cells.default !== undefined) return undefined;
  cells.default = found.value;
  cells.misplaced = column;
  cells.found += 1;
  return found.rest;
}

/** A word that is one of the values, before a text. */
function listedAt(text: string, { values = [] }: RowCells): { value: string; rest: string } | undefined {
  const [value = ""] = text.split(" ", 1);
  const rest = text.slice(value.length).trim();
  const isListed = values.some((each) => each.value === jsonOf(value));
  return isListed && beginsText(rest) ? { value, rest } : undefined;
}

/** What a description begins with, if it may be the cell of a column that is empty in this row. */
export function unreadValue(
  description: string,
  empty: readonly ValueColumn[],
): { column: ValueColumn; text: string } | undefined {
  const list = listLikeAt(description);
  const single =
    /^(?:-?\d[\w.:+/-]*|'[^']{1,60}'|"[^"]{1,60}"|true|false|null|asc|desc|[a-z][\w$]*(?= [A-Z][a-z]|$))(?=\s|$)/u.exec(
      description,
    )?.[0];
  const text = list ?? single;
  const column = list !== undefined && empty.includes("values") ? "values" : empty.at(-1);
  return text === undefined || column === undefined ? undefined : { column, text };
}

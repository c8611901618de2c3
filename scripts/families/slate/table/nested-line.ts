import type { TableRow } from "../model.js";
import type { Column } from "./header.js";
import { nameAt, type RowCells, splitRow } from "./row-cells.js";
import { isSettled, type Split, splitsOf } from "./type-expression.js";
import { looksLikeName } from "./words.js";

/** What a line below a row can be when it is a row of the table within. */
export type NestedLine =
  | { kind: "row"; cells: RowCells }
  /** A name without a type: an object whose rows follow. */
  | { kind: "name"; name: string; required: boolean }
  /** A name and a type that ran together in more than one possible way. */
  | { kind: "unsettled"; splits: Split[] };

/** Reads a line by the columns of the nested table, or by those that such tables have if it has no titles. */
export function nestedLine(
  text: string,
  titles: readonly Column[] | undefined,
  keys: ReadonlySet<string>,
): NestedLine | undefined {
  const cells = splitRow(text, withText(titles ?? ["name", "type"]), keys) ?? quotedRow(text);
  if (cells?.unread !== undefined && titles?.includes(cells.unread.column) !== true) delete cells.unread;
  if (cells !== undefined) return { kind: "row", cells };
  if (/\s/u.test(text.replace(/ \*$/u, ""))) return undefined;
  const splits = splitsOf(text, keys);
  const [split] = splits;
  if (split !== undefined && isSettled(splits, keys))
    return { kind: "row", cells: { ...bare, name: split.name, type: split.type } };
  const found = nameAt(text);
  if (splits.length > 0) return { kind: "unsettled", splits };
  if (found === undefined || !(looksLikeName(found.name) || keys.has(found.name))) return undefined;
  return { kind: "name", name: found.name, required: found.required };
}

const bare = { spaced: false, required: false, found: 0, closed: false };

/** Nested rows can have values and text behind the type even where their titles do not say so. */
function withText(titles: readonly Column[]): Column[] {
  const own = titles.filter((column) => column !== "description");
  return [...own, ...(own.includes("values") ? [] : ["values" as const]), "description"];
}

/** `type'frequency'`, `frequency'string'-How often`: what is quoted is a type word, or the only value. */
function quotedRow(text: string): RowCells | undefined {
  const [, name = "", type = "", rest = ""] =
    /^([A-Za-z_$][\w$-]*) ?(?:: ?)?('[^']{1,80}'|"[^"]{1,80}"|‘[^’]{1,80}’|“[^”]{1,80}”)(?=\s|[-–—]|$)(.*)$/u.exec(
      text,
    ) ?? [];
  if (name === "") return undefined;
  const description = rest.replace(/^\s*[-–—]?\s*/u, "");
  return { ...bare, name, type, ...(description === "" ? {} : { description }) };
}

/** The row of a table that cells describe. */
export function rowOf(cells: RowCells, line: number): TableRow {
  return {
    line,
    endLine: line,
    name: cells.name,
    required: cells.required,
    ...(cells.type === undefined ? {} : { type: cells.type }),
    ...(cells.default === undefined ? {} : { default: cells.default }),
    ...(cells.values === undefined ? {} : { values: cells.values }),
    ...(cells.description === undefined ? {} : { description: cells.description }),
  };
}

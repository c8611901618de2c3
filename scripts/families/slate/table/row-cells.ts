import type { EnumeratedValue } from "../model.js";
import type { Column } from "./header.js";
import { keyFor } from "./shown.js";
import { isUnmistakable, typeOf, wordAt } from "./type-expression.js";
import { takeCell, unreadValue, type ValueColumn } from "./value-cells.js";
import { beginsText, isFunctionWord, looksLikeName } from "./words.js";

/** A row of a flattened table, its cells told apart. */
export interface RowCells {
  name: string;
  /** The name has spaces. */
  spaced: boolean;
  required: boolean;
  /** A star, a colon or a word behind the name marks it as one. */
  marked?: boolean;
  type?: string;
  default?: string;
  /** The column in which the default stands. */
  misplaced?: "values" | "nested";
  values?: EnumeratedValue[];
  /** The single value may be the first word of the description. */
  weak?: boolean;
  /** The first line of a list of nested fields. */
  nested?: string;
  description?: string;
  /** What begins the description like a value, and the column that it may belong into. */
  unread?: { column: ValueColumn; text: string };
  /** Cells between type and description that are there: they make sure that the line is a row. */
  found: number;
  /** A dash says that there are no nested fields, or no description. */
  closed: boolean;
}

const markedName =
  /^([A-Za-z_$][\w$.-]*(?:\[\w*\])*) ?(\*?) ?(:?) ?(\*?)(?: ?\(?(required|mandatory|optional)\)?(?=\s|$))?\s*/iu;

interface NamedText {
  name: string;
  required: boolean;
  marked: boolean;
  rest: string;
}

/** The name at the beginning of a text, without its marks. */
export function nameAt(text: string): NamedText | undefined {
  const [all, name = "", star, colon, late, word = ""] = markedName.exec(text) ?? [];
  if (all === undefined) return undefined;
  const required = star === "*" || late === "*" || /^(?:required|mandatory)$/iu.test(word);
  const isApart = all.length === text.length || all.length > name.length;
  const marked = required || colon === ":" || word !== "";
  return isApart ? { name, required, marked, rest: text.slice(all.length) } : undefined;
}

/**
 * Splits a row by the grammar of its columns: a name, a known type word, cells that have grammars of their own, and a
 * description that takes the rest. Cells may be missing. Undefined: the text is no such row, or may as well be prose.
 */
export function splitRow(
  text: string,
  columns: readonly Column[],
  keys: ReadonlySet<string>,
): RowCells | undefined {
  const start = columns.includes("type") ? typedStart(text, keys) : untypedStart(text);
  if (start === undefined) return undefined;
  const cells: RowCells = { ...start.cells, found: 0, closed: false };
  let rest = start.rest;
  const empty: ValueColumn[] = [];
  for (const column of columns) {
    if (rest === "") break;
    if (column === "name" || column === "type") continue;
    const before = rest;
    rest = takeCell(column, rest, cells, columns);
    if (rest === before && (column === "values" || column === "default")) empty.push(column);
  }
  if (rest !== "") return undefined;
  const unread = unreadValue(cells.description ?? "", empty);
  if (unread !== undefined) cells.unread = unread;
  return isCredible(cells, columns, keys) ? cells : undefined;
}

type Start = { cells: Omit<RowCells, "found" | "closed">; rest: string };

function untypedStart(text: string): Start | undefined {
  const found = nameAt(text);
  if (found === undefined) return undefined;
  const { rest, ...named } = found;
  return { cells: { ...named, spaced: false }, rest };
}

function typedStart(text: string, keys: ReadonlySet<string>): Start | undefined {
  const found = nameAt(text);
  if (found === undefined) return undefined;
  const { word, rest } = wordAt(found.rest);
  const isNamed = word.toLowerCase() === found.name.toLowerCase() && /^[A-Z]/u.test(word);
  const isUnknown =
    /^[A-Za-z][\w<>[\]-]*$/u.test(word) && !isFunctionWord(word) && /^(?:any|-)(?:\s|$)/u.test(rest);
  if (typeOf(word) !== undefined || isNamed || isUnknown)
    return { cells: { name: found.name, spaced: false, required: found.required, type: word }, rest };
  return spacedStart(text, keys);
}

/** A name of up to four words, if an example or the text's form makes sure that it is no sentence. */
function spacedStart(text: string, keys: ReadonlySet<string>): Start | undefined {
  const words = text.split(" ", 5);
  for (let count = 2; count <= 4; count += 1) {
    const name = words.slice(0, count).join(" ").replace(/\*$/u, "");
    const { word, rest } = wordAt(text.split(" ").slice(count).join(" "));
    if (!/^[A-Za-z_$][\w$ -]*$/u.test(name)) return undefined;
    if (typeOf(word) === undefined) continue;
    const isKnown = keyFor(keys, name) !== undefined;
    const isName =
      looksLikeName(words[0] ?? "") &&
      !name.split(" ").some(isFunctionWord) &&
      (beginsText(rest) || /^any(?:\s|$)/u.test(rest));
    const required = words[count - 1]?.endsWith("*") === true;
    if (isKnown || isName) return { cells: { name, spaced: true, required, type: word }, rest };
  }
  return undefined;
}

/** Prose can begin like a row: `Specify email addresses of the members.` */
function isCredible(cells: RowCells, columns: readonly Column[], keys: ReadonlySet<string>): boolean {
  const { name, type = "", description = "", found } = cells;
  if (found > 0 || looksLikeName(name) || keys.has(name)) return true;
  if (!columns.includes("type")) return false;
  return isUnmistakable(type) && beginsText(description);
}

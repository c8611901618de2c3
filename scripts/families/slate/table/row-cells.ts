import type { EnumeratedValue } from "../model.js";
import { defaultAt } from "./default-value.js";
import { valuesAt } from "./enumeration.js";
import type { Column } from "./header.js";
import { keyFor } from "./shown.js";
import { isUnmistakable, typeOf, wordAt } from "./type-expression.js";
import { beginsText, isFunctionWord, looksLikeName } from "./words.js";

/** A row of a flattened table, its cells told apart. */
export interface RowCells {
  name: string;
  /** The name has spaces. */
  spaced: boolean;
  required: boolean;
  type?: string;
  default?: string;
  /** The default stands in the column of nested fields. */
  misplaced?: boolean;
  values?: EnumeratedValue[];
  /** The single value may be the first word of the description. */
  weak?: boolean;
  /** The first line of a list of nested fields. */
  nested?: string;
  description?: string;
  /** Cells between type and description that are there: they make sure that the line is a row. */
  found: number;
  /** A dash says that there are no nested fields, or no description. */
  closed: boolean;
}

const marked =
  /^([A-Za-z_$][\w$.-]*(?:\[\w*\])*) ?(\*?) ?(:?) ?(\*?)(?: ?\(?(required|mandatory|optional)\)?(?=\s|$))?\s*/iu;
const requirement = /^(?:(yes|true|required|mandatory)|no|false|optional)(?=\s|$)/iu;

/** The name at the beginning of a text, without its marks. */
export function nameAt(text: string): { name: string; required: boolean; rest: string } | undefined {
  const [all, name = "", star, , late, word = ""] = marked.exec(text) ?? [];
  if (all === undefined) return undefined;
  const required = star === "*" || late === "*" || /^(?:required|mandatory)$/iu.test(word);
  const isApart = all.length === text.length || all.length > name.length;
  return isApart ? { name, required, rest: text.slice(all.length) } : undefined;
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
  for (const column of columns) {
    if (rest === "") break;
    if (column === "name" || column === "type") continue;
    rest = takeCell(column, rest, cells);
  }
  if (rest !== "") return undefined;
  return isCredible(cells, columns, keys) ? cells : undefined;
}

type Start = { cells: Omit<RowCells, "found" | "closed">; rest: string };

function untypedStart(text: string): Start | undefined {
  const found = nameAt(text);
  return found && { cells: { name: found.name, spaced: false, required: found.required }, rest: found.rest };
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

/** Takes the cell of a column off the text, if it is there. */
function takeCell(column: Column, text: string, cells: RowCells): string {
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
  if (column === "values") {
    const listed = valuesAt(text);
    if (listed === undefined) return text;
    cells.values = listed.values;
    if (listed.weak === true) cells.weak = true;
    cells.found += 1;
    return listed.rest;
  }
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
  const found = defaultAt(text, cells.type);
  if (found === undefined) return text;
  cells.default = found.value;
  cells.found += 1;
  return found.rest;
}

function takeNested(text: string, cells: RowCells): string {
  const truth = /^(true|false)(?=\s|$)\s*/u.exec(text);
  if (truth !== null && cells.default === undefined) {
    cells.default = truth[1] ?? "";
    cells.misplaced = true;
    cells.found += 1;
    return text.slice(truth[0].length);
  }
  const [, name = "", type = ""] = /^([\w$]+) ?: ?(\S+)$/u.exec(text) ?? [];
  if (name === "" || typeOf(type) === undefined) return text;
  cells.nested = text;
  cells.found += 1;
  return "";
}

/** Prose can begin like a row: `Specify email addresses of the members.` */
function isCredible(cells: RowCells, columns: readonly Column[], keys: ReadonlySet<string>): boolean {
  const { name, type = "", description = "", found } = cells;
  if (found > 0 || looksLikeName(name) || keys.has(name)) return true;
  if (!columns.includes("type")) return false;
  return isUnmistakable(type) && beginsText(description);
}

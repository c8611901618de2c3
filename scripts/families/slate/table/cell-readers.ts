import type { Json } from "../../../spec/json-schema.js";
import { note, type Reading } from "../../reading.js";
import type { EnumeratedValue, TableRow } from "../model.js";
import type { CellLine } from "./cell-lines.js";
import { propertiesIn, rowsOfProperties, tellTypes } from "./cell-properties.js";
import { defaultAt } from "./default-value.js";
import { jsonOf, titledValue, valueIn, valuesAt } from "./enumeration.js";
import { addText } from "./flat-rows.js";
import type { Column } from "./header.js";
import { typeOf } from "./type-expression.js";

/** A row whose cells are being read. */
export interface Slot {
  row: TableRow;
  /** What the examples show of the row. */
  samples: readonly Json[];
  reading: Reading;
}

/** Reads the lines of a cell into its row. False: they are nothing that the column can hold. */
export type CellReader = (lines: readonly CellLine[], slot: Slot) => boolean;

/** What says that a cell is empty. A default can be the word "none". */
const nothing: { [column in Column]?: RegExp } = {
  values: /^(?:any|none|n\/a|[-–—])$/iu,
  nested: /^(?:any|none|n\/a|[-–—])$/iu,
};

export function isEmpty(column: Column, lines: readonly CellLine[]): boolean {
  const [first, ...more] = lines;
  if (first === undefined) return true;
  return more.length === 0 && (nothing[column] ?? /^(?:any|n\/a|[-–—])$/iu).test(first.text);
}

export const cellReaders: { [column in Column]?: CellReader } = {
  type: readType,
  required: (lines, { row }) => {
    const [all, yes] =
      /^(?:(yes|y|true|required|mandatory|✓|✔)|no|n|false|optional)$/iu.exec(textOf(lines)) ?? [];
    if (yes !== undefined) row.required = true;
    return all !== undefined;
  },
  default: (lines, { row }) => {
    const text = textOf(lines);
    const found = defaultAt(text, row.type);
    if (found?.rest !== "" && /\s/u.test(text)) return false;
    row.default = found?.value ?? text;
    return true;
  },
  values: (lines, slot) =>
    readTruth(lines, slot, "values") ||
    readRange(lines, slot) ||
    addValues(
      slot.row,
      lines.map(({ text }) => valuesIn(text)),
    ),
  nested: readNested,
  description: (lines, slot) => {
    readText(lines, slot);
    return true;
  },
};

/** Types can have marks behind them (`string, required`), and a text that belongs into another cell. */
function readType(lines: readonly CellLine[], { row, reading }: Slot): boolean {
  const [type = "", mark] = marked(textOf(lines));
  if (mark !== undefined) row.required ||= /^(?:required|mandatory)$/iu.test(mark);
  const [, own = "", text = ""] =
    typeOf(type) === undefined ? (/^(\w+|'[^']{1,80}'|"[^"]{1,80}") ?[-–—] ?(\S.*)$/u.exec(type) ?? []) : [];
  if (own !== "" && /\s/u.test(text) && (/^['"]/u.test(own) || typeOf(own) !== undefined)) {
    note(reading, "parameters/cell-shifted", { line: row.line }, { name: row.name, column: "type" });
    row.type = own;
    addText(row, text);
    return true;
  }
  row.type = type;
  return mark === undefined ? lines.length === 1 : typeOf(type) !== undefined;
}

function marked(text: string): [type: string, mark?: string] {
  const at = text.lastIndexOf(" ");
  const mark = text.slice(at + 1).replace(/^\(|\)$/gu, "");
  if (at === -1 || !/^(?:required|mandatory|optional)$/iu.test(mark)) return [text];
  return [text.slice(0, at).replace(/,$/u, ""), mark];
}

function readNested(lines: readonly CellLine[], slot: Slot): boolean {
  const { row, samples } = slot;
  const [first] = lines;
  if (lines.length === 1 && truth.test(first?.text ?? "")) return readTruth(lines, slot, "nested");
  // "An object with:" above a list is text.
  const isIntroduced =
    first?.depth === 0 && lines[1]?.depth === 1 && propertiesIn([first], samples) === undefined;
  const listed = isIntroduced && /\s/u.test(first.text) ? lines.slice(1) : lines;
  const properties = propertiesIn(listed, samples);
  const isScalar = row.type !== undefined && !isContainer(row);
  if (properties === undefined || (isScalar && !tellTypes(properties)))
    return addValues(
      row,
      lines.map(({ text, depth }) => (depth > 0 ? valuesIn(text) : undefined)),
    );
  if (listed !== lines && first !== undefined) addText(row, first.markdown);
  addNested(row, rowsOfProperties(properties, row.line));
  return true;
}

/** Rows within the row, behind those that it has. */
export function addNested(row: TableRow, rows: readonly TableRow[]): void {
  if (rows.length > 0) row.nested = [...(row.nested ?? []), ...rows];
}

const truth = /^(?:true|false)$/u;
const range = /^-?\d+(?:\.\d+)? ?(?:[-–—]|\.\.\.?|to) ?-?\d+(?:\.\d+)?$/u;

/** A schema lists values; bounds are told in words. */
function readRange(lines: readonly CellLine[], { row, reading }: Slot): boolean {
  const text = textOf(lines);
  if (!range.test(text)) return false;
  note(reading, "parameters/value-unread", { line: row.line }, { name: row.name, column: "values", text });
  addText(row, text);
  return true;
}

/** A single truth where something else belongs is a default. */
function readTruth(lines: readonly CellLine[], { row, reading }: Slot, column: "values" | "nested"): boolean {
  const text = textOf(lines);
  if (row.default !== undefined || !truth.test(text)) return false;
  row.default = text;
  note(reading, "parameters/default-misplaced", { line: row.line }, { name: row.name, value: text, column });
  return true;
}

function isContainer({ type = "object" }: TableRow): boolean {
  const base = typeOf(type);
  return base === undefined ? /^[A-Z]/u.test(type) : base.type === "object" || base.type === "array";
}

/** Below the description of a scalar stand its values, below that of an object its properties. */
export function readText(lines: readonly CellLine[], slot: Slot): void {
  const { row, samples } = slot;
  for (let index = 0, end = 0; index < lines.length; index = end) {
    const line = lines[index];
    end = index + 1;
    if (line === undefined) break;
    if (line.depth === 0) {
      // A dash stands before the text of some cells; behind that, it marks an item.
      addText(row, row.description === undefined ? withoutDash(line.markdown) : line.markdown);
      continue;
    }
    while (end < lines.length && (lines[end]?.depth ?? 0) > 0) end += 1;
    const items = lines.slice(index, end);
    const properties = isContainer(row) ? propertiesIn(items, samples) : undefined;
    if (properties !== undefined && tellTypes(properties))
      addNested(row, rowsOfProperties(properties, row.line));
    else readItems(items, slot);
  }
}

function readItems(items: readonly CellLine[], { row, reading }: Slot): void {
  const isFlat = items.every(({ depth }) => depth === 1) && !(row.type !== undefined && isObject(row.type));
  for (const { text, markdown, depth } of items) {
    const value = isFlat ? valueIn(text) : undefined;
    if (value !== undefined) addValues(row, [[value]]);
    else {
      note(reading, "parameters/list-as-text", { line: row.line }, { name: row.name, text });
      addText(row, `${"  ".repeat(depth - 1)}- ${markdown}`);
    }
  }
}

function isObject(type: string): boolean {
  return typeOf(type)?.type === "object";
}

function withoutDash(text: string): string {
  return text.replace(/^\\?[-–—](?:\s+|(?=\p{L}))/u, "");
}

/** The values of a line: one, or a list. A cell holds nothing else. */
function valuesIn(text: string): EnumeratedValue[] | undefined {
  const listed = valuesAt(text);
  if (listed?.rest === "") return listed.values;
  const parts = text.split(/ ?[,;|] ?| or /u);
  if (parts.length > 1 && parts.every((part) => /^(?:[^\s'"]+|'[^']+'|"[^"]+")$/u.test(part)))
    return parts.map((part) => ({ value: jsonOf(part) }));
  const single = /^\S+$/u.test(text) ? { value: jsonOf(text.replace(/,$/u, "")) } : titledValue(text);
  const value = single ?? valueIn(text);
  return value === undefined || (value.title?.length ?? 0) > 60 ? undefined : [value];
}

export function addValues(row: TableRow, read: readonly (EnumeratedValue[] | undefined)[]): boolean {
  const values = read.flatMap((each) => each ?? []);
  if (read.includes(undefined)) return false;
  row.values = [...(row.values ?? []), ...values];
  return true;
}

export function textOf(lines: readonly CellLine[]): string {
  return lines.map(({ text }) => text).join(" ");
}

import type { TextLine } from "../../../read/document.js";
import type { Json } from "../../../spec/json-schema.js";
import { note, type Reading } from "../../reading.js";
import type { EnumeratedValue, TableRow } from "../model.js";
import { titledValue, valueIn } from "./enumeration.js";
import { type Column, columnsOf } from "./header.js";
import { Nest } from "./nest.js";
import { type NestedLine, nestedLine, rowOf } from "./nested-line.js";
import { type RowCells, splitRow } from "./row-cells.js";
import { supportOf } from "./row-support.js";
import { keyFor, keysIn, samplesAt } from "./shown.js";
import { typeOf } from "./type-expression.js";
import { isProse } from "./words.js";

const bullet = /^[•·◦▪●‣*]\s+/u;

/** Reads the lines of a flattened table, one after the other. */
export class FlatRows {
  readonly rows: TableRow[] = [];
  readonly #reading: Reading;
  readonly #columns: readonly Column[];
  readonly #samples: readonly Json[];
  readonly #keys: ReadonlySet<string>;
  /** The row that lines belong to, and the rows within it. */
  #top: TableRow | undefined;
  #nest: Nest | undefined;
  /** Titles of the table within, and their line. */
  #titles: { columns: readonly Column[]; line: number } | undefined;
  /** Whether rows within the row may follow. */
  #open = false;
  /** The row read last, at whatever depth: lists of values belong to it. */
  #last: TableRow | undefined;
  #inValues = false;

  /** `names`: what else is known to be a name of the table, such as a placeholder of the path. */
  constructor(
    reading: Reading,
    columns: readonly Column[],
    samples: readonly Json[],
    names: readonly string[] = [],
  ) {
    this.#reading = reading;
    this.#columns = columns;
    this.#samples = samples;
    this.#keys = new Set([...keysIn(samples), ...names]);
  }

  read(lines: readonly TextLine[]): void {
    const shown = lines
      .map(({ line, text }) => ({ line, text: text.replace(/\s+/gu, " ").trim() }))
      .filter(({ text }) => text !== "");
    for (const [index, line] of shown.entries()) this.#line(line, shown[index + 1]?.text);
    this.#leave();
  }

  #line({ line, text }: TextLine, next: string | undefined): void {
    const columns = columnsOf(text);
    const isRead =
      this.#bullet(text, line) ||
      (columns !== undefined && this.#titled(columns, line)) ||
      (this.#inValues && !this.#isKnown(text) && this.#value(titledValue(text))) ||
      this.#labelled(text) ||
      this.#row(text, line, next) ||
      this.#text(text, line);
    if (!isRead) note(this.#reading, "parameters/row", { line }, { text, columns: this.#columns.join(", ") });
    if (this.#top !== undefined) this.#top.endLine = Math.max(this.#top.endLine, line);
    this.#nest?.reach(line);
  }

  #bullet(text: string, line: number): boolean {
    const mark = bullet.exec(text)?.[0];
    const last = this.#last;
    if (mark === undefined || last === undefined) return false;
    const item = text.slice(mark.length);
    const within = nestedLine(item, undefined, this.#nest?.keys ?? new Set());
    const isScalar = !/^(?:object|array)$/u.test(String(typeOf(last.type ?? "object")?.type ?? "object"));
    const hasType =
      within?.kind === "row" && within.cells.type !== undefined && within.cells.description === undefined;
    if (hasType && (!isScalar || last.values === undefined) && !this.#isChoice(last, isScalar)) {
      this.#open = true;
      return this.#within(within, line, last);
    }
    if (this.#value(valueIn(item))) return true;
    note(this.#reading, "parameters/list-as-text", { line }, { name: last.name, text: item });
    addText(last, `- ${item}`);
    return true;
  }

  /** Below the description of a scalar stand its values, not its fields. */
  #isChoice(last: TableRow, isScalar: boolean): boolean {
    return isScalar && last === this.#top && last.type !== undefined && last.description !== undefined;
  }

  #titled(columns: readonly Column[], line: number): boolean {
    if (columns[0] === "value") {
      this.#inValues = this.#last !== undefined;
      return this.#inValues;
    }
    const isRepeated = columns.join() === this.#columns.join();
    if (this.#top === undefined || this.#top.description !== undefined) return isRepeated;
    this.#leaveTitles();
    this.#titles = { columns, line };
    this.#open = true;
    return true;
  }

  /** `type"on"` among the values of another row. */
  #isKnown(text: string): boolean {
    const name = /^[\w$]+/u.exec(text)?.[0] ?? "";
    return this.#nest?.keys.has(name) === true || this.#keys.has(name);
  }

  #value(value: EnumeratedValue | undefined): boolean {
    if (value === undefined || this.#last === undefined) return false;
    this.#last.values = [...(this.#last.values ?? []), value];
    return true;
  }

  /** `VIMEO: 2` below `YOUTUBE: 1`. */
  #labelled(text: string): boolean {
    const value = valueIn(text);
    const isLabel = typeof value?.value === "number" && value.title !== undefined && /\d$/u.test(text);
    return isLabel && this.#last?.values?.at(-1)?.title !== undefined && this.#value(value);
  }

  #row(text: string, line: number, next: string | undefined): boolean {
    const own = splitRow(text, this.#columns, this.#keys);
    if (own !== undefined && !this.#isSupported(own, line)) return this.#continue(text, line);
    const within = this.#top === undefined ? undefined : this.#nestedLine(text, next);
    const shows = own !== undefined && this.#showsUnused(own.name);
    const isKnown = within !== undefined && nameOf(within).some((name) => this.#nest?.knows(name) === true);
    const opensNext = next !== undefined && columnsOf(next)?.[0] === "name";
    const ownCells =
      this.#titles?.columns.some((column) => column === "values" || column === "default") === true;
    const isOwn =
      own !== undefined &&
      ((own.found > 0 && !(ownCells && isKnown && !shows)) ||
        (shows && !isKnown) ||
        within === undefined ||
        (!this.#open && !isKnown) ||
        (opensNext && this.#titles !== undefined && !isKnown));
    if (isOwn) return this.#begin(own, line, shows);
    if (within === undefined || !(this.#open || isKnown)) return false;
    return this.#within(within, line);
  }

  /** Without types, any line looks like a row. */
  #isSupported(cells: RowCells, line: number): boolean {
    const [first] = this.rows;
    if (this.#columns.includes("type") || this.#top === undefined || first === undefined) return true;
    const support = supportOf(cells, first, this.#keys);
    if (support === "unclear")
      note(this.#reading, "parameters/row-unclear", { line }, { name: cells.name, above: this.#top.name });
    return support !== "none";
  }

  #nestedLine(text: string, next: string | undefined): NestedLine | undefined {
    const keys = this.#nest?.keys ?? new Set<string>();
    const found = nestedLine(text, this.#titles?.columns, keys);
    if (found === undefined || found.kind === "row") return found;
    // A word alone opens an object only where rows follow; else it may be all of a description.
    const follows =
      next === undefined || bullet.test(next) ? undefined : splitRow(next, this.#columns, this.#keys);
    const isFollowed =
      next !== undefined &&
      (bullet.test(next) ||
        ((follows?.found ?? 0) === 0 && nestedLine(next, this.#titles?.columns, keys) !== undefined));
    const isKnown = nameOf(found).some((name) => keys.has(name));
    return isFollowed || isKnown || found.kind === "unsettled" ? found : undefined;
  }

  #showsUnused(name: string): boolean {
    return keyFor(this.#keys, name, 2) !== undefined && !this.rows.some((row) => row.name === name);
  }

  #begin(cells: RowCells, line: number, isShown: boolean): boolean {
    if (this.#nest?.isEmpty === false && cells.found === 0 && !isShown && this.#columns.length > 3)
      note(this.#reading, "parameters/depth", { line }, { name: cells.name, parent: "the table" });
    this.#leave();
    const row = rowOf(cells, line);
    this.#remark(cells, line);
    this.rows.push(row);
    this.#top = row;
    this.#last = row;
    const samples = samplesAt(this.#samples, cells.name);
    this.#nest = new Nest(row, samples);
    this.#open = !cells.closed && cells.description === undefined && this.#columns.includes("type");
    if (cells.nested !== undefined) {
      const within = nestedLine(cells.nested, undefined, keysIn(samples));
      if (within !== undefined) this.#within(within, line);
    }
    return true;
  }

  /** `above`: the row of whose list the line is an item. */
  #within(within: NestedLine, line: number, above?: TableRow): boolean {
    const top = this.#top;
    this.#inValues = false;
    if (within.kind === "unsettled") {
      const splits = within.splits.map(({ name, type }) => `${name} ${type}`).join(", ");
      note(
        this.#reading,
        "parameters/squashed",
        { line },
        { text: `${within.splits[0]?.name}${within.splits[0]?.type}`, splits },
      );
      return true;
    }
    const isName = within.kind === "name";
    const row: TableRow = isName
      ? { line, endLine: line, name: within.name, required: within.required }
      : rowOf(within.cells, line);
    if (!isName) this.#remark(within.cells, line);
    if (top?.description !== undefined && this.#last !== undefined && this.#last !== top) {
      // What looked like the end of the rows within was the text of the one above.
      addText(this.#last, top.description);
      delete top.description;
      this.#open = true;
    }
    const parent = this.#nest?.add(row, isName);
    if (parent !== undefined && parent !== above)
      note(this.#reading, "parameters/depth", { line }, { name: row.name, parent: parent.name });
    this.#last = row;
    return true;
  }

  #remark(cells: RowCells, line: number): void {
    const { name, default: value = "" } = cells;
    if (cells.spaced) note(this.#reading, "parameters/name-spaced", { line }, { name });
    if (cells.misplaced !== undefined)
      note(this.#reading, "parameters/default-misplaced", { line }, { name, value, column: cells.misplaced });
    if (cells.unread !== undefined)
      note(this.#reading, "parameters/value-unread", { line }, { name, ...cells.unread });
    if (cells.weak)
      note(
        this.#reading,
        "parameters/single-value",
        { line },
        { name, value: String(cells.values?.[0]?.value) },
      );
  }

  /** The description of the row, behind whatever it holds. */
  #text(text: string, line: number): boolean {
    const top = this.#top;
    if (top === undefined || !isProse(text)) return false;
    if (top.description !== undefined) return this.#continue(text, line);
    addText(top, text.replace(/^[-–—]\s*/u, ""));
    this.#open = false;
    this.#inValues = false;
    return true;
  }

  #continue(text: string, line: number): boolean {
    const top = this.#top;
    if (top === undefined) return false;
    note(this.#reading, "parameters/continued", { line }, { name: top.name, text });
    addText(top, text.replace(/^[-–—]\s*/u, ""));
    this.#open = false;
    this.#inValues = false;
    return true;
  }

  #leave(): void {
    this.#leaveTitles();
    this.#titles = undefined;
    this.#inValues = false;
    this.#open = false;
  }

  #leaveTitles(): void {
    if (this.#titles !== undefined && this.#nest?.isEmpty === true)
      note(
        this.#reading,
        "parameters/nested-empty",
        { line: this.#titles.line },
        { name: this.#top?.name ?? "" },
      );
  }
}

function nameOf(line: NestedLine): string[] {
  if (line.kind === "row") return [line.cells.name];
  return line.kind === "name" ? [line.name] : line.splits.map(({ name }) => name);
}

/** Adds to the description of a row. */
export function addText(row: TableRow, text: string): void {
  row.description = row.description === undefined ? text : `${row.description}\n${text}`;
}

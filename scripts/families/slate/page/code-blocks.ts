import { type Token, tokensOf } from "../../../infer/example-tokens.js";

/** Lines `start` to before `end` of an array. */
export interface Extent {
  start: number;
  end: number;
}

const opener = /^(?:[{[]|\s*["'][^"']*["']\s*:)/u;
const closersOnly = /^[\s\]}),;]+$/u;
/** A line at the left margin that can stand within JSON without indentation. */
const inside = /^(?:[\]})[{,"']|-?\d|(?:true|false|null)\b|[\w$]+\s*:|\/\/|\.\.)/u;

/** Whether a line begins an example: a bracket at the left margin, or a member of an object that was never opened. */
export function opensCode(line: string): boolean {
  return opener.test(line);
}

/** Whether a line holds nothing but brackets that close. */
export function isClosing(line: string): boolean {
  return closersOnly.test(line) && line.trim() !== "";
}

/**
 * Where the example that begins in a line ends. Examples touch each other, hold blank lines, and lack brackets: one
 * ends where its brackets close, before a line at the left margin that cannot belong to it, or before a bracket at the
 * left margin where no value can stand.
 */
export function codeExtent(lines: readonly string[], start: number): Extent {
  const scan = new Scan();
  let end = start;
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line.trim() === "") continue;
    if (index > start && /^\S/u.test(line)) {
      if (!inside.test(line)) break;
      if (scan.isIndented && opener.test(line) && !scan.expectsValue(line)) break;
    }
    scan.read(line);
    end = index + 1;
    if (scan.isClosed) break;
  }
  while (end < lines.length && isClosing(lines[end] ?? "")) end += 1;
  return { start, end };
}

/** The brackets that are open behind the lines read so far. */
class Scan {
  readonly #open: string[] = [];
  #last: Token | undefined;
  #lines = 0;
  /** Nothing but brackets stands at the left margin, the first line apart. */
  #indented = true;

  read(line: string): void {
    for (const token of tokensOf(line)) {
      if (token.kind === "open") this.#open.push(token.text);
      if (token.kind === "close") this.#open.pop();
      this.#last = token;
    }
    if (this.#lines > 0 && /^[^\s{}[\]]/u.test(line)) this.#indented = false;
    this.#lines += 1;
  }

  get isIndented(): boolean {
    return this.#indented;
  }

  /** Members at the left margin, whose object was never opened, go on behind a comma and end with its bracket. */
  get isClosed(): boolean {
    return this.#open.length === 0 && this.#last?.kind !== "comma" && this.#last?.kind !== "colon";
  }

  /** Whether the grammar allows what a line begins with: a value, or a member where the line is one. */
  expectsValue(line: string): boolean {
    const kind = this.#last?.kind;
    const isMember = !/^[{[]/u.test(line);
    if (kind === "colon") return !isMember;
    const inArray = this.#open.at(-1) === "[";
    if (inArray) return !isMember && (kind === "comma" || this.#last?.kind === "open");
    return isMember && (kind === "comma" || kind === "open");
  }
}

/** The examples in the lines of one block of code: pages put several in one. */
export function extentsIn(lines: readonly string[]): Extent[] {
  const found: Extent[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    if ((lines[index] ?? "").trim() === "") continue;
    const extent = codeExtent(lines, index);
    found.push(extent);
    index = extent.end - 1;
  }
  return found;
}

import type { Json } from "../../spec/json-schema.js";

/** Length up to which a value stays on one line, whatever its indentation. */
const width = 120;
const indent = "  ";

// They make a text file read differently from what it holds, and JSON does not escape them by itself.
const deceptive = /[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/**
 * JSON for people: like `JSON.stringify(value, null, 2)`, but what is short stays on one line. This halves the size of
 * deeply nested documents. Ends with a line break.
 */
export function printJson(value: Json): string {
  const text = `${new Printer().print(value, "\n")}\n`;
  return text.replace(deceptive, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** One pass from the leaves up: whether a value fits on a line follows from the texts of its members. */
class Printer {
  /** The text printed last has no line break. */
  #isFlat = true;
  readonly #names = new Map<string, string>();

  /** `margin`: a line break and the indentation of the line that the value ends on. */
  print(value: Json, margin: string): string {
    if (value === null || typeof value !== "object") {
      this.#isFlat = true;
      return JSON.stringify(value);
    }
    return Array.isArray(value) ? this.#list(value, margin) : this.#object(value, margin);
  }

  #list(list: readonly Json[], margin: string): string {
    const inner = margin + indent;
    const parts: string[] = [];
    let areFlat = true;
    for (const item of list) {
      parts.push(this.print(item, inner));
      areFlat &&= this.#isFlat;
    }
    return this.#enclose("[", parts, "]", areFlat, margin);
  }

  /**
   * The member of an object that has but one adds no level: chains like `{ "content": { "application/json": …` would
   * fill the lines with blanks.
   */
  #object(object: { [key: string]: Json }, margin: string): string {
    const keys = inOrder(Object.keys(object));
    const inner = keys.length === 1 ? margin : margin + indent;
    const parts: string[] = [];
    let areFlat = true;
    for (const key of keys) {
      parts.push(this.#name(key) + this.print(object[key] ?? null, inner));
      areFlat &&= this.#isFlat;
    }
    if (keys.length !== 1) return this.#enclose("{ ", parts, " }", areFlat, margin);
    this.#isFlat = areFlat;
    return `{ ${parts[0]} }`;
  }

  #enclose(open: string, parts: readonly string[], close: string, areFlat: boolean, margin: string): string {
    let length = 0;
    if (areFlat) for (const part of parts) length += part.length + 2;
    this.#isFlat = areFlat && length <= width;
    if (parts.length === 0) return open.trimEnd() + close.trimStart();
    if (this.#isFlat) return open + parts.join(", ") + close;
    const inner = margin + indent;
    return `${open.trimEnd()}${inner}${parts.join(`,${inner}`)}${margin}${close.trimStart()}`;
  }

  #name(key: string): string {
    let name = this.#names.get(key);
    if (name === undefined) {
      name = `${JSON.stringify(key)}: `;
      this.#names.set(key, name);
    }
    return name;
  }
}

const ranges = /^[1-5]XX$/;

/** Keys that are numbers come first in every object: a range of statuses goes where its own numbers would be. */
function inOrder(keys: string[]): string[] {
  const isMixed = keys.some((key) => ranges.test(key)) && /^\d/.test(keys[0] ?? "");
  return isMixed ? keys.sort((a, b) => rank(a) - rank(b)) : keys;
}

/** What is no status, such as `default`, comes last. */
function rank(status: string): number {
  const number = Number(status.replace("XX", "99"));
  return Number.isNaN(number) ? 1000 : number;
}

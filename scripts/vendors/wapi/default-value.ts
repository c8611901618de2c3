import type { Json } from "../../spec/json-schema.js";

/**
 * The closed grammar of default values: JSON scalars and empty brackets as the page writes them, and what PHP's
 * `print_r` prints for arrays (`Array ( [0] => 1 )`) and objects (`stdClass Object ( )`).
 */
export function parseDefault(text: string): { value: Json } | undefined {
  const simple = parseSimple(text);
  if (simple !== undefined) return simple;
  const dump = new DumpReader(text);
  const value = dump.value();
  return value !== undefined && dump.atEnd() ? { value } : undefined;
}

function parseSimple(text: string): { value: Json } | undefined {
  // A string runs to the last quote: the page writes """ for a quote and escapes nothing.
  const quoted = /^"(.*)"$/su.exec(text)?.[1];
  if (quoted !== undefined) return { value: quoted };
  if (/^-?\d+(?:\.\d+)?$/u.test(text)) return exactly(Number(text));
  const constants: Record<string, Json> = { null: null, true: true, false: false, "[]": [], "{}": {} };
  const constant = Object.hasOwn(constants, text) ? constants[text] : undefined;
  return constant === undefined ? undefined : { value: constant };
}

/** A number that JavaScript cannot hold exactly would be another one in the client. */
function exactly(value: number): { value: Json } | undefined {
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? undefined : { value };
}

/** Dumps nest; one that nests deeper than this is not meant to be read. */
const deepest = 16;

/** Reads `Array ( [key] => value … )` and `stdClass Object ( [key] => value … )`, nested at will. */
class DumpReader {
  #rest: string;

  constructor(text: string) {
    this.#rest = text.trim();
  }

  atEnd(): boolean {
    return this.#rest === "";
  }

  value(depth = 0): Json | undefined {
    if (depth > deepest) return undefined;
    const open = this.#take(/^(Array|stdClass Object)\s*\(\s*/u);
    if (open === undefined) return undefined;
    const entries: [string, Json][] = [];
    for (;;) {
      if (this.#take(/^\)\s*/u) !== undefined) break;
      const key = this.#take(/^\[([^\]]*)\] =>\s*/u);
      if (key === undefined) return undefined;
      const value = this.value(depth + 1) ?? this.#scalar();
      if (value === undefined) return undefined;
      entries.push([key, value]);
    }
    const list = open === "Array" && entries.every(([key], index) => key === String(index));
    return list ? entries.map(([, value]) => value) : Object.fromEntries(entries);
  }

  /** A scalar ends where the next key or the closing bracket begins; `print_r` prints strings without quotes. */
  #scalar(): Json | undefined {
    const end = /\[[^[\]]*\] =>|\)\s*(?:$|[)[])/u.exec(this.#rest)?.index;
    if (end === undefined) return undefined;
    const text = this.#rest.slice(0, end).trimEnd();
    this.#rest = this.#rest.slice(end);
    const simple = parseSimple(text);
    return simple === undefined ? text : simple.value;
  }

  #take(pattern: RegExp): string | undefined {
    const match = pattern.exec(this.#rest);
    if (match === null) return undefined;
    this.#rest = this.#rest.slice(match[0].length);
    return match[1] ?? match[0];
  }
}

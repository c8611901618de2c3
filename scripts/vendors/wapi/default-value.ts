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
  if (/^-?\d+(?:\.\d+)?$/u.test(text)) return { value: Number(text) };
  const constants: Record<string, Json> = { null: null, true: true, false: false, "[]": [], "{}": {} };
  const constant = Object.hasOwn(constants, text) ? constants[text] : undefined;
  return constant === undefined ? undefined : { value: constant };
}

/** Reads `Array ( [key] => value … )` and `stdClass Object ( [key] => value … )`, nested at will. */
class DumpReader {
  #rest: string;

  constructor(text: string) {
    this.#rest = text.trim();
  }

  atEnd(): boolean {
    return this.#rest === "";
  }

  value(): Json | undefined {
    const open = this.#take(/^(Array|stdClass Object)\s*\(\s*/u);
    if (open === undefined) return undefined;
    const entries: [string, Json][] = [];
    for (;;) {
      if (this.#take(/^\)\s*/u) !== undefined) break;
      const key = this.#take(/^\[([^\]]*)\] =>\s*/u);
      if (key === undefined) return undefined;
      const value = this.value() ?? this.#scalar();
      if (value === undefined) return undefined;
      entries.push([key, value]);
    }
    const list = open === "Array" && entries.every(([key], index) => key === String(index));
    return list ? entries.map(([, value]) => value) : Object.fromEntries(entries);
  }

  /** A scalar ends where the next key or the closing bracket begins; `print_r` prints strings without quotes. */
  #scalar(): Json | undefined {
    const text = this.#take(/^(.*?)\s*(?=\[[^\]]*\] =>|\)\s*(?:$|\)|\[))/su);
    return text === undefined ? undefined : (parseSimple(text)?.value ?? text);
  }

  #take(pattern: RegExp): string | undefined {
    const match = pattern.exec(this.#rest);
    if (match === null) return undefined;
    this.#rest = this.#rest.slice(match[0].length);
    return match[1] ?? match[0];
  }
}

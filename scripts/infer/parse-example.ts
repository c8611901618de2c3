import JSON5 from "json5";
import type { Json } from "../spec/json-schema.js";
import { notationsOf } from "./example-notations.js";
import { repairs } from "./example-repairs.js";
import { depthOf, type Token, textOfTokens, tokensOf } from "./example-tokens.js";

/** What had to be done to read an example. `line`: within its text, from 1. */
export interface ExampleRepair {
  name: string;
  line: number;
}

/**
 * `value` is never guessed: where something is missing, it is left out. `partial`: the example leaves something out
 * itself. An example that stays opaque has a `problem` and its line within the text, from 1.
 */
export type ParsedExample =
  | { value: Json; repairs: ExampleRepair[]; partial?: true }
  | { problem: string; line: number };

/** Deeper values are no examples; what reads them may recurse. */
const deepest = 200;

/**
 * Reads an example as it stands on a page: as JSON, as JSON5, or with repairs, each of which has a name. Linear in the
 * length of the text.
 */
export function parseExample(text: string): ParsedExample {
  const tokens = tokensOf(text);
  if (tokens.length === 0) return { problem: "it is empty", line: 1 };
  if (depthOf(tokens) > deepest) return { problem: `it is nested more than ${deepest} times`, line: 1 };
  const strict = parsed(() => JSON.parse(text));
  if ("value" in strict) return { ...strict, repairs: duplicateKeys(tokens) };
  const loose = parsed(() => parseLoosely(text, tokens));
  if (!("value" in loose)) return repaired(tokens, loose);
  const notations = notationsOf(tokens);
  // Comments, hexadecimal numbers and the like.
  const others = notations.length === 0 ? [{ name: "JSON5", line: 1 }] : [];
  return { ...loose, repairs: [...notations, ...others, ...duplicateKeys(tokens)] };
}

function repaired(original: readonly Token[], problem: Problem): ParsedExample {
  const broken = original.find(({ kind }) => kind === "broken");
  if (broken !== undefined) return { problem: "a string has no end", line: broken.line };
  const made: ExampleRepair[] = [];
  let tokens = original;
  let partial = false;
  for (const { name, apply, partial: leaves = false } of repairs) {
    const next = apply(tokens);
    if (next.lines.length === 0) continue;
    tokens = next.tokens;
    partial ||= leaves;
    for (const line of next.lines) made.push({ name, line });
  }
  const found = parsed(() => parseLoosely(textOfTokens(tokens), tokens));
  if (!("value" in found)) return problem;
  // Repairs can look like notations to what comes first, and leave some behind.
  const before = new Set(notationsOf(original).map(({ name }) => name));
  const notations = notationsOf(tokens).filter(({ name }) => before.has(name));
  const all = [...made, ...notations, ...duplicateKeys(tokens)];
  return { ...found, repairs: all, ...(partial ? { partial: true } : {}) };
}

/** JSON5 prints a warning where a string holds a line separator: they are escaped before it sees them. */
function parseLoosely(text: string, tokens: readonly Token[]): Json {
  if (!/[\u2028\u2029]/u.test(text)) return JSON5.parse(text);
  const escaped = tokens.map((token) => ({
    ...token,
    text: token.text.replace(/\\.|[\u2028\u2029]/gsu, (found) =>
      found.length > 1 ? found : `\\u${found.charCodeAt(0).toString(16)}`,
    ),
  }));
  return JSON5.parse(textOfTokens(escaped));
}

interface Problem {
  problem: string;
  line: number;
}

function parsed(parse: () => Json): { value: Json } | Problem {
  try {
    const value = parse();
    return allFinite(value) ? { value } : { problem: "a number is none of JSON", line: 1 };
  } catch (error) {
    const { message } = error instanceof Error ? error : { message: String(error) };
    const [, reason = message, line = "1"] = /^(?:JSON5: )?(.*?)(?: at (\d+):\d+)?$/su.exec(message) ?? [];
    return { problem: reason, line: Number(line) };
  }
}

/** JSON5 knows `NaN` and `Infinity`. */
function allFinite(value: Json): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  return typeof value !== "object" || value === null || Object.values(value).every(allFinite);
}

/** Keys that an object has twice: the last one counts. */
function duplicateKeys(tokens: readonly Token[]): ExampleRepair[] {
  const open: Set<string>[] = [];
  const found: ExampleRepair[] = [];
  for (const [index, { kind, text, line }] of tokens.entries()) {
    if (kind === "open") open.push(new Set());
    else if (kind === "close") open.pop();
    else if (tokens[index + 1]?.kind === "colon") {
      const keys = open.at(-1);
      const key = text.replace(/^["']|["']$/gu, "");
      if (keys?.has(key) === true) found.push({ name: `key "${key}" twice, the last one counts`, line });
      keys?.add(key);
    }
  }
  return found;
}

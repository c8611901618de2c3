import type { Schema } from "../../../spec/json-schema.js";

/**
 * The closed grammar of a type, in any case:
 *
 *     type := word | "Array" "<" type ">" | "Array" "[" type "]" | "Array of" type | type "[]"
 *     word := one of the words below, with or without quotes around it
 */
const words: ReadonlyMap<string, Schema> = new Map<string, Schema>([
  ["string", { type: "string" }],
  ["uuid", { type: "string", format: "uuid" }],
  ["guid", { type: "string", format: "uuid" }],
  ["email", { type: "string", format: "email" }],
  ["url", { type: "string", format: "uri" }],
  ["uri", { type: "string", format: "uri" }],
  ["date", { type: "string" }],
  ["time", { type: "string" }],
  ["datetime", { type: "string" }],
  ["date-time", { type: "string" }],
  ["timestamp", { type: "string" }],
  ["boolean", { type: "boolean" }],
  ["bool", { type: "boolean" }],
  ["integer", { type: "integer" }],
  ["int", { type: "integer" }],
  ["number", { type: "number" }],
  ["float", { type: "number" }],
  ["double", { type: "number" }],
  ["object", { type: "object" }],
  ["array", { type: "array" }],
]);

const timeWords = /^(?:date|time|datetime|date-time|timestamp)$/iu;
/** Words that no name ends in by chance; names do end in "Date", "Time" or "Url". */
const unmistakable = /^(?:string|uuid|guid|boolean|integer|number|object|array\W.*)$/iu;
const deepest = 5;

/** Reads a type. An array without items says nothing of them. Undefined: the text is no type. */
export function typeOf(text: string, depth = 0): Schema | undefined {
  const written = unquoted(text.trim());
  if (written.length > 100 || depth > deepest) return undefined;
  const inner = /^array\s?(?:<(.+)>|\[(.+)\]|of (.+))$/iu.exec(written);
  const list =
    inner?.[1] ?? inner?.[2] ?? inner?.[3] ?? (written.endsWith("[]") ? written.slice(0, -2) : undefined);
  if (list === undefined) return words.get(written.toLowerCase());
  const plural = inner?.[3] === undefined ? undefined : typeOf(list.replace(/s$/iu, ""), depth + 1);
  const items = typeOf(list, depth + 1) ?? plural;
  return items === undefined ? undefined : { type: "array", items };
}

/** Whether the word is one for points in time, whatever notation it means. */
export function isTimeWord(text: string): boolean {
  return timeWords.test(text.trim());
}

/** Whether the word can be nothing but a type at the end of another word, or behind one. */
export function isUnmistakable(text: string): boolean {
  return unmistakable.test(text);
}

function unquoted(text: string): string {
  return /^(['"‘’“”])(.*)['"‘’“”]$/u.exec(text)?.[2] ?? text;
}

/** The first word of a text, brackets and all, and what follows it. */
export function wordAt(text: string): { word: string; rest: string } {
  const joined = text.replace(/^(\w+) (?=[<])/u, "$1");
  let depth = 0;
  let end = 0;
  for (; end < joined.length; end += 1) {
    const letter = joined[end] ?? "";
    if (letter === "<" || letter === "[") depth += 1;
    else if (letter === ">" || letter === "]") depth -= 1;
    else if (depth <= 0 && (letter === " " || letter === "\t")) break;
  }
  return { word: joined.slice(0, end), rest: joined.slice(end).trim() };
}

/** A name and a type that ran together. */
export interface Split {
  name: string;
  type: string;
}

/**
 * The ways to read a word as a name and its type, best knowledge first applied: a known name is one; so is what ends in
 * a word that no name ends in, or repeats the name (`urlURL`). More than one: nothing settles it.
 */
export function splitsOf(word: string, names: ReadonlySet<string>): Split[] {
  if (names.has(word) || /\s/u.test(word)) return [];
  const splits: Split[] = [];
  for (let at = Math.max(1, word.length - 60); at < word.length; at += 1) {
    const name = word.slice(0, at);
    const type = word.slice(at);
    if (/^[A-Za-z_$][\w$-]*$/u.test(name) && typeOf(type) !== undefined) splits.push({ name, type });
  }
  const known = splits.filter(({ name }) => names.has(name));
  if (known.length > 0) return known;
  const clear = splits.filter(
    ({ name, type }) => isUnmistakable(type) || name.toLowerCase() === type.toLowerCase(),
  );
  return clear.length > 0 ? clear : splits;
}

/** Whether one of the ways is sure enough to take it. */
export function isSettled(splits: readonly Split[], names: ReadonlySet<string>): boolean {
  const [only, ...others] = splits;
  if (only === undefined || others.length > 0) return false;
  const { name, type } = only;
  return names.has(name) || isUnmistakable(type) || name.toLowerCase() === type.toLowerCase();
}

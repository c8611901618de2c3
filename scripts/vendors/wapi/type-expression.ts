import type { Schema } from "../../spec/json-schema.js";

/**
 * The closed grammar of the page's type expressions:
 *
 *     expression := "LIST of " expression | expression (" list" | " array")
 *                 | "assoc array " expression " to " expression
 *                 | word | object name | name of a PHP class
 */
export type TypeExpression =
  | { kind: "word"; word: string; schema: Schema }
  /** A container or anything: its shape is told by nested fields or by the example, if at all. */
  | { kind: "open"; word: string; container: Container; deprecated?: boolean }
  | { kind: "list"; of: TypeExpression }
  | { kind: "map"; of: TypeExpression }
  | { kind: "name"; name: string; serverClass: boolean };

/** What the word promises about the JSON value. `either`: PHP calls lists and maps "array". */
export type Container = "object" | "array" | "either" | "anything";

export const dateTimeFormat = "YYYY-MM-DD hh:mm:ss";
export const dateFormat = "YYYY-MM-DD";

const words: Record<string, Schema> = {
  int: { type: "integer" },
  float: { type: "number" },
  bool: { type: "boolean" },
  string: { type: "string" },
  stringEnum: { type: "string", "x-remarks": ["one of a fixed set of values that the page does not list"] },
  datetime: { type: "string", format: dateTimeFormat },
  date: { type: "string", format: dateFormat },
};

const openWords: Record<string, Container> = {
  struct: "object",
  object: "object",
  array: "either",
  Array: "either",
  list: "array",
  any: "anything",
  deprecated: "anything",
};

/** Words that the page misspells, where nothing else can be meant. */
const misspelled: Record<string, string> = { in: "int" };

export interface UnknownWord {
  kind: "unknown";
  word: string;
}

/** Lists of lists may nest; a page that nests them deeper than this is not meant to be read. */
const deepest = 16;

/** What reading an expression needs to know, and to tell. */
export interface TypeContext {
  /** Whether the annotations describe a word that is not in the grammar. */
  isReviewed: (word: string) => boolean;
  onMisspelled: (spelled: string, meant: string) => void;
}

/** Reads a type expression, or tells the word that is not in the grammar. */
export function parseType(text: string, context: TypeContext, depth = 0): TypeExpression | UnknownWord {
  if (depth > deepest) return { kind: "unknown", word: text };
  const { onMisspelled } = context;
  const parse = (expression: string): TypeExpression | UnknownWord =>
    parseType(expression, context, depth + 1);
  const wrap = (kind: "list" | "map", inner: TypeExpression | UnknownWord): TypeExpression | UnknownWord =>
    inner.kind === "unknown" ? inner : { kind, of: inner };

  const listOf = /^LIST of (.+)$/u.exec(text)?.[1];
  if (listOf !== undefined) return wrap("list", parse(listOf));

  const [, key, value] = /^assoc array (.+) to (.+)$/u.exec(text) ?? [];
  if (key !== undefined && value !== undefined) {
    const parsedKey = parse(key);
    if (parsedKey.kind !== "word") return { kind: "unknown", word: key };
    return wrap("map", parse(meantWord(value, onMisspelled)));
  }

  const itemsOf = /^(.+) (?:list|array)$/u.exec(text)?.[1];
  if (itemsOf !== undefined) return wrap("list", parse(itemsOf));

  if (Object.hasOwn(words, text)) return { kind: "word", word: text, schema: { ...words[text] } };
  const container = Object.hasOwn(openWords, text) ? openWords[text] : undefined;
  if (container !== undefined)
    return { kind: "open", word: text, container, ...(text === "deprecated" ? { deprecated: true } : {}) };
  if (/^[A-Z]\w*$/u.test(text) || context.isReviewed(text))
    return { kind: "name", name: text, serverClass: false };
  const serverClass = /^(?:[A-Z]\w*\\)+([A-Z]\w*)$/u.exec(text)?.[1];
  if (serverClass !== undefined) return { kind: "name", name: serverClass, serverClass: true };
  return { kind: "unknown", word: text };
}

/** What the lists and maps of an expression hold in the end. */
export function leafOf(type: TypeExpression): TypeExpression {
  return type.kind === "list" || type.kind === "map" ? leafOf(type.of) : type;
}

function meantWord(word: string, onMisspelled: (spelled: string, meant: string) => void): string {
  const meant = Object.hasOwn(misspelled, word) ? misspelled[word] : undefined;
  if (meant === undefined) return word;
  onMisspelled(word, meant);
  return meant;
}

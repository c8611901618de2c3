import { union } from "../../../spec/infer.js";
import { type Schema, unknownSchema } from "../../../spec/json-schema.js";

/** What words for a type say: a schema, and what is left of them. */
export interface TypeWords {
  schema: Schema;
  /** Words behind the type: `string with info about stream`. */
  rest?: string;
}

const anyItems = (): Schema => unknownSchema("The page does not tell what the list holds.");
const anyFields = (): Schema => ({ type: "object", additionalProperties: true });

const words: ReadonlyMap<string, () => Schema> = new Map(
  Object.entries<() => Schema>({
    string: () => ({ type: "string" }),
    integer: () => ({ type: "integer" }),
    number: () => ({ type: "number" }),
    boolean: () => ({ type: "boolean" }),
    list: () => ({ type: "array", items: anyItems() }),
    object: anyFields,
    null: () => ({ type: "null" }),
  }),
);

const synonyms: Readonly<Record<string, string>> = {
  str: "string",
  text: "string",
  unicode: "string",
  char: "string",
  strings: "string",
  int: "integer",
  integers: "integer",
  long: "integer",
  ints: "integer",
  float: "number",
  double: "number",
  decimal: "number",
  numeric: "number",
  numbers: "number",
  floats: "number",
  bool: "boolean",
  booleans: "boolean",
  flag: "boolean",
  array: "list",
  lists: "list",
  arrays: "list",
  dict: "object",
  dictionary: "object",
  map: "object",
  json: "object",
  objects: "object",
  dicts: "object",
  maps: "object",
  none: "null",
  "true/false": "boolean",
  "true / false": "boolean",
  "true or false": "boolean",
  isoformat: "string",
  iso8601: "string",
};

/**
 * What words for a type mean; undefined outside the grammar: a word, a list (`list of strings`, `array<int>`,
 * `string[]`), alternatives (`string or null`, `int | string`), a range of numbers (`<0.0-100.0>`), or a word with an
 * explanation behind it (`string with info about stream`).
 */
export function typeOfWords(text: string): TypeWords | undefined {
  const plain = text.trim().replace(/\s+/gu, " ").replace(/^`|`$/gu, "");
  const whole = typeExpression(plain, 0);
  if (whole !== undefined) return { schema: whole };
  const range = rangeOf(plain);
  if (range !== undefined) return { schema: { type: "number" }, rest: range };
  const [, first = "", rest = ""] = /^([A-Za-z]\w*)[,;:]?\s+(\S.*)$/u.exec(plain) ?? [];
  const schema = wordOf(first);
  return schema === undefined ? undefined : { schema, rest };
}

/** No type of a page is nested deeper. */
const deepest = 4;

function typeExpression(text: string, depth: number): Schema | undefined {
  if (depth > deepest) return undefined;
  const plain = text.trim();
  const word = wordOf(plain);
  if (word !== undefined) return word;
  const options = plain.split(/ or |\|/u);
  if (options.length > 1) {
    const read = options.map((option) => typeExpression(option, depth + 1));
    return read.every((each) => each !== undefined) ? union(read) : undefined;
  }
  const [, inner] =
    /^(?:list|array)\s+of\s+(\S.*)$/iu.exec(plain) ??
    /^(?:list|array)\s*[<([](\S.*)[>)\]]$/iu.exec(plain) ??
    /^(\S.*)\[\]$/u.exec(plain) ??
    [];
  const items = inner === undefined ? undefined : typeExpression(inner, depth + 1);
  return items === undefined ? undefined : { type: "array", items };
}

function wordOf(text: string): Schema | undefined {
  const small = text.toLowerCase();
  const word = Object.hasOwn(synonyms, small) ? synonyms[small] : small;
  return words.get(word ?? small)?.();
}

/** `<0.0-100.0>` → `From 0.0 to 100.0.` */
function rangeOf(text: string): string | undefined {
  const [, from, to] = /^<?\s*(-?\d+(?:\.\d+)?)\s*(?:-|\.\.)\s*(-?\d+(?:\.\d+)?)\s*>?$/u.exec(text) ?? [];
  return from === undefined || to === undefined ? undefined : `From ${from} to ${to}.`;
}

/** `True / False - whether it exists`, `The value is True if …`: prose that tells of a boolean. */
export function saysBoolean(text: string): boolean {
  return /^(?:the\W{0,3}(?:value is\W{1,3})?)?true/iu.test(text) && /false/iu.test(text);
}

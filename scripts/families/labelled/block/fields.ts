import type { Schema } from "../../../spec/json-schema.js";
import { unknownSchema } from "../../../spec/json-schema.js";
import { note, type Reading } from "../../reading.js";
import type { FieldRow, SkeletonField, SkeletonPart } from "../model.js";
import { saysBoolean, typeOfWords } from "./type-words.js";

const untold = "The page tells no type.";
const requiredMark = /^\(?(mandatory|required|optional)\)?(?:[.,;]\s*|\s+-\s+|$)/iu;
const listWords = /\b(?:lists?|arrays?|each (?:record|element|item|entry))\b/iu;

/**
 * The schema of a documented parameter or field. `shown`: what examples show of it; the page's words for a type come
 * first.
 */
export function fieldSchema(
  reading: Reading,
  row: FieldRow,
  operation: string | undefined,
  shown?: Schema,
): Schema {
  const { schema, rest } = typeOfRow(reading, row, operation, shown);
  const told = noDefault.test(row.default?.trim() ?? "") ? undefined : row.default;
  const fallback = told === undefined ? undefined : defaultOf(told, schema);
  const isRemark = told !== undefined && fallback === undefined;
  if (isRemark)
    note(reading, "parameters/default-words", { line: row.line, operation }, { name: row.name, text: told });
  const description = [textOfRow(row), rest, isRemark ? `Default: ${told.trim()}` : undefined]
    .filter((part) => part !== undefined && part !== "")
    .join(". ");
  return {
    ...schema,
    ...(description === "" ? {} : { description }),
    ...(fallback === undefined ? {} : { default: fallback }),
    "x-line": row.line,
  };
}

function typeOfRow(
  reading: Reading,
  { type, nested, text = "", name, line }: FieldRow,
  operation: string | undefined,
  shown: Schema | undefined,
): { schema: Schema; rest?: string } {
  const place = { line, operation };
  const told = type === undefined || type.trim() === "" ? undefined : typeOfWords(type);
  if (nested !== undefined && nested.length > 0) {
    const isList =
      told?.schema.type === "array" ||
      shown?.type === "array" ||
      (told === undefined && listWords.test(text));
    const inner = isList ? shown?.items : shown;
    const object = objectOf(reading, nested, operation, inner);
    return { schema: isList ? { type: "array", items: object } : object };
  }
  if (told !== undefined) return { ...told, schema: withWords(told.schema, type ?? "") };
  if (type !== undefined && type.trim() !== "") note(reading, "block/type", place, { name, text: type });
  else if (saysBoolean(text)) {
    note(reading, "parameter/type-in-prose", place, { name, type: "boolean" });
    return { schema: { type: "boolean" } };
  }
  const words = type === undefined || type.trim() === "" ? {} : { "x-documented": type };
  return { schema: { ...(shown ?? unknownSchema(untold)), ...words } };
}

/** The page's own words for the type, where the schema says less. */
function withWords(schema: Schema, words: string): Schema {
  const isSaid = typeof schema.type === "string" && words.trim().toLowerCase() === schema.type;
  return isSaid ? schema : { ...schema, "x-documented": words.trim() };
}

/** A default as a value of the type; undefined where it is none of it. */
function defaultOf(told: string, { type }: Schema): Schema["default"] {
  const plain = told.trim().replace(/^(["'`])(.*)\1$/u, "$2");
  if (type === "boolean") return /^true$/iu.test(plain) ? true : /^false$/iu.test(plain) ? false : undefined;
  if (type === "number" || type === "integer")
    return /^-?\d+(?:\.\d+)?$/u.test(plain) ? Number(plain) : undefined;
  return type === "string" ? plain : undefined;
}

/** Words for no default at all. */
const noDefault = /^(?:none|null|nil|-|n\/a|)$/iu;

/** `Mandatory. Metric name` → `Metric name`. */
function textOfRow({ text = "" }: FieldRow): string {
  return text.trim().replace(requiredMark, "");
}

export function isRequired({ required, text = "" }: FieldRow): boolean {
  const word = requiredMark.exec(text.trim())?.[1] ?? "";
  return required ?? /^(?:mandatory|required)$/iu.test(word);
}

/** An object with documented fields, and those that only examples show. */
export function objectOf(
  reading: Reading,
  rows: readonly FieldRow[],
  operation: string | undefined,
  shown?: Schema,
): Schema {
  const known = shown?.properties ?? {};
  const once = withoutRepeated(reading, rows, operation);
  const documented = once.map((row): [string, Schema] => [
    row.name,
    fieldSchema(reading, row, operation, Object.hasOwn(known, row.name) ? known[row.name] : undefined),
  ]);
  const properties = Object.fromEntries([
    ...documented,
    ...Object.entries(known).filter(([key]) => !once.some(({ name }) => name === key)),
  ]);
  const required = once.filter(isRequired).map(({ name }) => name);
  return { type: "object", properties, ...(required.length === 0 ? {} : { required }) };
}

function withoutRepeated(
  reading: Reading,
  rows: readonly FieldRow[],
  operation: string | undefined,
): FieldRow[] {
  const names = new Set<string>();
  return rows.filter(({ name, line }) => {
    if (names.has(name)) note(reading, "field/duplicate", { line, operation }, { field: name });
    return !names.has(name) && names.add(name);
  });
}

/** An object, or a list of such objects, in a notation of words for types. */
export function skeletonSchema(
  reading: Reading,
  { list, fields, line }: SkeletonPart,
  operation: string | undefined,
): Schema {
  const properties = fields.map((field): [string, Schema] => [
    field.name,
    skeletonField(reading, field, operation, line),
  ]);
  const object: Schema = { type: "object", properties: Object.fromEntries(properties) };
  return list ? { type: "array", items: object } : object;
}

function skeletonField(
  reading: Reading,
  { name, type, values = [], text }: SkeletonField,
  operation: string | undefined,
  line: number,
): Schema {
  const description = text === undefined ? {} : { description: text };
  const strings = values.every((value) => typeof value === "string");
  if (values.length > 0)
    return { ...(strings ? { type: "string" } : {}), enum: values, ...description, "x-line": line };
  const words = type.trim();
  if (words === "" || typeOfWords(words) !== undefined)
    return fieldSchema(reading, { line, name, type, ...(text === undefined ? {} : { text }) }, operation);
  note(reading, "block/value-words", { line, operation }, { name, text: words });
  const unknown = unknownSchema("The page has words in the place of its value.");
  return { ...unknown, ...description, "x-documented": words, "x-line": line };
}

/** A pseudo-object together with what examples show; undefined where they have no field in common. */
export function withShown(told: Schema, shown: Schema): Schema | undefined {
  if (told.items !== undefined && shown.items !== undefined) {
    const items = withShown(told.items, shown.items);
    return items === undefined ? undefined : { ...told, items };
  }
  const { properties = {} } = told;
  const known = shown.properties ?? {};
  if (!Object.keys(properties).some((name) => Object.hasOwn(known, name))) return undefined;
  const telling = Object.entries(properties).filter(
    ([name, { "x-origin": origin }]) => origin !== "unknown" || !Object.hasOwn(known, name),
  );
  return { ...told, properties: { ...known, ...Object.fromEntries(telling) } };
}

import { inferExamples } from "../../../infer/infer.js";
import { isObject, union } from "../../../spec/infer.js";
import type { Json, Schema } from "../../../spec/json-schema.js";
import { note, type Reading } from "../../reading.js";
import type { BlockPart, ExamplePart } from "../model.js";
import { objectOf, skeletonSchema, withShown } from "./fields.js";
import { saysList } from "./mentions.js";
import { withListedValues } from "./values.js";

export function isError(status: string | undefined): boolean {
  return status !== undefined && /^[45]/u.test(status);
}

export function valuesOf(examples: readonly ExamplePart[]): Json[] {
  return examples.flatMap(({ value }) => (value === undefined ? [] : [value]));
}

/** What fields, pseudo-objects and examples tell of a block's answer; undefined where there are none. */
export function shownAnswer(reading: Reading, block: BlockPart, operation: string): Schema | undefined {
  const { returns, examples } = block;
  const values = valuesOf(examples.filter(({ use, status }) => use === "response" && !isError(status)));
  const shown = values.length === 0 ? undefined : inferExamples(values);
  const documented = returns.fields.length === 0 ? shown : withFields(reading, block, operation, shown);
  const schema = withSkeletons(reading, block, operation, documented);
  if (schema === undefined) return undefined;
  const listed = settleList(reading, block, operation, values, schema);
  return withListedValues(reading, block, operation, listed, values);
}

/** Objects in a notation of words, with what the rest of the block tells of them. */
function withSkeletons(
  reading: Reading,
  { returns: { skeletons } }: BlockPart,
  operation: string,
  shown: Schema | undefined,
): Schema | undefined {
  const told = skeletons.map((part) => {
    const schema = skeletonSchema(reading, part, operation);
    const both = shown === undefined ? schema : withShown(schema, shown);
    if (both === undefined) note(reading, "answer/words-unused", { line: part.line, operation });
    return both;
  });
  const read = told.filter((schema) => schema !== undefined);
  return read.length === 0 ? shown : union(read);
}

/** Documented fields are those of the answer, of its items, or of the items of the list that it holds. */
function withFields(
  reading: Reading,
  { returns: { fields } }: BlockPart,
  operation: string,
  shown: Schema | undefined,
): Schema {
  const inner = (schema: Schema | undefined): Schema => objectOf(reading, fields, operation, schema);
  if (shown?.type === "array") return { ...shown, items: inner(shown.items) };
  const { properties = {} } = shown ?? {};
  const isKnown = fields.some(({ name }) => Object.hasOwn(properties, name));
  const lists = Object.entries(properties).filter(([, { type }]) => type === "array");
  const [list] = lists;
  if (isKnown || list === undefined || lists.length > 1) return inner(shown);
  const [key, schema] = list;
  const known = schema.items?.properties ?? {};
  if (!fields.some(({ name }) => Object.hasOwn(known, name))) return inner(shown);
  return { ...shown, properties: { ...properties, [key]: { ...schema, items: inner(schema.items) } } };
}

/**
 * The text speaks of a list, but what is shown is one object without any: nobody knows which of both comes. Where
 * nothing is shown but fields, they are those of the items.
 */
function settleList(
  reading: Reading,
  { returns, examples }: BlockPart,
  operation: string,
  values: readonly Json[],
  schema: Schema,
): Schema {
  const text = returns.text[0]?.text ?? "";
  const isItem = values.length > 0 || returns.skeletons.length > 0;
  if (schema.properties === undefined || !saysList(text)) return schema;
  const list: Schema = { type: "array", items: schema };
  if (!isItem) return list;
  if (!values.every((value) => isObject(value) && isFlat(value))) return schema;
  const line = examples[0]?.line ?? returns.skeletons[0]?.line ?? returns.line ?? 1;
  note(reading, "answer/list-or-item", { line, operation }, { text });
  return { anyOf: [list, schema] };
}

function isFlat(value: { [key: string]: Json }): boolean {
  return Object.values(value).every((each) => each === null || typeof each !== "object");
}

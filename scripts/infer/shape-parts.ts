import type { Schema } from "../spec/json-schema.js";

/** What a schema says of its slot and not of the shape that stands there: two slots can differ in it. */
const slotKeys: ReadonlySet<string> = new Set([
  "description",
  "default",
  "deprecated",
  "readOnly",
  "writeOnly",
  "x-origin",
  "x-confidence",
  "x-reason",
  "x-documented",
  "x-remarks",
  "x-line",
] satisfies (keyof Schema)[]);

const isOriginKey = (key: string): boolean => key === "x-origin" || key === "x-confidence";
const isSlotKey = (key: string): boolean => slotKeys.has(key);

export function slotOf(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => isSlotKey(key)));
}

/** The object that stands in a slot, whether or not the slot can hold null instead. Its origin goes with it. */
export function shapeOf(schema: Schema): Schema {
  const shape = Object.fromEntries(
    Object.entries(schema).filter(([key]) => isOriginKey(key) || !isSlotKey(key)),
  );
  return { ...shape, type: "object" };
}

export function canBeNull({ type }: Schema): boolean {
  return Array.isArray(type) && type.includes("null");
}

/** Whether a schema is an object with fields, and nothing else beside null. */
export function isShape(schema: Schema): boolean {
  const { type, properties = {}, $ref, anyOf, oneOf, allOf, not, enum: values } = schema;
  const types = Array.isArray(type) ? type : [type];
  return (
    Object.keys(properties).length > 0 &&
    types.includes("object") &&
    types.every((each) => each === "object" || each === "null") &&
    [$ref, anyOf, oneOf, allOf, not, values].every((part) => part === undefined)
  );
}

export interface Inner {
  kind: "property" | "items" | "values" | "option";
  /** The property's name; of other kinds, something that tells it apart. */
  step: string;
  schema: Schema;
}

/** The schemas directly inside a schema, and how they lie there. */
export function innerParts(schema: Schema): Inner[] {
  const { properties = {}, items, additionalProperties: values } = schema;
  const parts = Object.entries(properties).map(
    ([step, inner]): Inner => ({ kind: "property", step, schema: inner }),
  );
  if (items !== undefined) parts.push({ kind: "items", step: "items", schema: items });
  if (typeof values === "object") parts.push({ kind: "values", step: "values", schema: values });
  for (const word of optionWords)
    for (const [index, inner] of (schema[word] ?? []).entries())
      parts.push({ kind: "option", step: `${word} ${index}`, schema: inner });
  return parts;
}

const optionWords = ["anyOf", "oneOf", "allOf"] as const;

/** The same schema with other schemas inside. */
export function mapInner(
  schema: Schema,
  change: (inner: Schema, kind: Inner["kind"], step: string) => Schema,
): Schema {
  const { properties, items, additionalProperties: values } = schema;
  const mapped: Schema = { ...schema };
  if (properties !== undefined)
    mapped.properties = Object.fromEntries(
      Object.entries(properties).map(([key, inner]) => [key, change(inner, "property", key)]),
    );
  if (items !== undefined) mapped.items = change(items, "items", "items");
  if (typeof values === "object") mapped.additionalProperties = change(values, "values", "values");
  for (const word of optionWords) {
    const options = schema[word];
    if (options !== undefined)
      mapped[word] = options.map((inner, index) => change(inner, "option", `${word} ${index}`));
  }
  return mapped;
}

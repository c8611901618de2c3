import { isObject } from "../../../spec/infer.js";
import type { Json, Schema } from "../../../spec/json-schema.js";

/** Formats that an example shows beyond doubt. */
const formats: readonly [string, RegExp][] = [
  ["uuid", /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/iu],
  ["date-time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/u],
  ["date", /^\d{4}-\d\d-\d\d$/u],
  ["email", /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/u],
];

/**
 * The formats of texts in lists. The page's cells have formats of plain fields, but not of the items of a list: the
 * example has them, if all its items show the same.
 */
export function withItemFormats(schema: Schema, sample: Json | undefined): Schema {
  if (Array.isArray(sample) && schema.items !== undefined)
    return { ...schema, items: itemSchema(schema.items, sample) };
  if (!isObject(sample)) return schema;
  const { properties, allOf } = schema;
  const told = Object.entries(properties ?? {}).map(([name, property]): [string, Schema] => [
    name,
    withItemFormats(property, Object.hasOwn(sample, name) ? sample[name] : undefined),
  ]);
  return {
    ...schema,
    ...(properties === undefined ? {} : { properties: Object.fromEntries(told) }),
    ...(allOf === undefined ? {} : { allOf: allOf.map((part) => withItemFormats(part, sample)) }),
  };
}

function itemSchema(items: Schema, sample: readonly Json[]): Schema {
  const isPlain = items.type === "string" && items.format === undefined && items.enum === undefined;
  if (!isPlain) return sample[0] === undefined ? items : withItemFormats(items, sample[0]);
  const format = formats.find(([, pattern]) =>
    sample.every((value) => typeof value === "string" && pattern.test(value)),
  );
  if (format === undefined || sample.length === 0) return items;
  const reason = "the page does not tell the format of items; the example shows it";
  return { ...items, format: format[0], "x-origin": "example", "x-reason": reason };
}

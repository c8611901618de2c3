import { isObject } from "../../../spec/infer.js";
import type { Json, Schema } from "../../../spec/json-schema.js";
import { note, type Reading } from "../../reading.js";
import type { BlockPart, ValueList } from "../model.js";

/**
 * The schema with the values that lists of the page tell. A list is that of the one field all of whose values in the
 * examples are among its own; several lists can be those of one field.
 */
export function withListedValues(
  reading: Reading,
  { values: lists }: BlockPart,
  operation: string,
  schema: Schema,
  samples: readonly Json[],
): Schema {
  const listed = lists.flatMap(({ values }) => values);
  const [first] = lists;
  if (first === undefined || listed.length === 0) return schema;
  const shapes = objectsIn(samples);
  const keys = [...new Set(shapes.flatMap((shape) => Object.keys(shape)))];
  const fitting = keys.filter((key) => {
    const shown = shapes.flatMap((shape) => (Object.hasOwn(shape, key) ? [shape[key]] : []));
    return shown.length > 0 && shown.every((value) => listed.some((each) => each.value === value));
  });
  const [key, ...others] = fitting;
  if (key === undefined || others.length > 0) {
    note(
      reading,
      "block/values-unplaced",
      { line: first.title.line, operation },
      { title: first.title.text },
    );
    return schema;
  }
  return withValues(schema, key, lists);
}

/** The objects that samples are, or that lists among them hold. */
function objectsIn(samples: readonly Json[]): { [key: string]: Json }[] {
  return samples.flatMap((sample) => (Array.isArray(sample) ? sample : [sample])).filter(isObject);
}

function withValues(schema: Schema, key: string, lists: readonly ValueList[]): Schema {
  if (schema.items !== undefined) return { ...schema, items: withValues(schema.items, key, lists) };
  const { properties = {} } = schema;
  const { "x-origin": _, ...property } = properties[key] ?? {};
  const values = lists.flatMap((list) => list.values);
  const [{ line }] = [...values, { line: 1 }] as const;
  const meanings = values.map(({ value, text }) => (text === "" ? `\`${value}\`` : `\`${value}\`: ${text}`));
  const told: Schema = {
    ...property,
    enum: [...new Set(values.map(({ value }) => value))],
    description: [property.description, ...meanings].filter((text) => text !== undefined).join("\n"),
    "x-line": line,
  };
  return { ...schema, properties: { ...properties, [key]: told } };
}

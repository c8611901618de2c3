import { isObject } from "../../../spec/infer.js";
import type { Json, Schema } from "../../../spec/json-schema.js";
import { resolved, type SchemaContext } from "./context.js";
import { inferShown } from "./infer-shown.js";
import { contentsOf, nesting } from "./tree.js";

/**
 * The names that an object of the schema may have: its own, and those of all that it is combined with. Undefined if
 * there may be others.
 */
export function propertyNames(schema: Schema, context: SchemaContext): Set<string> | undefined {
  return namesOf(schema, context, "undefined if there are others");
}

/** The names that the rows of the schema have. Undefined if nothing is known. */
export function rowNames(schema: Schema, context: SchemaContext): Set<string> | undefined {
  return namesOf(schema, context, "with one for others");
}

type Others = "undefined if there are others" | "with one for others";

function namesOf(
  schema: Schema,
  context: SchemaContext,
  others: Others,
  seen: Set<Schema> = new Set(),
): Set<string> | undefined {
  const target = resolved(schema, context);
  if (target.$ref !== undefined) return undefined;
  if (seen.has(target)) return new Set();
  seen.add(target);
  const { properties, allOf = [], anyOf = [], oneOf = [], type, additionalProperties, items } = target;
  const rows = others === "with one for others";
  if (items !== undefined && rows) return namesOf(items, context, others, seen);
  if (additionalProperties !== undefined && !rows) return undefined;
  const parts = [...allOf, ...anyOf, ...oneOf];
  if (properties === undefined && parts.length === 0 && additionalProperties === undefined)
    return type === undefined || type.includes("object") ? undefined : new Set();
  const names = new Set(Object.keys(properties ?? {}));
  if (additionalProperties !== undefined) names.add("additionalProperties");
  for (const part of parts) {
    const found = namesOf(part, context, others, seen);
    if (found === undefined) return undefined;
    for (const name of found) names.add(name);
  }
  return names;
}

/**
 * Adds what only the example shows: keys that no row names, of the schema and of all that it holds. Named schemas are
 * held against examples of their own.
 */
export function withExampleKeys(
  schema: Schema,
  sample: Json | undefined,
  line: number,
  context: SchemaContext,
): Schema {
  const value = contentsOf(sample);
  if (schema.$ref !== undefined || !isObject(value)) return schema;
  const at = schema["x-line"] ?? line;
  if (schema.items !== undefined) {
    const items = withExampleKeys(schema.items, value, at, context);
    return items === schema.items ? schema : { ...schema, items };
  }
  const inner = Object.entries(schema.properties ?? {}).map(([key, property]): [string, Schema] => [
    key,
    withExampleKeys(property, Object.hasOwn(value, key) ? value[key] : undefined, at, context),
  ]);
  const known = propertyNames(schema, context);
  const missing = known === undefined ? [] : Object.entries(value).filter(([key]) => !known.has(key));
  const like = namedLike(Object.fromEntries(missing), context);
  if (like !== undefined) {
    context.note("table/from-example", at, { what: `that the schema is combined with ${like}` });
    const base: Schema = { $ref: `#/schemas/${like}`, "x-origin": "example", "x-reason": hidden };
    return { ...schema, ...withProperties(inner), allOf: [base, ...(schema.allOf ?? [])] };
  }
  const added = missing.map(([key, shown]): [string, Schema] => {
    context.note("table/example-key", at, { name: key });
    return [key, fromExample(shown, "the page's table has no row for it; the example shows it")];
  });
  return { ...schema, ...withProperties([...inner, ...added]) };
}

const hidden = "the page does not show what it is combined with; the example has all of its properties";

function withProperties(properties: readonly [string, Schema][]): Schema {
  return properties.length === 0 ? {} : { properties: Object.fromEntries(properties) };
}

/**
 * The one named schema that has this example. The page does not show a schema that is another one, or that is
 * combined with a single one.
 */
function namedLike(sample: Json, { components }: SchemaContext): string | undefined {
  const text = JSON.stringify(sample);
  if (!isObject(sample) || text === "{}") return undefined;
  const [only, ...others] = [...components].filter(
    ([, part]) =>
      part.sample !== undefined &&
      part.blocks.some(({ table }) => table !== undefined) &&
      JSON.stringify(part.sample) === text,
  );
  return others.length === 0 ? only?.[0] : undefined;
}

/** The schema of an example: a named one if that has the same example. */
export function likeExample(sample: Json, reason: string, context: SchemaContext): Schema {
  const like = namedLike(contentsOf(sample) ?? null, context);
  if (like === undefined) return fromExample(sample, reason);
  const named = listsAround({ $ref: `#/schemas/${like}` }, sample);
  return { ...named, "x-origin": "example", "x-reason": reason };
}

/** As many lists as the example has. */
export function listsAround(items: Schema, sample: Json | undefined): Schema {
  let schema = items;
  for (let level = nesting(sample); level > 0; level -= 1) schema = { type: "array", items: schema };
  return schema;
}

export function fromExample(sample: Json, reason: string): Schema {
  return { ...inferShown([sample]), "x-origin": "example", "x-reason": reason };
}

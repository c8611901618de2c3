import { mismatches, type Named } from "../../../spec/accepts.js";
import type { Json, Schema } from "../../../spec/json-schema.js";
import { Variable } from "../wire/wire.js";

/** A value of an example. The fields of objects know whether they may be left out when the example is too long. */
export type ExampleValue = string | number | boolean | null | Variable | ExampleValue[] | ExampleObject;
export interface ExampleObject {
  fields: ExampleField[];
}
export interface ExampleField {
  key: string;
  value: ExampleValue;
  required: boolean;
}

/**
 * A field with its documented value. Where the value does not fit the schema, or there is none, the only value that it
 * can have or else a variable of its name stands in if the field is required; otherwise the field is left out.
 */
export function exampleField(
  key: string,
  value: Json | Variable | undefined,
  required: boolean,
  schema: Schema,
  named: Named,
): ExampleField[] {
  const fitted = value === undefined || value instanceof Variable ? value : adapt(value, schema, named);
  if (fitted !== undefined && !(fitted instanceof Variable)) return [{ key, value: fitted, required }];
  if (fitted === undefined && !required) return [];
  return [{ key, value: onlyValue(schema, named) ?? fitted ?? Variable.of(key), required }];
}

/** The value of a schema that takes no other, where one is documented. */
function onlyValue(schema: Schema, named: Named): string | number | boolean | undefined {
  const values = optionsOf(schema, named).map((option) => option.enum ?? []);
  const [value, ...others] = values.flat();
  if (others.length > 0 || values.some((each) => each.length === 0)) return undefined;
  return value === null || typeof value === "object" ? undefined : value;
}

/** As much of the value as the schema takes; undefined if that is nothing. */
function adapt(value: Json, schema: Schema, named: Named): ExampleValue | undefined {
  const options = optionsOf(schema, named);
  const exact = options.find((option) => mismatches(value, option, named).length === 0);
  if (value === null || typeof value !== "object") return exact === undefined ? undefined : value;
  for (const option of exact === undefined ? options : [exact, ...options]) {
    const fitted = Array.isArray(value) ? adaptList(value, option, named) : adaptObject(value, option, named);
    if (fitted !== undefined) return fitted;
  }
  return undefined;
}

/** What a value may be, without references and unions at the top. */
function optionsOf(schema: Schema, named: Named): Schema[] {
  const target = schema.$ref === undefined ? undefined : named(schema.$ref.slice("#/schemas/".length));
  if (target !== undefined) return optionsOf(target, named);
  return schema.anyOf === undefined ? [schema] : schema.anyOf.flatMap((option) => optionsOf(option, named));
}

function adaptList(list: Json[], schema: Schema, named: Named): ExampleValue[] | undefined {
  if (mismatches([], schema, named).length > 0) return undefined;
  const items = list.map((item) => adapt(item, schema.items ?? {}, named));
  const fitting = items.filter((item) => item !== undefined);
  return fitting.length < items.length ? undefined : fitting;
}

function adaptObject(
  value: { [key: string]: Json },
  schema: Schema,
  named: Named,
): ExampleObject | undefined {
  // Fields are looked at one by one: here it only matters whether any object is taken.
  if (mismatches({}, { ...schema, required: undefined, allOf: undefined }, named).length > 0)
    return undefined;
  const { properties, required, rest } = membersOf(schema, named);
  const given = Object.entries(value).flatMap(([key, member]) => {
    const property = properties.get(key) ?? rest;
    return property === undefined ? [] : exampleField(key, member, required.has(key), property, named);
  });
  const forgotten = [...required].filter((key) => !Object.hasOwn(value, key));
  const added = forgotten.flatMap((key) =>
    exampleField(key, undefined, true, properties.get(key) ?? {}, named),
  );
  return { fields: [...given, ...added] };
}

interface Members {
  properties: Map<string, Schema>;
  required: Set<string>;
  /** Schema of fields that have no name; undefined if there are none. */
  rest: Schema | undefined;
}

/** The fields of an object with those it inherits. One of which no field is known takes any. */
function membersOf(schema: Schema, named: Named): Members {
  const bases = (schema.allOf ?? []).flatMap((base) =>
    optionsOf(base, named).map((option) => membersOf(option, named)),
  );
  const properties = new Map([
    ...bases.flatMap((base) => [...base.properties]),
    ...Object.entries(schema.properties ?? {}),
  ]);
  const { additionalProperties: further } = schema;
  const open = further === undefined ? properties.size === 0 : further !== false;
  return {
    properties,
    required: new Set([...bases.flatMap((base) => [...base.required]), ...(schema.required ?? [])]),
    rest: open ? (typeof further === "object" ? further : {}) : undefined,
  };
}

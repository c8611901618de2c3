import { hasFormat } from "./formats.js";
import { isObject, typeOf } from "./infer.js";
import type { Json, Schema, TypeName } from "./json-schema.js";

/** A place where a value does not fit its schema. */
export interface Mismatch {
  /** `data.event.name`; empty for the value itself. */
  path: string;
  reason: string;
}

/** Names of schemas that a `$ref` may mean. */
export type Named = (name: string) => Schema | undefined;

/** Which way a value travels. A request lacks what is read-only, an answer what is write-only. */
export type Way = "request" | "response";

/** How a value is held against its schema. */
interface Terms {
  named: Named;
  way?: Way | undefined;
  /** Formats count as well. Pages fill their examples with words such as `string`, whatever the format. */
  formats?: boolean;
}

/** Where the value does not fit the schema; empty if it fits. Keys that the schema does not name are accepted. */
export function mismatches(value: Json, schema: Schema, named: Named, path = "", way?: Way): Mismatch[] {
  return misfits(value, schema, path, { named, way }, noNames);
}

/** The same, with formats: what tools say that take the schema at its word. */
export function strictMismatches(
  value: Json,
  schema: Schema,
  named: Named,
  path = "",
  way?: Way,
): Mismatch[] {
  return misfits(value, schema, path, { named, way, formats: true }, noNames);
}

const noNames: ReadonlySet<string> = new Set();

/** `open`: names that are being looked into for this very value. One that leads back to itself demands nothing. */
function misfits(
  value: Json,
  schema: Schema,
  path: string,
  terms: Terms,
  open: ReadonlySet<string>,
): Mismatch[] {
  const { $ref } = schema;
  if ($ref !== undefined) {
    if (open.has($ref)) return [];
    const target = terms.named($ref.replace("#/schemas/", ""));
    return target === undefined
      ? [{ path, reason: `refers to ${$ref}` }]
      : misfits(value, target, path, terms, new Set([...open, $ref]));
  }
  const fitting = (part: Schema): Mismatch[] => misfits(value, part, path, terms, open);
  for (const options of [schema.anyOf, schema.oneOf]) {
    if (options === undefined) continue;
    const attempts = options.map(fitting);
    if (!attempts.some((attempt) => attempt.length === 0))
      return attempts.sort((a, b) => deepest(b) - deepest(a))[0] ?? [];
  }
  if (schema.not !== undefined && fitting(schema.not).length === 0)
    return [{ path, reason: "is what it must not be" }];
  const found = (schema.allOf ?? []).flatMap(fitting);
  const types = schema.type === undefined ? [] : Array.isArray(schema.type) ? schema.type : [schema.type];
  if (types.length > 0 && !types.some((type) => fits(type, value)))
    return [...found, { path, reason: `is ${typeOf(value)}, not ${types.join(" or ")}` }];
  if (schema.enum !== undefined && !includes(schema.enum, value))
    return [...found, { path, reason: `is none of ${JSON.stringify(schema.enum)}` }];
  const { format } = schema;
  if (terms.formats && format !== undefined && !hasFormat(value, format))
    return [...found, { path, reason: `is no ${format}` }];
  if (Array.isArray(value) && schema.items !== undefined) {
    const { items } = schema;
    return [
      ...found,
      ...value.flatMap((item, index) => misfits(item, items, `${path}[${index}]`, terms, noNames)),
    ];
  }
  return isObject(value) ? [...found, ...objectMismatches(value, schema, path, terms)] : found;
}

function includes(options: readonly Json[], value: Json): boolean {
  const text = JSON.stringify(value);
  return options.some((option) => JSON.stringify(option) === text);
}

function objectMismatches(
  value: { [key: string]: Json },
  schema: Schema,
  path: string,
  terms: Terms,
): Mismatch[] {
  const at = (key: string): string => (path === "" ? key : `${path}.${key}`);
  const missing = (schema.required ?? []).filter(
    (key) => !Object.hasOwn(value, key) && !mayLack(schema, key, terms.way),
  );
  const further = typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined;
  const inside = Object.entries(value).flatMap(([key, member]) => {
    const property = propertyOf(schema, key) ?? further;
    return property === undefined ? [] : misfits(member, property, at(key), terms, noNames);
  });
  return [...missing.map((key): Mismatch => ({ path: at(key), reason: "is missing" })), ...inside];
}

function mayLack(schema: Schema, key: string, way: Way | undefined): boolean {
  if (way === undefined) return false;
  const { readOnly, writeOnly } = propertyOf(schema, key) ?? {};
  return (way === "request" ? readOnly : writeOnly) === true;
}

function propertyOf({ properties = {} }: Schema, key: string): Schema | undefined {
  return Object.hasOwn(properties, key) ? properties[key] : undefined;
}

function fits(type: TypeName, value: Json): boolean {
  const actual = typeOf(value);
  return actual === type || (type === "number" && actual === "integer");
}

/** The attempt that came furthest tells most about what was meant. */
function deepest(found: readonly Mismatch[]): number {
  return found.reduce((most, { path }) => Math.max(most, path.length), 0);
}

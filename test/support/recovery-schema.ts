import { isObject } from "../../scripts/spec/infer.js";
import type { Json } from "../../scripts/spec/json-schema.js";

export type JsonObject = { [key: string]: Json };

/** Notes that a place of the document has a fact of some kind. */
export type Tell = (kind: string, place: string, value?: Json) => void;

/** Keywords that restrict a value in ways that the spec has no words for. */
const constraints = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
];
const combinations = ["allOf", "anyOf", "oneOf"] as const;

/** What a place calls its facts: those of properties are counted apart. */
export interface Kinds {
  type: string;
  format: string;
}

/** The facts of a schema and of all below it. References are facts, and are not followed. */
export function schemaFacts(given: Json | undefined, place: string, kinds: Kinds, tell: Tell): void {
  if (!isObject(given)) return;
  const schema = plain(given);
  tell(kinds.type, place, typeOf(schema));
  if (schema.format !== undefined) tell(kinds.format, place, schema.format);
  const values = valuesOf(schema);
  if (values.length > 0) tell("enums", place, values);
  for (const kind of ["readOnly", "writeOnly", "deprecated"]) if (schema[kind] === true) tell(kind, place);
  if (schema.title !== undefined) tell("schema titles", place, schema.title);
  if (typeof schema.description === "string" && schema.description.trim() !== "")
    tell("schema descriptions", place, schema.description);
  for (const keyword of constraints)
    if (schema[keyword] !== undefined) tell("constraints", `${place} ${keyword}`, schema[keyword]);
  if (schema.default !== undefined) tell("defaults", place, schema.default);
  if (schema.example !== undefined || schema.examples !== undefined)
    tell("schema examples", place, schema.example ?? null);
  const inner: Kinds = { type: "property types", format: "property formats" };
  const required = Array.isArray(schema.required) ? schema.required : [];
  for (const [name, property] of Object.entries(isObject(schema.properties) ? schema.properties : {})) {
    const below = `${place}.${name}`;
    tell("properties", below);
    if (required.includes(name)) tell("property required", below);
    schemaFacts(property, below, inner, tell);
  }
  schemaFacts(schema.items, `${place}[]`, inner, tell);
  schemaFacts(schema.additionalProperties, `${place}{}`, inner, tell);
  schemaFacts(schema.not, `${place}.not`, inner, tell);
  for (const kind of combinations)
    for (const [index, member] of listOf(schema[kind]).entries())
      schemaFacts(member, `${place}.${kind}${index}`, inner, tell);
  if (isObject(schema.discriminator))
    tell("discriminators", place, schema.discriminator.propertyName ?? null);
}

/** One way of writing for what OpenAPI 3.0 and 3.1 write in several. */
function plain(schema: JsonObject): JsonObject {
  const { allOf, anyOf, nullable, ...rest } = schema;
  const [only] = listOf(allOf);
  if (listOf(allOf).length === 1 && isObject(only) && rest.properties === undefined)
    return plain({ ...only, ...rest, ...(nullable === undefined ? {} : { nullable }) });
  const options = listOf(anyOf);
  const other = options.filter((option) => !(isObject(option) && option.type === "null"));
  const [single] = other;
  if (options.length === 2 && other.length === 1 && isObject(single))
    return plain({ ...single, ...rest, nullable: true });
  const { const: value } = schema;
  return { ...schema, ...(value === undefined ? {} : { enum: [value] }) };
}

/** Type, reference or combination in one word. */
function typeOf(schema: JsonObject): string {
  const listed = Array.isArray(schema.type)
    ? schema.type.map(String)
    : [schema.type].flatMap((type) => type ?? []);
  const types = listed.filter((type) => type !== "null").map(String);
  const nullable = schema.nullable === true || types.length < listed.length;
  const combined = combinations.filter((kind) => schema[kind] !== undefined);
  const own =
    typeof schema.$ref === "string"
      ? nameOf(schema.$ref)
      : [...types.sort(), ...combined.map((kind) => `${kind} of ${listOf(schema[kind]).length}`)].join(
          " and ",
        );
  const told = own === "" ? implied(schema) : own;
  return nullable ? `${told} or null` : told;
}

/** A schema with properties is one of objects, whether it says so or not. */
function implied(schema: JsonObject): string {
  if (schema.properties !== undefined || isObject(schema.additionalProperties)) return "object";
  return schema.items === undefined ? "anything" : "array";
}

function valuesOf({ enum: values }: JsonObject): Json[] {
  return listOf(values).filter((value) => value !== null);
}

/** `#/components/schemas/Room` → `schema Room`. */
export function nameOf(pointer: string): string {
  return `schema ${pointer.slice(pointer.lastIndexOf("/") + 1)}`;
}

export function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

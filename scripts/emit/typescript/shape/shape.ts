import type { Json, Schema } from "../../../spec/json-schema.js";
import { marksOf, notedField } from "./marks.js";

/** What both the interfaces and the zod schemas are printed from, so that they cannot disagree. */
export type Shape =
  | { kind: "unknown" }
  | { kind: "primitive"; name: "string" | "number" | "integer" | "boolean" | "null" }
  /** Bytes within a form: as a body of their own they are no schema, but the content of the call. */
  | { kind: "bytes" }
  | { kind: "literals"; values: Literal[]; open: "string" | "number" | undefined }
  | { kind: "reference"; name: string }
  | { kind: "array"; items: Shape }
  | { kind: "map"; values: Shape }
  | { kind: "object"; fields: Field[]; open: boolean }
  | { kind: "union"; of: Shape[] }
  | { kind: "intersection"; of: Shape[] };

export type Literal = string | number | boolean;
export interface Field {
  name: string;
  required: boolean;
  shape: Shape;
  schema: Schema;
}

/** `input` travels to the server, `output` comes from it. A schema seen in both directions counts as input and stays open. */
export type Direction = "input" | "output" | "both";

const primitives = {
  string: "string",
  number: "number",
  integer: "integer",
  boolean: "boolean",
  null: "null",
} as const;

// A schema is printed as a type and as zod, and asked for its references: three times the same shape.
const known = {
  input: new WeakMap<Schema, Shape>(),
  output: new WeakMap<Schema, Shape>(),
  both: new WeakMap<Schema, Shape>(),
};

export function shapeOf(schema: Schema, direction: Direction): Shape {
  const shape = known[direction].get(schema) ?? newShape(schema, direction);
  known[direction].set(schema, shape);
  return shape;
}

function newShape(schema: Schema, direction: Direction): Shape {
  if (schema.$ref !== undefined) return { kind: "reference", name: schema.$ref.slice("#/schemas/".length) };
  if (schema.enum !== undefined) return literals(schema.enum, direction);
  if ((schema.allOf ?? schema.anyOf ?? schema.oneOf) !== undefined) return compound(schema, direction);
  if (schema.type === undefined)
    return schema.properties === undefined ? { kind: "unknown" } : object(schema, direction);
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return union(
    types.map((type) => {
      if (type === "object") return object(schema, direction);
      if (type === "string" && schema.format === "binary" && direction === "input") return { kind: "bytes" };
      if (type !== "array") return { kind: "primitive", name: primitives[type] };
      return {
        kind: "array",
        items: schema.items === undefined ? { kind: "unknown" } : shapeOf(schema.items, direction),
      };
    }),
  );
}

/** Everything that it is made of, each of its parts, and one of its alternatives. What says nothing adds nothing. */
function compound(schema: Schema, direction: Direction): Shape {
  const inner = (part: Schema) => shapeOf(part, direction);
  const parts = [
    ...(schema.allOf ?? []).map(inner),
    ...(schema.anyOf === undefined ? [] : [union(schema.anyOf.map(inner))]),
    ...(schema.oneOf === undefined ? [] : [union(schema.oneOf.map(inner))]),
    ...(schema.properties === undefined ? [] : [object(schema, direction)]),
  ].filter((part) => part.kind !== "unknown");
  const [only] = parts;
  if (only === undefined) return { kind: "unknown" };
  const whole: Shape = parts.length === 1 ? only : { kind: "intersection", of: parts };
  return Array.isArray(schema.type) && schema.type.includes("null")
    ? union([whole, { kind: "primitive", name: "null" }])
    : whole;
}

/** A union of one is that one; parts that are the same count once; with an unknown part the whole is unknown. */
function union(parts: Shape[]): Shape {
  const flat = parts.flatMap((part) => (part.kind === "union" ? part.of : [part]));
  const [first] = flat;
  if (flat.length === 1 && first !== undefined) return first;
  if (flat.some((part) => part.kind === "unknown")) return { kind: "unknown" };
  const keys = flat.map((part) => JSON.stringify(part));
  const unique = flat.filter((_, index) => keys.indexOf(keys[index] ?? "") === index);
  const [only] = unique;
  return unique.length === 1 && only !== undefined ? only : { kind: "union", of: unique };
}

/** Enums are closed where we send them. Where we receive them, or cannot tell, the server may have learnt new values. */
function literals(values: Json[], direction: Direction): Shape {
  const usable = values.filter(
    (value) => typeof value === "string" || typeof value === "number" || typeof value === "boolean",
  );
  const types = new Set(usable.map((value) => typeof value));
  const [type] = types;
  const open =
    direction === "input" || types.size !== 1 || (type !== "string" && type !== "number") ? undefined : type;
  const nullable: Shape[] = values.includes(null) ? [{ kind: "primitive", name: "null" }] : [];
  if (usable.length + nullable.length < values.length) return { kind: "unknown" };
  return union([
    ...(usable.length > 0 ? [{ kind: "literals", values: usable, open } as const] : []),
    ...nullable,
  ]);
}

function object(schema: Schema, direction: Direction): Shape {
  const { additionalProperties: rest } = schema;
  const fields = fieldsOf(schema, direction);
  if (fields.length > 0) return { kind: "object", fields, open: rest !== undefined && rest !== false };
  return { kind: "map", values: typeof rest === "object" ? shapeOf(rest, direction) : { kind: "unknown" } };
}

/** The properties that travel in the direction: a request has none that only answers have, and the reverse. */
export function fieldsOf(schema: Schema, direction: Direction): Field[] {
  const noted = notedField(schema);
  return Object.entries(schema.properties ?? {})
    .filter(([, field]) => travels(field, direction))
    .map(([name, field]) => ({
      name,
      required: schema.required?.includes(name) ?? false,
      shape: shapeOf(field, direction),
      schema: name === noted ? { ...field, ...marksOf(schema) } : field,
    }));
}

function travels({ readOnly, writeOnly }: Schema, direction: Direction): boolean {
  return !(direction === "input" && readOnly === true) && !(direction === "output" && writeOnly === true);
}

/** Names of the schemas that a shape refers to, in order of appearance. */
export function referencesIn(shape: Shape): string[] {
  switch (shape.kind) {
    case "reference":
      return [shape.name];
    case "array":
      return referencesIn(shape.items);
    case "map":
      return referencesIn(shape.values);
    case "object":
      return shape.fields.flatMap((field) => referencesIn(field.shape));
    case "union":
    case "intersection":
      return shape.of.flatMap(referencesIn);
    default:
      return [];
  }
}

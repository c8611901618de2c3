import type { ApiSpec } from "../../../spec/api-spec.js";
import type { Schema } from "../../../spec/json-schema.js";
import { type Direction, type Field, fieldsOf } from "./shape.js";

/** A schema that another derives from, without the fields that the other has with another type. */
export interface Base {
  base: string;
  without: string[];
}

/** A named schema as an interface: what it derives from, and the fields that it adds. */
export interface Derived {
  bases: Base[];
  fields: Field[];
  /** Further keys may occur. */
  open: boolean;
}

/** Undefined where the schema is no object, so that it cannot be an interface. */
export function derivedOf(spec: ApiSpec, name: string, direction: Direction): Derived | undefined {
  const schema = spec.schemas[name]?.schema;
  if (schema === undefined || !isObject(schema)) return undefined;
  const references = ancestors(schema);
  if (references.some((base) => !isObject(spec.schemas[base]?.schema ?? {}))) return undefined;
  const fields = addedFields(spec, name, direction);
  const own = new Map(fields.map((field) => [field.name, field]));
  const taken = new Map<string, Field>();
  const bases = references
    .filter((base) => !inherits(spec, base, name))
    .map((base) => {
      const inherited = inheritedFields(spec, base, direction);
      const without = inherited
        .filter((field) =>
          own.has(field.name)
            ? !narrows(own.get(field.name), field)
            : !isSame(taken.get(field.name) ?? field, field),
        )
        .map((field) => field.name);
      for (const field of inherited) if (!taken.has(field.name)) taken.set(field.name, field);
      return { base, without };
    });
  const open = partsOf(schema).some(({ additionalProperties: rest }) => rest !== undefined && rest !== false);
  return { bases, fields, open };
}

/** The fields of a named schema with those it inherits: its own win over those of a base, the first base over the next. */
export function inheritedFields(
  spec: ApiSpec,
  name: string,
  direction: Direction,
  below: string[] = [],
): Field[] {
  const schema = spec.schemas[name]?.schema;
  if (schema === undefined || below.includes(name)) return [];
  const inherited = ancestors(schema).flatMap((base) =>
    inheritedFields(spec, base, direction, [...below, name]),
  );
  const fields = new Map<string, Field>();
  for (const field of [...ownFields(schema, direction), ...inherited]) {
    if (!fields.has(field.name)) fields.set(field.name, field);
  }
  const required = requiredNames(schema);
  return [...fields.values()].map((field) => madeRequired(field, required));
}

/** Its own fields, and those of its bases that it makes required. */
function addedFields(spec: ApiSpec, name: string, direction: Direction): Field[] {
  const schema = spec.schemas[name]?.schema ?? {};
  const own = ownFields(schema, direction);
  const names = new Set(own.map((field) => field.name));
  const required = requiredNames(schema);
  const inherited = ancestors(schema)
    .flatMap((base) => inheritedFields(spec, base, direction, [name]))
    .filter((field) => !field.required && required.has(field.name) && !names.has(field.name));
  const distinct = new Map(inherited.map((field) => [field.name, field]));
  return [...own, ...distinct.values()].map((field) => madeRequired(field, required));
}

function madeRequired(field: Field, required: ReadonlySet<string>): Field {
  return field.required || !required.has(field.name) ? field : { ...field, required: true };
}

/** The schema, and the unnamed objects that it is made of. */
function partsOf(schema: Schema): Schema[] {
  return [...(schema.allOf ?? []).flatMap((part) => (part.$ref === undefined ? partsOf(part) : [])), schema];
}

/** The properties of all parts; a later one replaces an earlier one of its name. */
function ownFields(schema: Schema, direction: Direction): Field[] {
  const fields = partsOf(schema).flatMap((part) => fieldsOf(part, direction));
  return [...new Map(fields.map((field) => [field.name, field])).values()];
}

function requiredNames(schema: Schema): Set<string> {
  return new Set(partsOf(schema).flatMap((part) => part.required ?? []));
}

function inherits(spec: ApiSpec, name: string, from: string, below: string[] = []): boolean {
  if (name === from) return true;
  if (below.includes(name)) return false;
  return ancestors(spec.schemas[name]?.schema ?? {}).some((base) =>
    inherits(spec, base, from, [...below, name]),
  );
}

function ancestors(schema: Schema): string[] {
  return (schema.allOf ?? []).flatMap((part) =>
    part.$ref === undefined ? ancestors(part) : [part.$ref.slice("#/schemas/".length)],
  );
}

function isObject(schema: Schema): boolean {
  const keyed = typeof schema.additionalProperties === "object" && schema.properties === undefined;
  const says = schema.type === "object" || schema.properties !== undefined || schema.allOf !== undefined;
  return !keyed && says && isPart(schema);
}

/** Nothing in it but fields: it can be merged into an interface. */
function isPart(schema: Schema): boolean {
  const { $ref, anyOf, oneOf, not, enum: values, type = "object" } = schema;
  if ([$ref, anyOf, oneOf, not, values].some((part) => part !== undefined) || type !== "object") return false;
  return (schema.allOf ?? []).every((part) => part.$ref !== undefined || isPart(part));
}

/** An interface may require what a base leaves open: everything else must be the same. */
function narrows(own: Field | undefined, inherited: Field): boolean {
  return own !== undefined && isSame({ ...own, required: inherited.required && own.required }, inherited);
}

/** Two bases must have a field alike. */
function isSame(one: Field, other: Field): boolean {
  return signature(one) === signature(other);
}

function signature({ required, shape }: Field): string {
  return JSON.stringify([required, shape], (key, value: unknown) => (key === "schema" ? undefined : value));
}

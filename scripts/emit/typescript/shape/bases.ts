import type { ApiSpec } from "../../../spec/api-spec.js";
import type { Schema } from "../../../spec/json-schema.js";
import { type Field, fieldsOf } from "./shape.js";

/** A schema that another derives from, without the fields that the other has with another type. */
export interface Base {
  base: string;
  without: string[];
}

/** What a named schema derives from; undefined where it is no object, so that it cannot be an interface. */
export function basesOf(spec: ApiSpec, name: string): Base[] | undefined {
  const schema = spec.schemas[name]?.schema;
  const references = schema === undefined || !isObject(schema) ? undefined : ancestors(schema);
  if (schema === undefined || references === undefined) return undefined;
  if (references.some((base) => !isObject(spec.schemas[base]?.schema ?? {}))) return undefined;
  const taken = new Map(fieldsOf(schema, "output").map((field) => [field.name, signature(field)]));
  return references
    .filter((base) => !inherits(spec, base, name))
    .map((base) => {
      const fields = inheritedFields(spec, base, "output");
      const clashes = (field: Field) => (taken.get(field.name) ?? signature(field)) !== signature(field);
      const without = fields.filter(clashes).map((field) => field.name);
      for (const field of fields) if (!taken.has(field.name)) taken.set(field.name, signature(field));
      return { base, without };
    });
}

/** The fields of a named schema with those it inherits: its own win over those of a base, the first base over the next. */
export function inheritedFields(
  spec: ApiSpec,
  name: string,
  direction: "input" | "output" | "both",
  below: string[] = [],
): Field[] {
  const schema = spec.schemas[name]?.schema;
  if (schema === undefined || below.includes(name)) return [];
  const inherited = ancestors(schema).flatMap((base) =>
    inheritedFields(spec, base, direction, [...below, name]),
  );
  const fields = new Map<string, Field>();
  for (const field of [...fieldsOf(schema, direction), ...inherited]) {
    if (!fields.has(field.name)) fields.set(field.name, field);
  }
  return [...fields.values()];
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
    part.$ref === undefined ? [] : [part.$ref.slice("#/schemas/".length)],
  );
}

function isObject(schema: Schema): boolean {
  if (schema.$ref !== undefined || schema.anyOf !== undefined || schema.enum !== undefined) return false;
  const keyed = typeof schema.additionalProperties === "object" && schema.properties === undefined;
  return (
    !keyed && (schema.type === "object" || schema.properties !== undefined || schema.allOf !== undefined)
  );
}

function signature({ required, shape }: Field): string {
  return JSON.stringify([required, shape], (key, value: unknown) => (key === "schema" ? undefined : value));
}

import type { ApiSpec, Operation } from "../../../spec/api-spec.js";
import type { Schema } from "../../../spec/json-schema.js";

/** Names that look like those of numeric ids, or of lists of them. The runtime gets it as a fact. */
export const idName = /(^id|_id|[a-z\d]Id)(s|_list|List)?$/;

/**
 * Which ids are strings. The runtime turns digit strings under the names of ids into numbers, since servers send
 * either; these it has to leave alone.
 */
export interface TextIds {
  /** Names that are strings in every documented answer. */
  everywhere: string[];
  /** Names that are strings in the answer of an operation, and numbers elsewhere. */
  of(operation: Operation): string[];
}

/** The names of ids in answers, by the types of their values. */
interface IdTypes {
  texts: Set<string>;
  numbers: Set<string>;
}

export function textIds(spec: ApiSpec): TextIds {
  const answers = spec.operations.flatMap(schemasOf);
  // An object that no operation refers to may still be part of an answer whose type is unknown.
  for (const { schema, used } of Object.values(spec.schemas)) if (used !== "input") answers.push(schema);
  const { texts, numbers } = idTypes(spec, answers);
  return {
    everywhere: [...texts].filter((name) => !numbers.has(name)).sort(),
    of: (operation) =>
      [...idTypes(spec, schemasOf(operation)).texts].filter((name) => numbers.has(name)).sort(),
  };
}

function schemasOf({ responses }: Operation): Schema[] {
  return responses.flatMap(({ schema }) => schema ?? []);
}

function idTypes(spec: ApiSpec, schemas: Schema[]): IdTypes {
  const found: IdTypes = { texts: new Set(), numbers: new Set() };
  const seen = new Set<Schema>();
  for (const schema of schemas) reach(spec, schema, seen);
  for (const { properties = {} } of seen)
    for (const [name, field] of Object.entries(properties)) {
      if (!idName.test(name)) continue;
      const types = valueTypes(spec, field);
      if (types.has("string")) found.texts.add(name);
      if (types.has("integer") || types.has("number")) found.numbers.add(name);
    }
  return found;
}

/** A schema and everything in it, through references. */
function reach(spec: ApiSpec, schema: Schema, seen: Set<Schema>): void {
  if (seen.has(schema)) return;
  seen.add(schema);
  const { additionalProperties: rest, properties = {} } = schema;
  for (const part of [...alternatives(spec, schema), ...Object.values(properties)]) reach(spec, part, seen);
  if (typeof rest === "object") reach(spec, rest, seen);
}

/** The types of a field, or of the items of its list. */
function valueTypes(spec: ApiSpec, schema: Schema, seen = new Set<Schema>()): Set<string> {
  if (seen.has(schema)) return new Set();
  seen.add(schema);
  return new Set([
    ...[schema.type ?? []].flat(),
    ...alternatives(spec, schema).flatMap((part) => [...valueTypes(spec, part, seen)]),
  ]);
}

/** What a value, or an item of a list, may also be described by. */
function alternatives(spec: ApiSpec, { $ref, items, anyOf = [], allOf = [] }: Schema): Schema[] {
  const named = $ref === undefined ? undefined : spec.schemas[$ref.replace("#/schemas/", "")]?.schema;
  return [...anyOf, ...allOf, items, named].filter((part) => part !== undefined);
}

import type { ApiSpec, Operation } from "../../spec/api-spec.js";
import type { Origin, Schema } from "../../spec/json-schema.js";

export const origins = ["documented", "example", "supplement", "corrected", "unknown"] as const;

/** Fields of one kind: how many, where they come from, and how many have a concrete type. */
export interface FieldCount {
  total: number;
  byOrigin: Record<"documented" | Origin, number>;
  /** Neither unknown nor an array or object of which nothing more is known. */
  concrete: number;
}

export interface Statistics {
  operations: number;
  /** Operations that the page only lists. */
  listedOnly: number;
  outputs: { documented: number; unknown: number; binary: number; none: number };
  fields: { kind: string; count: FieldCount }[];
  allFields: FieldCount;
  requestExamples: number;
  responseExamples: number;
  schemas: number;
  errors: number;
  errorsWithText: number;
  pushEvents: number;
  restrictions: number;
  /** Restrictions of which the page lost the marked columns. */
  restrictionsLost: number;
}

export function statistics(spec: ApiSpec): Statistics {
  const { operations } = spec;
  const restrictions = operations.flatMap((operation) => operation.restrictions ?? []);
  const examples = operations.flatMap((operation) => operation.examples);
  const outputs = operations.map(outputState);
  const fields = fieldKinds(spec).map(({ kind, schemas }) => ({ kind, count: countFields(schemas) }));
  return {
    operations: operations.length,
    listedOnly: operations.filter(({ origin }) => origin !== undefined).length,
    outputs: {
      documented: outputs.filter((state) => state === "documented").length,
      unknown: outputs.filter((state) => state === "unknown").length,
      binary: outputs.filter((state) => state === "binary").length,
      none: outputs.filter((state) => state === "none").length,
    },
    fields,
    allFields: countFields(fieldKinds(spec).flatMap(({ schemas }) => schemas)),
    requestExamples: examples.filter(({ kind }) => kind === "request").length,
    responseExamples: examples.filter(({ kind }) => kind === "response").length,
    schemas: Object.keys(spec.schemas).length,
    errors: spec.errors.length,
    errorsWithText: spec.errors.filter(({ text }) => text !== undefined).length,
    pushEvents: operations.filter(({ push }) => push !== undefined).length,
    restrictions: restrictions.length,
    restrictionsLost: restrictions.filter(({ allowed }) => allowed === null).length,
  };
}

/** What is known of an operation's answer. Errors do not count. */
export function outputState({ responses }: Operation): "documented" | "unknown" | "binary" | "none" {
  const successes = responses.filter(({ status }) => /^2|^default$/.test(status));
  if (successes.some(({ binary }) => binary)) return "binary";
  const schemas = successes.flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
  if (schemas.length === 0) return "none";
  return schemas.every(isUnknown) ? "unknown" : "documented";
}

function fieldKinds({ operations, schemas }: ApiSpec): { kind: string; schemas: Schema[] }[] {
  return [
    {
      kind: "Parameters",
      schemas: operations.flatMap(({ parameters }) => parameters.map(({ schema }) => schema)),
    },
    {
      kind: "Payload fields",
      schemas: operations.flatMap(({ payload }) => (payload ? fieldsIn(payload.schema) : [])),
    },
    {
      kind: "Output fields",
      schemas: operations.flatMap(({ responses }) =>
        responses.flatMap(({ schema }) => (schema ? fieldsIn(schema) : [])),
      ),
    },
    {
      kind: "Fields of named schemas",
      schemas: Object.values(schemas).flatMap(({ schema }) => fieldsIn(schema)),
    },
  ];
}

/** Fields at every depth. Named schemas are counted where they are defined, not where they are used. */
function fieldsIn(schema: Schema): Schema[] {
  const own = Object.values(schema.properties ?? {});
  const { items, additionalProperties, anyOf, allOf } = schema;
  const parts = [...own, ...(anyOf ?? []), ...(allOf ?? [])];
  if (items !== undefined) parts.push(items);
  if (typeof additionalProperties === "object") parts.push(additionalProperties);
  return [...own, ...parts.flatMap(fieldsIn)];
}

function countFields(schemas: readonly Schema[]): FieldCount {
  const byOrigin = { documented: 0, example: 0, supplement: 0, corrected: 0, unknown: 0 };
  for (const schema of schemas) byOrigin[schema["x-origin"] ?? "documented"]++;
  return { total: schemas.length, byOrigin, concrete: schemas.filter(isConcrete).length };
}

function isUnknown(schema: Schema): boolean {
  const { $ref, type, anyOf, allOf, properties, items } = schema;
  const says = [$ref, type, anyOf, allOf, properties, items, schema.enum];
  return says.every((part) => part === undefined);
}

function isConcrete(schema: Schema): boolean {
  if (schema.$ref !== undefined || schema.enum !== undefined || schema.allOf !== undefined) return true;
  if (schema.anyOf !== undefined) return schema.anyOf.every(isConcrete);
  if (isUnknown(schema)) return false;
  const types = [schema.type ?? []].flat();
  if (types.includes("array") && (schema.items === undefined || !isConcrete(schema.items))) return false;
  const isShapeless = schema.properties === undefined && typeof schema.additionalProperties !== "object";
  return !(types.includes("object") && isShapeless);
}

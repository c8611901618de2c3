import type { ApiSpec, Operation } from "../../spec/api-spec.js";
import type { Origin, Schema } from "../../spec/json-schema.js";
import { innerSchemas } from "../../spec/usage.js";
import { answerOf } from "../typescript/operation/answer.js";
import { marksOf, notedField } from "../typescript/shape/marks.js";
import { generalErrors } from "../typescript/wire/http-error-codes.js";
import { schemaUses } from "./shapes.js";

export const origins = ["documented", "example", "supplement", "corrected", "unknown"] as const;

/** Fields of one kind: how many, where they come from, and how many have a concrete type. */
export interface FieldCount {
  total: number;
  byOrigin: Record<"documented" | Origin, number>;
  /** The concrete ones of each origin. */
  concreteByOrigin: Record<"documented" | Origin, number>;
  /** Neither unknown nor an array or object of which nothing more is known. */
  concrete: number;
}

export type OutputState = "documented" | "unknown" | "binary" | "nothing" | "none";

export interface Statistics {
  operations: number;
  /** Operations that the page only lists. */
  listedOnly: number;
  /** `nothing`: the page tells that the answer has no body. `none`: it tells nothing. */
  outputs: Record<OutputState, number>;
  fields: { kind: string; count: FieldCount }[];
  allFields: FieldCount;
  schemas: number;
  /** Named schemas to which more than one place refers. */
  sharedSchemas: number;
  errors: number;
  errorsWithText: number;
  pushEvents: number;
  restrictions: number;
  /** Restrictions of which the page lost the marked columns. */
  restrictionsLost: number;
}

export function statistics(spec: ApiSpec): Statistics {
  const { operations } = spec;
  const errors = generalErrors(spec).filter((error) => error.operations === undefined);
  const restrictions = operations.flatMap((operation) => operation.restrictions ?? []);
  const states = operations.map(outputState);
  const count = (state: OutputState): number => states.filter((each) => each === state).length;
  const kinds = fieldKinds(spec);
  return {
    operations: operations.length,
    listedOnly: operations.filter(({ origin }) => origin !== undefined).length,
    outputs: {
      documented: count("documented"),
      unknown: count("unknown"),
      binary: count("binary"),
      nothing: count("nothing"),
      none: count("none"),
    },
    fields: kinds.map(({ kind, schemas }) => ({ kind, count: countFields(schemas) })),
    allFields: countFields(kinds.flatMap(({ schemas }) => schemas)),
    schemas: Object.keys(spec.schemas).length,
    sharedSchemas: [...schemaUses(spec).values()].filter((uses) => uses > 1).length,
    errors: errors.length,
    errorsWithText: errors.filter(({ text }) => text !== undefined).length,
    pushEvents: operations.filter(({ push }) => push !== undefined).length,
    restrictions: restrictions.length,
    restrictionsLost: restrictions.filter(({ allowed }) => allowed === null).length,
  };
}

/** What is known of an operation's answer. Errors do not count. */
export function outputState(operation: Operation): OutputState {
  const { kind } = answerOf(operation);
  if (kind === "nothing") return "nothing";
  if (kind === "text") return "documented";
  const successes = operation.responses.filter(({ status }) => /^2|^default$/.test(status));
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
      schemas: operations.flatMap(({ responses, taskResult }) =>
        [...responses, ...(taskResult === undefined ? [] : [taskResult])].flatMap(({ schema }) =>
          schema ? fieldsIn(schema) : [],
        ),
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
  const about = notedField(schema);
  const own = Object.entries(schema.properties ?? {}).map(([name, field]) =>
    name === about ? { ...field, ...marksOf(schema) } : field,
  );
  return [...own, ...innerSchemas(schema).flatMap(fieldsIn)];
}

function countFields(schemas: readonly Schema[]): FieldCount {
  const none = { documented: 0, example: 0, supplement: 0, corrected: 0, unknown: 0 };
  const byOrigin = { ...none };
  const concreteByOrigin = { ...none };
  for (const schema of schemas) {
    const origin = schema["x-origin"] ?? "documented";
    byOrigin[origin]++;
    if (isConcrete(schema)) concreteByOrigin[origin]++;
  }
  const concrete = Object.values(concreteByOrigin).reduce((sum, count) => sum + count, 0);
  return { total: schemas.length, byOrigin, concreteByOrigin, concrete };
}

export function isUnknown(schema: Schema): boolean {
  const { $ref, type, anyOf, oneOf, allOf, properties, items } = schema;
  const says = [$ref, type, anyOf, oneOf, allOf, properties, items, schema.enum];
  return says.every((part) => part === undefined);
}

function isConcrete(schema: Schema): boolean {
  if (schema.$ref !== undefined || schema.enum !== undefined || schema.allOf !== undefined) return true;
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return options.every(isConcrete);
  if (isUnknown(schema)) return false;
  const types = [schema.type ?? []].flat();
  if (types.includes("array") && (schema.items === undefined || !isConcrete(schema.items))) return false;
  const isShapeless = schema.properties === undefined && typeof schema.additionalProperties !== "object";
  return !(types.includes("object") && isShapeless);
}

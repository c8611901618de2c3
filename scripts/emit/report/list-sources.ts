import type { ApiSpec, Operation } from "../../spec/api-spec.js";
import type { Confidence, Schema } from "../../spec/json-schema.js";
import { answerOf } from "../typescript/operation/answer.js";

/** Where the parameters or the answer of an operation are from, on pages that can have lost them. */
export const parameterSources = ["page", "documented", "client-code", "inferred", "lost"] as const;
export const answerSources = ["words", "example", "documented", "client-code", "inferred", "lost"] as const;
export type ParameterSource = (typeof parameterSources)[number];
export type AnswerSource = (typeof answerSources)[number];

/** What the sources are called in tables. */
export const sourceLabels: Record<ParameterSource | AnswerSource, string> = {
  page: "on the page",
  words: "on the page",
  example: "from examples",
  documented: "documented elsewhere",
  "client-code": "client code",
  inferred: "inferred",
  lost: "lost",
};

/** Whether the page is of a kind that can have lost lists. */
export function canHaveLostLists({ operations }: ApiSpec): boolean {
  return operations.some(({ parameterList }) => parameterList !== undefined);
}

/** Where nothing is told of the list as a whole, the page has what there is. */
export function parameterSource({ parameterList: list }: Operation): ParameterSource {
  if (list?.state === "lost") return "lost";
  return list?.origin === "supplement" ? (list.confidence ?? "documented") : "page";
}

/** Of each parameter and field of the body, in the order of the operation. */
export function parametersBySource(
  { parameters, payload }: Operation,
  spec: ApiSpec,
): Map<Exclude<ParameterSource, "lost">, number> {
  const fields = payload === undefined ? [] : Object.values(named(payload.schema, spec).properties ?? {});
  const counts = new Map<Exclude<ParameterSource, "lost">, number>();
  for (const schema of [...parameters.map((each) => each.schema), ...fields]) {
    const source = supplied(schema) ?? "page";
    counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return counts;
}

export function answerSource(operation: Operation, spec: ApiSpec): AnswerSource {
  const answer = answerOf(operation);
  if (answer.kind === "unknown") return "lost";
  return answer.kind === "schema" ? schemaSource(answer.schema, spec) : "words";
}

/** A whole tells where it is from; else most of its fields do. */
function schemaSource(schema: Schema, spec: ApiSpec, seen: readonly Schema[] = []): AnswerSource {
  const whole = named(schema, spec);
  const own = ownSource(schema) ?? ownSource(whole);
  if (own !== undefined || seen.includes(whole)) return own ?? "words";
  const { properties = {}, items, anyOf = [], oneOf = [], allOf = [] } = whole;
  const parts = [
    ...Object.values(properties),
    ...(items === undefined ? [] : [items]),
    ...anyOf,
    ...oneOf,
    ...allOf,
  ];
  const found = parts.map((part) => schemaSource(part, spec, [...seen, whole]));
  const count = (source: AnswerSource): number => found.filter((each) => each === source).length;
  const [most = "words"] = [...new Set(found)].sort((a, b) => count(b) - count(a));
  return most;
}

function ownSource(schema: Schema): AnswerSource | undefined {
  const origin = schema["x-origin"];
  if (origin === "example") return "example";
  if (origin === "unknown") return "lost";
  return supplied(schema);
}

function supplied(schema: Schema): Confidence | undefined {
  return schema["x-origin"] === "supplement" ? (schema["x-confidence"] ?? "documented") : undefined;
}

function named(schema: Schema, { schemas }: ApiSpec): Schema {
  const { $ref } = schema;
  return $ref === undefined ? schema : (schemas[$ref.replace("#/schemas/", "")]?.schema ?? schema);
}

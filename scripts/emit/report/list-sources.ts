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

/** Where a parameter is from, and its type, where that is from elsewhere. */
export interface Place {
  source: Exclude<ParameterSource, "lost">;
  type?: Confidence | undefined;
}

/** Of each parameter and field of the body, in the order of the operation. */
export function parameterPlaces(operation: Operation, spec: ApiSpec): Place[] {
  const { parameters, payload } = operation;
  const fields = payload === undefined ? [] : Object.values(named(payload.schema, spec).properties ?? {});
  return [...parameters.map((each) => each.schema), ...fields].map((schema) => placeOf(operation, schema));
}

/** What a list of the page names is on the page, wherever its type is from. */
function placeOf({ parameterList: list, corrections = [] }: Operation, schema: Schema): Place {
  const type = supplied(schema);
  const isOfSupplement = list?.origin === "supplement" && list.state !== "lost";
  // What a correction wrote has no line.
  const hasLine = schema["x-line"] !== undefined || corrections.length > 0;
  if (list?.state === "listed" && !isOfSupplement && hasLine) return { source: "page", type };
  if (type !== undefined) return { source: type };
  const isUntold = schema["x-origin"] === "unknown" && schema["x-line"] === undefined;
  return { source: isOfSupplement && isUntold ? (list.confidence ?? "documented") : "page" };
}

/** Where an answer is from that the page tells in words, if its shape is from elsewhere. */
export function isToldInWords({ responses }: Operation, source: AnswerSource): boolean {
  const told = responses.find(({ status }) => /^(?:2|default$)/.test(status));
  return (
    told?.line !== undefined &&
    told.description !== undefined &&
    !["words", "example", "lost"].includes(source)
  );
}

export function answerSource(operation: Operation, spec: ApiSpec): AnswerSource {
  const answer = answerOf(operation);
  if (answer.kind === "unknown") return "lost";
  if (answer.kind !== "schema") return "words";
  const { schema } = answer;
  const isShown = operation.examples.some(({ kind }) => kind === "response");
  // The fields of a named schema are from everywhere; what is shown of it here is not.
  return ownSource(schema) ?? (schema.$ref !== undefined && isShown ? "example" : schemaSource(schema, spec));
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
  const all = parts.map((part) => schemaSource(part, spec, [...seen, whole]));
  // An answer of which one kind is known is not lost.
  const known = all.filter((source) => source !== "lost");
  const found = anyOf.length > 0 && known.length > 0 ? known : all;
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

import type { Operation, Response } from "../../../spec/api-spec.js";
import type { Schema } from "../../../spec/json-schema.js";

/** What a call resolves to. */
export type Answer =
  | { kind: "schema"; schema: Schema /** Some answers have no body. */; optional: boolean }
  | { kind: "binary" }
  /** A text that is no JSON. */
  | { kind: "text" }
  | { kind: "nothing" }
  | { kind: "unknown"; reason: string };

const success = /^(?:2|default$)/;

export function answerOf(operation: Operation): Answer {
  const successes = operation.responses.filter((response) => success.test(response.status));
  if (successes.some((response) => response.binary)) return { kind: "binary" };
  if (isText(operation, successes)) return { kind: "text" };
  const schemas = successes.flatMap((response) => (response.schema === undefined ? [] : [response.schema]));
  const [schema] = schemas;
  if (schema === undefined) {
    const nothing = successes.length > 0 && successes.every((response) => isEmpty(operation, response));
    const [described] = successes.flatMap((response) => response.description ?? []);
    return nothing
      ? { kind: "nothing" }
      : { kind: "unknown", reason: described ?? "the page does not describe the answer" };
  }
  const optional = successes.some((response) => isEmpty(operation, response));
  const options = distinct(schemas);
  if (options.length > 1) return { kind: "schema", schema: { anyOf: options }, optional };
  return saysNothing(schema)
    ? { kind: "unknown", reason: schema["x-reason"] ?? "the page does not describe the answer" }
    : { kind: "schema", schema, optional };
}

function distinct(schemas: Schema[]): Schema[] {
  if (schemas.length < 2) return schemas;
  return [...new Map(schemas.map((each) => [JSON.stringify(each), each])).values()];
}

const textual = /^text\/|[/+](?:xml|yaml|csv|javascript)$|^application\/x-yaml$/;

/** Every answer that has a body is a text, and none can be had as JSON. */
function isText({ wire }: Operation, successes: readonly Response[]): boolean {
  if (wire.kind !== "http") return false;
  const bodies = successes.flatMap(({ schema, mediaTypes }) =>
    schema === undefined && mediaTypes === undefined ? [] : [(mediaTypes ?? []).map(withoutParameters)],
  );
  return (
    bodies.length > 0 && bodies.every((body) => body.length > 0 && body.every((type) => textual.test(type)))
  );
}

/** `text/plain; charset=utf-8` → `text/plain`. */
function withoutParameters(mediaType: string): string {
  return mediaType.replace(/;.*$/s, "").trim().toLowerCase();
}

/** A page of a REST API that tells an answer without a schema tells one without a body. */
function isEmpty({ wire }: Operation, { status, schema, mediaTypes }: Response): boolean {
  if (schema !== undefined || mediaTypes !== undefined) return false;
  return status === "204" || (wire.kind === "http" && status !== "default");
}

/** An empty schema: it constrains nothing. */
function saysNothing(schema: Schema): boolean {
  return Object.keys(schema).every((key) => key.startsWith("x-") || key === "description");
}

import { inferExamples } from "../../infer/infer.js";
import type { Payload, Response } from "../../spec/api-spec.js";
import { isObject, union } from "../../spec/infer.js";
import { type Json, unknownSchema } from "../../spec/json-schema.js";
import { note, type Reading } from "../reading.js";
import type { EndpointPart, PlacedExample } from "./model.js";
import { placeOf, type ReadTable } from "./parameters.js";
import { fieldsOf } from "./table/fields.js";

const bodiless = /^(?:GET|HEAD)$/u;

/** What the request carries: the fields of its tables together with those of its examples. */
export function payloadOf(
  reading: Reading,
  endpoint: EndpointPart,
  tables: readonly ReadTable[],
  operation: string,
): Payload | undefined {
  const rows = tables.flatMap((table) =>
    table.rows.filter(({ name }) => placeOf(endpoint, table, name) === "body"),
  );
  const shown = valuesAt(endpoint, "body");
  const lines = [
    ...rows.map(({ line }) => line),
    ...endpoint.examples.filter(({ place }) => place === "body").map(({ line }) => line),
  ];
  if (lines.length === 0) return undefined;
  const line = lines.reduce((first, each) => Math.min(first, each));
  const { method } = endpoint.request;
  if (bodiless.test(method)) note(reading, "request/body-of-get", { line, operation }, { method });
  const objects = shown.filter(isObject);
  const others = shown.filter((value) => !isObject(value));
  const fields = rows.length + objects.length > 0 ? [fieldsOf(reading, rows, objects, operation)] : [];
  const rest = others.length > 0 ? [inferExamples(others)] : [];
  const schema = union([...fields, ...rest]);
  const isEmpty = fields.length + rest.length === 0;
  return {
    required: true,
    schema: isEmpty ? unknownSchema("The example of the body cannot be read.") : schema,
    line,
  };
}

/** The page tells no status of its answers: any success is meant. */
export const success = "2XX";

export function responsesOf(reading: Reading, endpoint: EndpointPart, operation: string): Response[] {
  const examples = endpoint.examples.filter(({ place }) => place === "response");
  const [first] = examples;
  const place = { line: first?.line ?? endpoint.request.line, operation };
  if (first === undefined) {
    note(reading, "answer/not-shown", place);
    return [{ status: success, schema: unknownSchema("The page shows no answer.") }];
  }
  const values = valuesAt(endpoint, "response");
  if (values.length === 0) {
    note(reading, "answer/opaque", place);
    const reason = "The example of the answer cannot be read.";
    return [{ status: success, schema: unknownSchema(reason), line: first.line }];
  }
  return [{ status: success, schema: inferExamples(values), line: first.line }];
}

function valuesAt({ examples }: EndpointPart, place: PlacedExample["place"]): Json[] {
  return examples.flatMap((example) =>
    example.place === place && example.value !== undefined ? [example.value] : [],
  );
}

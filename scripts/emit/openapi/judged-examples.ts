import { type Mismatch, strictMismatches } from "../../spec/accepts.js";
import type { ApiSpec, Example, Operation } from "../../spec/api-spec.js";
import type { Schema } from "../../spec/json-schema.js";
import { queryValues } from "../../spec/query-values.js";
import { type Context, contextOf } from "./components.js";
import { envelopeExampleSchemas } from "./envelope.js";
import { valueMisfits } from "./examples.js";
import { httpExampleSchema } from "./http.js";

/** An example beside what keeps the document from offering it. */
export interface JudgedExample {
  operation: Operation;
  example: Example;
  /** Nothing in the document is of its kind, such as a body of a GET. */
  isHomeless: boolean;
  found: Mismatch[];
}

/** Every example of the page, as the document judges it. */
export function judgedExamples(spec: ApiSpec): JudgedExample[] {
  const context = contextOf(spec);
  return spec.operations.flatMap((operation) => {
    if (operation.examples.length === 0) return [];
    const schemaOf = placesOf(operation, context);
    return operation.examples.map((example) => judged(operation, example, schemaOf, context));
  });
}

function judged(
  operation: Operation,
  example: Example,
  schemaOf: (example: Example) => Schema | undefined,
  { named }: Context,
): JudgedExample {
  const { kind, value } = example;
  if (kind === "parameters") {
    const values = queryValues(operation, example).filter(({ parameter }) => parameter !== undefined);
    const found = values.flatMap((each) => valueMisfits(each, named).found);
    return { operation, example, isHomeless: values.length === 0, found };
  }
  const schema = schemaOf(example);
  const way = kind === "request" ? kind : "response";
  const found = schema === undefined ? [] : strictMismatches(value, schema, named, "", way);
  return { operation, example, isHomeless: schema === undefined, found };
}

/** What the examples of an operation are held against. */
function placesOf(operation: Operation, context: Context): (example: Example) => Schema | undefined {
  const { wire } = operation;
  if (wire.kind === "http") return (example) => httpExampleSchema(operation, example);
  const schemas = envelopeExampleSchemas(operation, wire, context);
  return ({ kind }) => (kind === "parameters" ? undefined : schemas[kind]);
}

import { type Mismatch, strictMismatches } from "../../spec/accepts.js";
import type { ApiSpec, Example, Operation } from "../../spec/api-spec.js";
import { queryValues } from "../../spec/query-values.js";
import { type Context, contextOf } from "./components.js";
import { envelopeExampleSchemas } from "./envelope.js";
import { type ExampleSchemas, valueMisfits } from "./examples.js";
import { httpExampleSchemas } from "./http.js";

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
    const schemas = exampleSchemas(operation, context);
    return operation.examples.map((example) => judged(operation, example, schemas, context));
  });
}

function judged(
  operation: Operation,
  example: Example,
  schemas: ExampleSchemas,
  { named }: Context,
): JudgedExample {
  const { kind, value } = example;
  if (kind === "parameters") {
    const values = queryValues(operation, example).filter(({ parameter }) => parameter !== undefined);
    const found = values.flatMap((each) => valueMisfits(each, named).found);
    return { operation, example, isHomeless: values.length === 0, found };
  }
  const schema = schemas[kind];
  const way = kind === "request" ? kind : "response";
  const found = schema === undefined ? [] : strictMismatches(value, schema, named, "", way);
  return { operation, example, isHomeless: schema === undefined, found };
}

function exampleSchemas(operation: Operation, context: Context): ExampleSchemas {
  const { wire } = operation;
  return wire.kind === "envelope"
    ? envelopeExampleSchemas(operation, wire, context)
    : httpExampleSchemas(operation);
}

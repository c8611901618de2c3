import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.js";
import { mismatches, type Named, type Way } from "./accepts.js";
import type { ApiSpec, Example, Operation, Response } from "./api-spec.js";
import { isObject } from "./infer.js";
import type { Schema } from "./json-schema.js";
import { queryValues, typedValue } from "./query-values.js";
import { undeclared } from "./undeclared.js";

/** Holds every example against the schema of its place: a body's, or those of the parameters that it has values of. */
export function checkExamples(spec: ApiSpec): Diagnostic[] {
  const named: Named = (name) => spec.schemas[name]?.schema;
  return spec.operations.flatMap((operation) =>
    operation.examples.flatMap((example) =>
      example.kind === "parameters"
        ? checkParameters(operation, example, named)
        : checkBody(operation, example, example.kind === "request" ? "request" : "response", named),
    ),
  );
}

function checkBody(operation: Operation, example: Example, way: Way, named: Named): Diagnostic[] {
  const { value, line } = example;
  const schema = schemaOf(operation, example);
  if (schema === undefined) return [];
  const place = { line, operation: operation.id };
  return [
    ...mismatches(value, schema, named, "", way).map(({ path, reason }) =>
      diagnostic("example/rejected", place, { path: path || "body", reason }),
    ),
    ...[...new Set(undeclared(value, schema, named).map(withoutIndexes))].map((path) =>
      diagnostic("example/undeclared-field", place, { path }),
    ),
  ];
}

function withoutIndexes(path: string): string {
  return path.replace(/\[\d+\]/gu, "[]");
}

function schemaOf({ payload, responses, taskResult }: Operation, example: Example): Schema | undefined {
  if (example.kind === "request") return payload?.binary ? undefined : payload?.schema;
  if (example.kind === "task") return taskResult?.schema;
  return responseOf(responses, example)?.schema;
}

/** The answer of the example's status, or of the range that the status is in; without a status a success is meant. */
function responseOf(responses: readonly Response[], { status }: Example): Response | undefined {
  const told = responses.filter(({ binary }) => !binary);
  if (status === undefined) return told.find((response) => /^2|^default$/.test(response.status));
  const range = `${status.charAt(0)}XX`;
  return told.find((response) => response.status === status) ?? told.find((each) => each.status === range);
}

function checkParameters(operation: Operation, example: Example, named: Named): Diagnostic[] {
  if (!isObject(example.value)) {
    const place = { line: example.line, operation: operation.id };
    return [diagnostic("example/rejected", place, { path: "parameters", reason: "is no object" })];
  }
  return queryValues(operation, example).flatMap(({ name, value, parameter, line }) => {
    const place = { line, operation: operation.id };
    if (parameter === undefined)
      return operation.openParameters ? [] : [diagnostic("example/undeclared-field", place, { path: name })];
    if (typedValue(value, parameter.schema, named) !== undefined) return [];
    return mismatches(value, parameter.schema, named, name).map(({ path, reason }) =>
      diagnostic("example/rejected", place, { path, reason }),
    );
  });
}

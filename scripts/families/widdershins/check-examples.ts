import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.js";
import { mismatches, type Named } from "../../spec/accepts.js";
import type { ApiSpec, Example, Operation } from "../../spec/api-spec.js";
import type { Schema } from "../../spec/json-schema.js";
import { undeclared } from "../../spec/undeclared.js";

/** Holds every example of a body against the schema of its place. */
export function checkExamples(spec: ApiSpec): Diagnostic[] {
  const named: Named = (name) => spec.schemas[name]?.schema;
  return spec.operations.flatMap((operation) =>
    operation.examples.flatMap((example) => {
      const { value, kind, line } = example;
      const schema = schemaOf(operation, example);
      if (schema === undefined) return [];
      const place = { line, operation: operation.id };
      return [
        ...mismatches(value, schema, named, "", kind).map(({ path, reason }) =>
          diagnostic("example/rejected", place, { path: path || "body", reason }),
        ),
        ...[...new Set(undeclared(value, schema, named).map(withoutIndexes))].map((path) =>
          diagnostic("example/undeclared-field", place, { path }),
        ),
      ];
    }),
  );
}

function withoutIndexes(path: string): string {
  return path.replace(/\[\d+\]/gu, "[]");
}

function schemaOf({ payload, responses }: Operation, { kind, status }: Example): Schema | undefined {
  if (kind === "request") return payload?.binary ? undefined : payload?.schema;
  return responses.find((response) => response.status === status && !response.binary)?.schema;
}

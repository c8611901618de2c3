import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Operation } from "../spec/api-spec.js";

/** Diagnostics with the ids of the operations in whose lines they are, where they name none or only a title. */
export function withOperations(
  diagnostics: readonly Diagnostic[],
  operations: readonly Pick<Operation, "id" | "lines">[],
): Diagnostic[] {
  const ids = new Set(operations.map(({ id }) => id));
  return diagnostics.map((diagnostic) => {
    const { operation, line, file } = diagnostic;
    if (file !== undefined || (operation !== undefined && ids.has(operation))) return diagnostic;
    const around = operations.find(({ lines }) => lines.start <= line && line <= lines.end);
    return around === undefined ? diagnostic : { ...diagnostic, operation: around.id };
  });
}

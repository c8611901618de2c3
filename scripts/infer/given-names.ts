import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.js";
import type { ShapeName } from "../spec/annotations.js";
import type { Operation } from "../spec/api-spec.js";
import type { Schema } from "../spec/json-schema.js";
import type { ShapeIds } from "./shape-key.js";
import { innerParts, isShape } from "./shape-parts.js";

/** The names that people gave, by the number of the shape. A place that is not there, or holds no object, is an error. */
export function givenNames(
  given: readonly ShapeName[],
  operations: readonly Operation[],
  ids: ShapeIds,
): [names: Map<number, string>, problems: Diagnostic[]] {
  const names = new Map<number, string>();
  const problems: Diagnostic[] = [];
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const owners = new Map<string, number>();
  for (const { name, operation: target, in: way, path } of given) {
    const operation = byId.get(target);
    const place = { line: operation?.lines.start ?? 1, operation: target };
    const roots = operation === undefined ? [] : rootsOf(operation, way);
    const [found] = roots.flatMap((root) => stepsOf(path).reduce(below, [root])).flatMap(shapesOf);
    const id = found === undefined ? undefined : ids.get(found);
    if (id === undefined) {
      problems.push(diagnostic("shapes/no-target", place, { name, way, path }));
      continue;
    }
    const other = names.get(id);
    if ((other !== undefined && other !== name) || (owners.get(name) ?? id) !== id)
      problems.push(diagnostic("shapes/name-taken", place, { name, other, path }));
    else {
      names.set(id, name);
      owners.set(name, id);
    }
  }
  return [names, problems];
}

function rootsOf({ payload, responses }: Operation, way: ShapeName["in"]): Schema[] {
  if (way === "request") return payload === undefined ? [] : [payload.schema];
  return responses.flatMap(({ schema }) => schema ?? []);
}

/** `users[].owner` → `users`, `[]`, `owner`. */
function stepsOf(path: string): string[] {
  return path.split(/\.|(?=\[\])/u).filter((step) => step !== "");
}

function below(schemas: readonly Schema[], step: string): Schema[] {
  return schemas.flatMap((schema) =>
    innerParts(schema).flatMap((inner) => {
      if (inner.kind === "option") return below([inner.schema], step);
      const isMeant = inner.kind === "property" ? inner.step === step : step === "[]";
      return isMeant ? [inner.schema] : [];
    }),
  );
}

function shapesOf(schema: Schema): Schema[] {
  if (isShape(schema)) return [schema];
  return innerParts(schema).flatMap((inner) => (inner.kind === "option" ? shapesOf(inner.schema) : []));
}

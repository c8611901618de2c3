import type { ApiSpec } from "../../../spec/api-spec.js";
import type { Schema } from "../../../spec/json-schema.js";
import { innerSchemas, schemasNamed } from "../../../spec/usage.js";
import type { Direction } from "./shape.js";

/**
 * In which directions each named schema is declared. One declaration serves both, unless they differ: some field
 * travels in one of them only, or there are documented values, which requests keep to and answers may go beyond.
 */
export function declaredDirections(spec: ApiSpec): Map<string, Direction[]> {
  const differing = differingSchemas(spec);
  return new Map(
    Object.entries(spec.schemas).map(([name, { used }]): [string, Direction[]] => [
      name,
      used === "both" && differing.has(name) ? ["output", "input"] : [used ?? "both"],
    ]),
  );
}

/** Schemas that are not the same in both directions, at whatever depth. */
function differingSchemas({ schemas }: ApiSpec): Set<string> {
  const referring = new Map<string, string[]>();
  for (const [name, { schema }] of Object.entries(schemas))
    for (const other of schemasNamed(schema)) referring.set(other, [...(referring.get(other) ?? []), name]);
  const found = new Set<string>();
  const open = Object.keys(schemas).filter((name) => differs(schemas[name]?.schema ?? {}));
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    open.push(...(referring.get(name) ?? []));
  }
  return found;
}

function differs(schema: Schema): boolean {
  const fields = Object.values(schema.properties ?? {});
  return (
    (schema.enum ?? []).some((value) => typeof value === "string") ||
    fields.some(({ readOnly, writeOnly }) => readOnly === true || writeOnly === true) ||
    innerSchemas(schema).some(differs)
  );
}

import type { ApiSpec } from "./api-spec.js";

/** JSON as it is committed: two spaces, one value per line, a line break at the end. */
export function printJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The spec with operations and schemas in the order of their names, so that a diff shows changes and nothing else. */
export function sorted(spec: ApiSpec): ApiSpec {
  const byName = <T>(record: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    ...spec,
    operations: [...spec.operations].sort((a, b) => (a.id < b.id ? -1 : 1)),
    schemas: byName(spec.schemas),
  };
}

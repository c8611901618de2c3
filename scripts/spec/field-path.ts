import type { Named } from "./accepts.js";
import type { Schema } from "./json-schema.js";

/** The schemas that a schema stands for: itself, or what it refers to, is made of, or chooses from. */
function meantBy(schema: Schema, named: Named, seen: ReadonlySet<string> = new Set()): Schema[] {
  const { $ref, allOf = [], anyOf = [], oneOf = [] } = schema;
  if ($ref !== undefined) {
    const target = seen.has($ref) ? undefined : named($ref.replace("#/schemas/", ""));
    return target === undefined ? [] : meantBy(target, named, new Set([...seen, $ref]));
  }
  const parts = [...allOf, ...anyOf, ...oneOf].flatMap((part) => meantBy(part, named, seen));
  const isOnlyMade = parts.length > 0 && schema.type === undefined && schema.properties === undefined;
  return isOnlyMade ? parts : [schema, ...parts];
}

/** Where a path of fields leads, or the first field that is not there. */
export type Target = { schemas: Schema[] } | { missing: string; known: string[] };

/**
 * Follows names of fields with dots, as the client does in an answer. What nobody knows may have any field; of
 * alternatives, one that has it is enough. An empty path means the answer itself.
 */
export function fieldTarget(schemas: readonly Schema[], path: string, named: Named): Target {
  let open = schemas.flatMap((schema) => meantBy(schema, named));
  for (const name of path === "" ? [] : path.split(".")) {
    const inside = open.map((schema) => fieldOf(schema, name));
    const found = inside.filter((field) => field !== undefined);
    if (found.length === 0)
      return {
        missing: name,
        known: [...new Set(open.flatMap(({ properties = {} }) => Object.keys(properties)))],
      };
    open = found.flatMap((field) => meantBy(field, named));
  }
  return { schemas: open };
}

/** The field of an object; an empty schema where there may be one, nothing where there is none. */
function fieldOf(schema: Schema, name: string): Schema | undefined {
  const { properties, additionalProperties: further } = schema;
  if (properties !== undefined && Object.hasOwn(properties, name)) return properties[name];
  if (!isKind(schema, "object")) return undefined;
  if (typeof further === "object") return further;
  return further === true || properties === undefined ? {} : undefined;
}

/** Whether the value may be of a type: it is said to be, or nothing is said. */
export function isKind({ type, properties, items }: Schema, kind: "object" | "array" | "string"): boolean {
  if (type !== undefined) return [type].flat().includes(kind);
  if (properties !== undefined) return kind === "object";
  return items === undefined || kind === "array";
}

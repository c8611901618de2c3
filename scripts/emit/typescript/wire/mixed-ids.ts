import type { ApiSpec } from "../../../spec/api-spec.js";
import type { Schema } from "../../../spec/json-schema.js";

const idName = /(?:^|_)ids?$|_id_list$/;

/**
 * Names of ids that are strings somewhere in the answers. The runtime turns digit strings under the names of ids into
 * numbers, since servers send either; these it has to leave alone.
 */
export function mixedIds(spec: ApiSpec): string[] {
  const found = new Set<string>();
  const visit = (schema: Schema): void => {
    for (const [name, field] of Object.entries(schema.properties ?? {}))
      if (idName.test(name) && isText(field)) found.add(name);
    const { items, additionalProperties: rest, properties = {}, anyOf = [], allOf = [] } = schema;
    const inner = [...Object.values(properties), ...anyOf, ...allOf, ...(items === undefined ? [] : [items])];
    for (const part of typeof rest === "object" ? [...inner, rest] : inner) visit(part);
  };
  for (const operation of spec.operations)
    for (const { schema } of operation.responses) if (schema !== undefined) visit(schema);
  for (const { schema, used } of Object.values(spec.schemas)) if (used !== "input") visit(schema);
  return [...found].sort();
}

function isText({ type, items, anyOf = [] }: Schema): boolean {
  return [type].flat().includes("string") || (items !== undefined && isText(items)) || anyOf.some(isText);
}

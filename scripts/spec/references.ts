import { type Diagnostic, diagnostic, type Place } from "../diagnostics/diagnostic.js";
import type { ApiSpec } from "./api-spec.js";
import type { Schema } from "./json-schema.js";

/** Names that lead nowhere: of schemas, and of servers. */
export function checkReferences(spec: ApiSpec): Diagnostic[] {
  const found: Diagnostic[] = [];
  const servers = new Set(spec.servers.map(({ name }) => name));
  const report = (what: string, name: string, place: Place): void => {
    found.push(diagnostic("facts/dangling", place, { what, name }));
  };
  const visit = (schema: Schema | undefined, place: Place): void => {
    for (const name of schemasNamed(schema))
      if (!Object.hasOwn(spec.schemas, name)) report("schema", name, place);
  };
  for (const { id, lines, wire, parameters, payload, responses } of spec.operations) {
    const place = { line: lines.start, operation: id };
    if (wire.server !== undefined && !servers.has(wire.server)) report("server", wire.server, place);
    for (const parameter of parameters) visit(parameter.schema, place);
    visit(payload?.schema, place);
    for (const response of responses) visit(response.schema, place);
  }
  for (const { schema, lines } of Object.values(spec.schemas)) visit(schema, { line: lines?.start ?? 1 });
  return found;
}

/** The names that a schema and everything in it refers to. */
function schemasNamed(schema: Schema | undefined): string[] {
  if (schema === undefined) return [];
  const own = schema.$ref === undefined ? [] : [schema.$ref.replace("#/schemas/", "")];
  const { items, additionalProperties, properties = {}, anyOf = [], allOf = [] } = schema;
  const inner = [...Object.values(properties), ...anyOf, ...allOf, items];
  if (typeof additionalProperties === "object") inner.push(additionalProperties);
  return [...own, ...inner.flatMap(schemasNamed)];
}

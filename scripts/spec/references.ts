import { type Diagnostic, diagnostic, type Place } from "../diagnostics/diagnostic.js";
import type { ApiSpec } from "./api-spec.js";
import type { Schema } from "./json-schema.js";
import { schemasNamed } from "./usage.js";

/** Names that lead nowhere: of schemas, of servers, of ways to authenticate. */
export function checkReferences(spec: ApiSpec): Diagnostic[] {
  const found: Diagnostic[] = [];
  const servers = new Set(spec.servers.map(({ name }) => name));
  const authSchemes = new Set(spec.authSchemes?.map(({ name }) => name));
  const report = (what: string, name: string, place: Place): void => {
    found.push(diagnostic("facts/dangling", place, { what, name }));
  };
  const visit = (schema: Schema | undefined, place: Place): void => {
    for (const name of schemasNamed(schema))
      if (!Object.hasOwn(spec.schemas, name)) report("schema", name, place);
  };
  for (const { id, lines, wire, parameters, payload, responses, security } of spec.operations) {
    const place = { line: lines.start, operation: id };
    if (wire.server !== undefined && !servers.has(wire.server)) report("server", wire.server, place);
    for (const parameter of parameters) visit(parameter.schema, place);
    visit(payload?.schema, place);
    for (const { schema, headers = [] } of responses) {
      visit(schema, place);
      for (const header of headers) visit(header.schema, place);
    }
    for (const { schemes } of security ?? spec.security ?? [])
      for (const { name } of schemes) if (!authSchemes.has(name)) report("authentication", name, place);
  }
  for (const { schema, lines } of Object.values(spec.schemas)) visit(schema, { line: lines?.start ?? 1 });
  return found;
}

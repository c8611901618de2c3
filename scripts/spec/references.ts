import { type Diagnostic, diagnostic, type Place } from "../diagnostics/diagnostic.js";
import type { ApiSpec } from "./api-spec.js";
import { checkComposedCalls } from "./composed-targets.js";
import type { Schema } from "./json-schema.js";
import { schemasNamed } from "./usage.js";

/** Names that lead nowhere: of schemas, of servers, of ways to authenticate, of the parameter that turns pages. */
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
  for (const operation of spec.operations) {
    const { id, lines, wire, parameters, payload, responses, security, taskResult } = operation;
    const place = { line: lines.start, operation: id };
    if (wire.server !== undefined && !servers.has(wire.server)) report("server", wire.server, place);
    found.push(...checkComposedCalls(operation, spec));
    for (const parameter of parameters) visit(parameter.schema, place);
    visit(payload?.schema, place);
    visit(taskResult?.schema, place);
    for (const { schema, headers = [] } of responses) {
      visit(schema, place);
      for (const header of headers) visit(header.schema, place);
    }
    for (const { schemes } of security ?? spec.security ?? [])
      for (const { name } of schemes) if (!authSchemes.has(name)) report("authentication", name, place);
  }
  for (const [name, { schema, lines }] of Object.entries(spec.schemas)) {
    const place = { line: lines?.start ?? 1 };
    visit(schema, place);
    if (isCircular(name, spec))
      found.push(
        diagnostic("facts/misfit", place, { path: `schemas.${name}`, reason: "it is made of itself" }),
      );
  }
  return found;
}

/** Whether a schema is made of itself, not only of something that holds it: then nothing is known of it. */
function isCircular(name: string, { schemas }: ApiSpec): boolean {
  const seen = new Set<string>();
  const open = madeOf(schemas[name]?.schema);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === name) return true;
    if (seen.has(next) || !Object.hasOwn(schemas, next)) continue;
    seen.add(next);
    open.push(...madeOf(schemas[next]?.schema));
  }
  return false;
}

function madeOf(schema: Schema | undefined): string[] {
  const { $ref, allOf = [], anyOf = [], oneOf = [] } = schema ?? {};
  return [
    ...($ref === undefined ? [] : [$ref.replace("#/schemas/", "")]),
    ...[...allOf, ...anyOf, ...oneOf].flatMap(madeOf),
  ];
}

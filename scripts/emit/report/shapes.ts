import type { ApiSpec } from "../../spec/api-spec.js";
import type { Schema } from "../../spec/json-schema.js";
import { schemasNamed } from "../../spec/usage.js";
import { code } from "../openapi/markdown.js";
import { folded, lineLink, number, table } from "./markdown.js";

/** How many places refer to each named schema: parameters, bodies, answers, and other named schemas. */
export function schemaUses({ operations, schemas }: ApiSpec): Map<string, number> {
  const places = [
    ...operations.flatMap(({ parameters, payload, responses, taskResult }) => [
      ...parameters.map(({ schema }) => schema),
      payload?.schema,
      taskResult?.schema,
      ...responses.flatMap(({ schema, headers = [] }) => [schema, ...headers.map((header) => header.schema)]),
    ]),
    ...Object.values(schemas).map(({ schema }) => schema),
  ];
  const uses = new Map(Object.keys(schemas).map((name) => [name, 0]));
  for (const name of places.flatMap(schemasNamed)) uses.set(name, (uses.get(name) ?? 0) + 1);
  return uses;
}

/** The named schemas, the most used first. */
export function shapesSection(spec: ApiSpec): string {
  const named = Object.entries(spec.schemas);
  if (named.length === 0) return "### Named schemas\n\nNone.";
  const uses = schemaUses(spec);
  const rows = named
    .map(([name, { schema, used, lines }]) => ({ name, schema, used, lines, count: uses.get(name) ?? 0 }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .map(({ name, schema, used, lines, count }) => [
      lines === undefined ? code(name) : lineLink(spec.source.file, lines.start, code(name)),
      number(count),
      number(Object.keys(schema.properties ?? {}).length),
      used ?? "nowhere",
      originOf(schema),
    ]);
  const unused = rows.filter(([, count]) => count === "0").length;
  const told = `${number(rows.length)} named schemas, ${number(unused)} of them without a use`;
  return [
    "### Named schemas",
    folded(told, table(["name", "places", "fields", "seen in", "origin"], rows)),
  ].join("\n\n");
}

function originOf(schema: Schema): string {
  return schema["x-origin"] ?? "documented";
}

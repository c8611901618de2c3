import type { ApiSpec, Operation } from "../../spec/api-spec.js";
import { groups } from "../openapi/json.js";
import { code } from "../openapi/markdown.js";
import { errorCodes } from "../typescript/wire/http-error-codes.js";
import { lineLink, number, share, table, text } from "./markdown.js";
import { type FieldCount, origins, outputState, type Statistics } from "./statistics.js";

export function coverageSection(stats: Statistics, spec: ApiSpec): string {
  const rows = spec.envelope === undefined ? restRows(stats, spec) : envelopeRows(stats);
  const counts = Object.entries(spec.counts).map(([name, count]) => `${text(name)} ${number(count)}`);
  const floors =
    counts.length === 0 ? [] : [`The next edition is held against these counts: ${counts.join(", ")}.`];
  return ["### Coverage", table(["what", "count"], rows, true), ...floors].join("\n\n");
}

function envelopeRows(stats: Statistics): [string, string][] {
  const { outputs } = stats;
  return [
    ["Operations", number(stats.operations)],
    ["… with a section of their own", number(stats.operations - stats.listedOnly)],
    ["… only listed", number(stats.listedOnly)],
    ["Outputs: documented", number(outputs.documented)],
    ["Outputs: bytes", number(outputs.binary)],
    ["Outputs: unknown", number(outputs.unknown + outputs.none)],
    ...schemaRows(stats),
    ["Error codes", number(stats.errors)],
    ["… with a text", number(stats.errorsWithText)],
    ["Push events", number(stats.pushEvents)],
    ["Restriction tables", number(stats.restrictions)],
    ["… of which the marked columns are lost", number(stats.restrictionsLost)],
  ];
}

function schemaRows({ schemas, sharedSchemas }: Statistics): [string, string][] {
  return [
    ["Named schemas", number(schemas)],
    ["… used in more than one place", number(sharedSchemas)],
  ];
}

function restRows(stats: Statistics, spec: ApiSpec): [string, string][] {
  const { outputs } = stats;
  const parameters = spec.operations.flatMap((operation) => operation.parameters);
  const places = [...groups(parameters, (parameter) => parameter.in)].map(
    ([place, list]): [string, string] => [`… in the ${place}`, number(list.length)],
  );
  const payloads = spec.operations.flatMap(({ payload }) => payload ?? []);
  const names = errorCodes(spec).size;
  return [
    ["Operations", number(stats.operations)],
    ["Parameters", number(parameters.length)],
    ...places,
    ["Request bodies", number(payloads.length)],
    ["… of bytes", number(payloads.filter(({ binary }) => binary).length)],
    ["Responses", number(spec.operations.flatMap(({ responses }) => responses).length)],
    ["Outputs: documented", number(outputs.documented)],
    ["Outputs: bytes", number(outputs.binary)],
    ["Outputs: nothing", number(outputs.nothing)],
    ["Outputs: unknown", number(outputs.unknown + outputs.none)],
    ...schemaRows(stats),
    ["Ways to authenticate", number(spec.authSchemes?.length ?? 0)],
    ...(stats.errors === 0
      ? []
      : [["Errors of every operation", number(stats.errors)] satisfies [string, string]]),
    ...(names === 0 ? [] : [["Names of errors", number(names)] satisfies [string, string]]),
  ];
}

export function originsSection({ fields, allFields }: Statistics): string {
  const row = (kind: string, { total, byOrigin, concrete }: FieldCount): string[] => [
    kind,
    number(total),
    ...origins.map((origin) => number(byOrigin[origin])),
    share(concrete, total),
  ];
  const byOrigin = (origin: (typeof origins)[number]): string[] => {
    const [count, concrete] = [allFields.byOrigin[origin], allFields.concreteByOrigin[origin]];
    return [origin, number(count), number(concrete), share(concrete, count)];
  };
  const rows = [...fields.map(({ kind, count }) => row(kind, count)), row("All", allFields)];
  return [
    "### Origins of fields",
    table(["", "fields", ...origins, "concrete"], rows, true),
    table(["origin", "fields", "concrete", "share"], origins.map(byOrigin), true),
    "A type is concrete if it is neither unknown nor an object or array of which nothing more is known. Of unknown origin is also what the page tells no type of and a URL takes as text.",
  ].join("\n\n");
}

/** Corrections of operations say how certain they are; those of other parts of the spec are findings only. */
export function correctionsSection({ operations, findings, source }: ApiSpec): string {
  const uses = operations.flatMap((operation) =>
    (operation.corrections ?? []).map((correction) => ({ operation, correction })),
  );
  const rows = [...groups(uses, ({ correction }) => correction.id)].flatMap(([id, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const { certainty, reason, documented } = first.correction;
    const said = documented === undefined ? "" : ` The page says: ${text(documented)}`;
    const places = group.map(({ operation }) =>
      lineLink(source.file, operation.lines.start, code(operation.id)),
    );
    return [[text(id), certainty, places.join(", "), `${text(reason)}${said}`]];
  });
  const others = findings.filter(
    ({ code, operation }) => code === "correction/applied" && operation === undefined,
  );
  if (rows.length + others.length === 0) return "### Corrections in force\n\nNone.";
  return [
    "### Corrections in force",
    ...(rows.length === 0 ? [] : [table(["correction", "certainty", "where", "why"], rows)]),
    ...(others.length === 0 ? [] : [others.map(({ message }) => `- ${text(message)}`).join("\n")]),
  ].join("\n\n");
}

/** Operations whose answer nobody knows, by reason and group: what to ask the vendor, or to try out. */
export function unknownOutputsSection({ operations, source }: ApiSpec): string {
  const unknown = operations.filter((operation) => ["unknown", "none"].includes(outputState(operation)));
  if (unknown.length === 0) return "### Unknown outputs\n\nNone.";
  const parts = [...groups(unknown, reason)].map(([why, list]) => {
    const lines = [...groups(list, ({ group }) => group.join("."))].map(
      ([group, members]) =>
        `- ${code(group)}: ${members.map(({ name, lines }) => lineLink(source.file, lines.start, name)).join(", ")}`,
    );
    return `${text(why)} (${number(list.length)}):\n\n${lines.join("\n")}`;
  });
  return ["### Unknown outputs", ...parts].join("\n\n");
}

function reason({ responses }: Operation): string {
  return (
    responses.find(({ schema }) => schema?.["x-reason"] !== undefined)?.schema?.["x-reason"] ??
    "not documented"
  );
}

import { inferExamples } from "../../infer/infer.js";
import type { Parameter } from "../../spec/api-spec.js";
import { isObject } from "../../spec/infer.js";
import type { Json, Schema } from "../../spec/json-schema.js";
import { note, type Reading } from "../reading.js";
import type { EndpointPart, Place, PlacedTable, TableRow } from "./model.js";
import { shownInUrl } from "./page/query-string.js";
import { templateNames } from "./placeholders.js";
import { parametersOf } from "./table/fields.js";
import { typedInUrl } from "./url-values.js";

/** A table, its rows told apart. */
export interface ReadTable extends PlacedTable {
  rows: TableRow[];
}

const bodiless = /^(?:GET|HEAD)$/u;

/**
 * Where a row of a table travels. The template of the path decides what is part of it; then the label; and without one
 * a request that can have a body takes it there, if it is no deletion without one.
 */
export function placeOf({ request, examples }: EndpointPart, table: PlacedTable, name: string): Place {
  if (templateNames(request.path).includes(name)) return "path";
  if (table.place === "body") return "body";
  if (table.place !== undefined || bodiless.test(request.method)) return "query";
  const hasBody = examples.some(({ place }) => place === "body");
  return request.method === "DELETE" && !hasBody ? "query" : "body";
}

/** The parameters beside the body, first those of the path, in its order. */
export function parametersOfEndpoint(
  reading: Reading,
  endpoint: EndpointPart,
  tables: readonly ReadTable[],
  operation: string,
): Parameter[] {
  const listed = new Map<string, Parameter>();
  for (const place of ["path", "query"] as const) {
    const rows = tables.flatMap((table) =>
      table.rows
        .filter(({ name }) => placeOf(endpoint, table, name) === place)
        .map((row) => {
          reportPlace(reading, endpoint, table, { name: row.name, place, line: row.line }, operation);
          return row;
        }),
    );
    const inUrl = shownInUrl(endpoint.request.query ?? [], new Set(rows.map(({ name }) => name)));
    const samples =
      place === "query" ? [...queryExamples(endpoint), ...(inUrl === undefined ? [] : [inUrl])] : [];
    const shownOnly = rows.length === 0 ? onlyShown(reading, samples, endpoint, operation) : [];
    for (const found of [...parametersOf(reading, rows, samples, operation), ...shownOnly]) {
      const { name } = found;
      const line = found.schema["x-line"] ?? endpoint.request.line;
      const schema = typedInUrl(reading, found, place, { line, operation });
      listed.set(name, { name, in: place, required: place === "path" || found.required, schema });
    }
  }
  for (const { name } of endpoint.request.query ?? []) {
    if (listed.has(name)) continue;
    const at = { line: endpoint.request.line, operation };
    const schema = typedInUrl(reading, { name, schema: {} }, "query", at);
    listed.set(name, { name, in: "query", required: false, schema });
  }
  const names = templateNames(endpoint.request.path);
  for (const name of names.filter((each) => !listed.has(each))) {
    const { line } = endpoint.request;
    note(reading, "parameter/only-in-path", { line, operation }, { name });
    const schema: Schema = {
      type: "string",
      "x-origin": "unknown",
      "x-reason": "Not described by the page: only the path has it.",
    };
    listed.set(name, { name, in: "path", required: true, schema });
  }
  return [
    ...names.flatMap((name) => listed.get(name) ?? []),
    ...[...listed.values()].filter(({ name }) => !names.includes(name)),
    ...headersOf(reading, endpoint, operation),
  ];
}

/** Headers that only the examples of this endpoint show. */
function headersOf(reading: Reading, { headers }: EndpointPart, operation: string): Parameter[] {
  return headers.map(({ name, line }) => {
    note(reading, "parameters/example-keys", { line, operation }, { keys: `${name} (a header)`, parent: "" });
    return { name, in: "header", required: false, schema: { type: "string", "x-origin": "example" } };
  });
}

/** Query values of an endpoint without a table of them. */
function onlyShown(
  reading: Reading,
  samples: readonly { [key: string]: Json }[],
  { request }: EndpointPart,
  operation: string,
): { name: string; required: boolean; schema: Schema }[] {
  const { properties = {} } = samples.length === 0 ? {} : inferExamples(samples);
  const keys = Object.keys(properties);
  if (keys.length > 0)
    note(
      reading,
      "parameters/example-keys",
      { line: request.line, operation },
      { keys: keys.join(", "), parent: "" },
    );
  return Object.entries(properties).map(([name, schema]) => ({ name, required: false, schema }));
}

/** The query values that the page shows. */
function queryExamples({ examples }: EndpointPart): { [key: string]: Json }[] {
  return examples.flatMap(({ place, value }) => (place === "query" && isObject(value) ? [value] : []));
}

function reportPlace(
  reading: Reading,
  { request, examples }: EndpointPart,
  { place: told, label }: PlacedTable,
  { name, place, line }: { name: string; place: Place; line: number },
  operation: string,
): void {
  if (told === "path" && place === "query")
    note(reading, "parameter/no-place", { line, operation }, { name, path: request.path });
  const isGuess = told === undefined && !bodiless.test(request.method);
  if (isGuess && place === "query" && !examples.some((example) => example.place === "query"))
    note(reading, "parameter/place-unclear", { line, operation }, { name, method: request.method });
  if (told !== "path" && told !== undefined && place === "path")
    note(reading, "parameter/in-path", { line, operation }, { name, label: label?.text ?? told });
}

import type { Node } from "../../read/nodes.js";
import type { Response, ResponseHeader } from "../../spec/api-spec.js";
import { type Schema, unknownSchema } from "../../spec/json-schema.js";
import { claim, note, type Reading } from "../reading.js";
import { type ShownExample, shownExamples } from "./examples.js";
import { cellText, markdownOf } from "./markdown.js";
import { mediaTypesOf } from "./media-types.js";
import { status as isStatus, mended } from "./mend.js";
import type { OperationParts } from "./operation-parts.js";
import type { Samples } from "./samples.js";
import type { SchemaContext } from "./schema/context.js";
import { inferShown } from "./schema/infer-shown.js";
import type { SchemaPart } from "./schema/part.js";
import { readInline, readType } from "./schema/read-schema.js";
import { type Cells, cellsOf, onlyTables, tablesIn } from "./tables.js";

const titles = ["Status", "Meaning", "Description", "Schema"] as const;
const headerTitles = ["Status", "Header", "Type", "Format", "Description"] as const;
type ResponseCells = Cells<(typeof titles)[number]>;

export interface Outputs {
  responses: Response[];
  /** Of the answers, each with its status if it is known. */
  examples: { status?: string; example: ShownExample }[];
}

/** What an operation answers: the list of answers, the tables of their schemas, their headers and examples. */
export function readOutputs(
  reading: Reading,
  { below, sections }: OperationParts,
  samples: Samples,
  context: SchemaContext,
  operation: string,
): Outputs {
  for (const [name, rule] of [
    ["examples", "widdershins/response-example"],
    ["responses", "widdershins/responses"],
    ["schemas", "widdershins/response-schema"],
    ["headers", "widdershins/response-headers"],
  ] as const)
    claim(reading, rule, below[name] ?? []);
  onlyTables(reading, below.headers, "Response Headers", operation);
  const rows = tablesIn(below.responses).flatMap((table) =>
    cellsOf(reading, mended(table, below.responses ?? [], titles.indexOf("Description")), titles),
  );
  // Rests of rows with line breaks, which are mended, have the bars of a row; anything else is no part of one.
  const behind = (below.responses ?? []).filter(({ kind }) => kind !== "table");
  if (!markdownOf(behind).includes("|")) onlyTables(reading, behind, "Responses", operation);
  const headers = readHeaders(reading, below.headers ?? [], context);
  const examples = captioned(shownExamples(below.examples ?? []), rows);
  const withBody = rows.filter(({ Schema }) => Schema !== undefined && Schema.text !== "None");
  const bodyless = withBody.length === 0 && samples.accept !== undefined;
  const [lost] = bodyless ? rows.filter(({ Status }) => /^2|^default$/u.test(Status?.text ?? "")) : [];
  const responses = rows.map((row): Response => {
    const status = row.Status?.text ?? "";
    const { line } = row.row;
    if ((row.Schema?.text ?? "") === "") {
      const text = row.row.cells.map((cell) => cell.text).join(" | ");
      note(reading, "response/row", { line, operation }, { text });
    }
    if (!isStatus.test(status)) note(reading, "response/status", { line, operation }, { text: status });
    const shown = examples.filter((each) => each.status === status).map(({ example }) => example);
    const described = cellText(row.Description);
    const known = headers.get(status);
    const response: Response = {
      status,
      ...(described === undefined ? {} : { description: described }),
      ...(known === undefined ? {} : { headers: known }),
      line,
    };
    if (row === lost) {
      const mediaType = samples.accept ?? "";
      note(reading, "response/schema-lost", { line, operation }, { status, mediaType });
      const reason = "The code samples accept a body, whose schema is not on the page.";
      return { ...response, mediaTypes: [mediaType], schema: unknownSchema(reason) };
    }
    if (!withBody.includes(row)) return response;
    const schema = bodySchema(reading, row, sections.get(status), shown, context, operation);
    return { ...response, ...mediaTypes(samples, shown, schema, row === withBody[0]), schema };
  });
  for (const [status, part] of sections)
    if (!rows.some(({ Status }) => Status?.text === status))
      note(reading, "response/section-unused", { line: part.line, operation }, { status });
  return { responses, examples };
}

/** The first answer with a body has the media type that the samples accept. The others most probably have it too. */
function mediaTypes(
  { accept }: Samples,
  shown: readonly ShownExample[],
  schema: Schema,
  first: boolean,
): Pick<Response, "mediaTypes" | "mediaTypesOrigin" | "binary"> {
  const { types, guessed } = mediaTypesOf(accept, shown, first);
  const textual = /json|xml|yaml|^text\/|x-www-form-urlencoded/u.test(types[0] ?? "json");
  return {
    ...(types.length === 0 ? {} : { mediaTypes: types }),
    ...(guessed ? { mediaTypesOrigin: "example" as const } : {}),
    ...(schema.type === "string" && !textual ? { binary: true } : {}),
  };
}

function bodySchema(
  reading: Reading,
  { Schema: cell, Status, row: { line } }: ResponseCells,
  section: SchemaPart | undefined,
  examples: readonly ShownExample[],
  context: SchemaContext,
  operation: string,
): Schema {
  if (cell === undefined) return {};
  if (cell.text !== "Inline" || cell.href !== undefined) return readType(cell, line, context) ?? {};
  if (section !== undefined) return readInline(section, context);
  // The template draws no table where there is nothing to list: an object without properties, or a list of plain values.
  note(reading, "response/section-missing", { line, operation }, { status: Status?.text ?? "" });
  const values = examples.flatMap(({ value }) => (value === undefined ? [] : [value]));
  if (values.length === 0) return unknownSchema("The page shows neither a table nor an example of it.");
  return {
    ...inferShown(values),
    "x-origin": "example",
    "x-reason": "The page shows only an example of it.",
  };
}

function readHeaders(
  reading: Reading,
  nodes: readonly Node[],
  context: SchemaContext,
): Map<string, ResponseHeader[]> {
  const found = new Map<string, ResponseHeader[]>();
  const free = headerTitles.indexOf("Description");
  const tables = tablesIn(nodes).map((table) => mended(table, nodes, free));
  for (const cells of tables.flatMap((table) => cellsOf(reading, table, headerTitles))) {
    const status = cells.Status?.text ?? "";
    const name = cells.Header?.text ?? "";
    const { line } = cells.row;
    const type = cells.Type === undefined ? {} : (readType(cells.Type, line, context) ?? {});
    const format = cells.Format?.text ?? "";
    const described = cellText(cells.Description);
    found.set(status, [
      ...(found.get(status) ?? []),
      {
        name,
        schema: {
          ...type,
          ...(format === "" ? {} : { format }),
          ...(described === undefined ? {} : { description: described }),
          "x-line": line,
        },
      },
    ]);
  }
  return found;
}

/** To which answer an example belongs: its caption is the status, or the answer's description. */
function captioned(examples: readonly ShownExample[], rows: readonly ResponseCells[]): Outputs["examples"] {
  return examples.map((example) => {
    const { caption = "" } = example;
    const [, told] = /^(\S+) Response$/u.exec(caption) ?? [];
    const described = rows.filter(({ Description }) => Description?.text === caption);
    const status =
      told !== undefined && rows.some(({ Status }) => Status?.text === told)
        ? told
        : described.length === 1
          ? described[0]?.Status?.text
          : undefined;
    return { ...(status === undefined ? {} : { status }), example };
  });
}

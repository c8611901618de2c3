import type { Cell, Table } from "../../read/document.js";
import type { Line, Node } from "../../read/nodes.js";
import type { Parameter, Payload } from "../../spec/api-spec.js";
import { isObject } from "../../spec/infer.js";
import { type Schema, unknownSchema } from "../../spec/json-schema.js";
import { claim, isLine, note, type Reading } from "../reading.js";
import { type ShownExample, shownExamples } from "./examples.js";
import { cellText, markdownOf } from "./markdown.js";
import { mediaTypesOf } from "./media-types.js";
import type { OperationParts } from "./operation-parts.js";
import type { Samples } from "./samples.js";
import { named, type SchemaContext } from "./schema/context.js";
import { withValues } from "./schema/enum-values.js";
import { inferShown } from "./schema/infer-shown.js";
import type { BodyPart } from "./schema/part.js";
import { readBodyRows, readType } from "./schema/read-schema.js";
import { type Cells, cellsOf, onlyTables, tablesIn } from "./tables.js";

const titles = ["Name", "In", "Type", "Required", "Description"] as const;
type ParameterCells = Cells<(typeof titles)[number]>;
const places = ["path", "query", "header", "cookie"] as const;

export interface Inputs {
  parameters: Parameter[];
  payload?: Payload;
  /** Of the body. */
  examples: ShownExample[];
}

/** Parameters and body: the table, the descriptions that did not fit into it, the enumerations, the body's example. */
export function readInputs(
  reading: Reading,
  parts: OperationParts,
  samples: Samples,
  context: SchemaContext,
  operation: string,
): Inputs {
  const { below, request } = parts;
  for (const [name, rule] of [
    ["parameters", "widdershins/parameters"],
    ["detailed", "widdershins/parameters"],
    ["enums", "widdershins/enumeration"],
    ["body", "widdershins/body-example"],
  ] as const)
    claim(reading, rule, below[name] ?? []);
  onlyTables(reading, below.parameters, "Parameters", operation);
  onlyTables(reading, below.enums, "Enumerated Values", operation);
  const listed = tablesIn(below.parameters).flatMap((table) => cellsOf(reading, table, titles));
  const long = detailedDescriptions(below.detailed ?? [], listed);
  const rows = listed.map((row) => withText(row, long.get(row)));
  const [enums] = tablesIn(below.enums);
  const own = rows.filter((row) => row.In?.text !== "body");
  const parameters = own.flatMap((row): Parameter[] => {
    const parameter = readParameter(reading, row, enums, context, operation);
    if (parameter === undefined) return [];
    const sent = sentValue(samples, parameter.in, parameter.name);
    return [{ ...parameter, ...(sent === undefined ? {} : { sample: sent }) }];
  });
  const examples = shownExamples(below.body ?? []);
  const body = rows.filter((row) => row.In?.text === "body");
  const payload = readBody(reading, body, enums, examples, samples, context, operation);
  return {
    parameters: checkPath(reading, parameters, request.path, parts, operation),
    ...(payload === undefined ? {} : { payload }),
    examples,
  };
}

/** What the generator writes where the document has no example. */
const placeholders = new Set([
  "string",
  "null",
  "undefined",
  "0",
  "true",
  "",
  "2019-08-24",
  "2019-08-24T14:15:22Z",
]);

function sentValue({ query, headers }: Samples, place: Parameter["in"], name: string): string | undefined {
  const sent =
    place === "query" ? query.get(name) : place === "header" ? headers.get(name.toLowerCase()) : undefined;
  return sent === undefined || placeholders.has(sent) ? undefined : sent;
}

function readParameter(
  reading: Reading,
  cells: ParameterCells,
  enums: Table | undefined,
  context: SchemaContext,
  operation: string,
): Parameter | undefined {
  const { line } = cells.row;
  const name = cells.Name?.text ?? "";
  const place = places.find((each) => each === cells.In?.text);
  if (place === undefined || name === "") {
    const text = cells.In?.text ?? "";
    note(reading, "parameter/place", { line, operation }, { name, place: text });
    return undefined;
  }
  const type = cells.Type === undefined ? {} : (readType(cells.Type, line, context) ?? {});
  const described = cellText(cells.Description);
  const values = enumeration(reading, enums, name);
  const slot = { name, sample: undefined, note: context.note };
  return {
    name,
    in: place,
    required: isRequired(reading, cells, operation),
    schema: {
      ...(values === undefined ? type : withValues(type, values, slot)),
      ...(described === undefined ? {} : { description: described }),
      "x-line": line,
    },
  };
}

/** The values of a parameter, of those below "Enumerated Values". */
function enumeration(
  reading: Reading,
  table: Table | undefined,
  parameter: string,
): { values: string[]; line: number } | undefined {
  const rows = table === undefined ? [] : cellsOf(reading, table, ["Parameter", "Value"]);
  const own = rows.filter(({ Parameter }) => Parameter?.text === parameter);
  const [first] = own;
  return first && { values: own.map(({ Value }) => Value?.text ?? ""), line: first.row.line };
}

function isRequired(reading: Reading, cells: ParameterCells, operation: string): boolean {
  const text = cells.Required?.text ?? "";
  if (text !== "true" && text !== "false") {
    const name = cells.Name?.text ?? "";
    note(reading, "parameter/required", { line: cells.row.line, operation }, { name, text });
  }
  return text === "true";
}

/**
 * Texts of several lines stand below the table, each behind its name and in the order of the rows, which can have one
 * name twice: `roomId: first line`.
 */
function detailedDescriptions(
  nodes: readonly Node[],
  rows: readonly ParameterCells[],
): Map<ParameterCells, string> {
  const found = new Map<ParameterCells, Node[]>();
  let current: Node[] | undefined;
  let from = 0;
  for (const node of nodes) {
    const opened = isLine(node) ? rows.findIndex((row, index) => index >= from && opensText(node, row)) : -1;
    const row = rows[opened];
    if (row === undefined || !isLine(node)) {
      current?.push(node);
      continue;
    }
    const name = row.Name?.text ?? "";
    const bare = (line: string): string => line.replace(`**${name}**: `, "").replace(`${name}: `, "");
    const { markdown } = node;
    current = [
      { ...node, text: bare(node.text), ...(markdown === undefined ? {} : { markdown: bare(markdown) }) },
    ];
    found.set(row, current);
    from = opened + 1;
  }
  return new Map([...found].map(([row, lines]) => [row, markdownOf(lines)]));
}

/** Whether the line begins the whole text of a row: with its name, and the words that the table has of it. */
function opensText({ text }: Line, { Name, Description }: ParameterCells): boolean {
  const name = Name?.text ?? "";
  const begun = (Description?.text ?? "").trim();
  return name !== "" && text.startsWith(`${name}: ${begun === "none" ? "" : begun}`);
}

/** The row with its whole text. */
function withText(row: ParameterCells, text: string | undefined): ParameterCells {
  if (text === undefined) return row;
  const { Description: short } = row;
  const Description: Cell = { text, markdown: text };
  const cells = row.row.cells.map((cell) => (cell === short ? Description : cell));
  return { ...row, Description, row: { ...row.row, cells } };
}

function readBody(
  reading: Reading,
  rows: readonly ParameterCells[],
  enums: Table | undefined,
  examples: readonly ShownExample[],
  samples: Samples,
  context: SchemaContext,
  operation: string,
): Payload | undefined {
  const [body, ...fields] = rows;
  if (body === undefined) return undefined;
  const { line } = body.row;
  const { types } = mediaTypesOf(samples.contentType, examples, true);
  const mediaTypes = types.length === 0 || samples.contentType === undefined ? {} : { mediaTypes: types };
  const described = cellText(body.Description);
  const type =
    fields.length > 0
      ? readBodyRows(bodyPart(fields, enums, examples, line), context)
      : body.Type === undefined
        ? unknownSchema("The page does not tell its type.")
        : (readType(body.Type, line, context) ?? {});
  const whole = {
    ...listOf(reading, shownFields(type, examples), examples, context, line, operation),
    ...(described === undefined ? {} : { description: described }),
  };
  const binary = type.type === "string" && type.format === "binary";
  return {
    required: isRequired(reading, body, operation),
    ...mediaTypes,
    ...(binary ? { binary } : {}),
    schema: whole,
    line,
  };
}

/** The template lists the fields of a body only where its document calls it an object; the example shows them always. */
function shownFields(schema: Schema, [example]: readonly ShownExample[]): Schema {
  const bare = schema.type === "object" && Object.keys(schema).length === 1;
  if (!bare || !isObject(example?.value) || Object.keys(example.value).length === 0) return schema;
  return {
    ...inferShown([example.value]),
    "x-origin": "example",
    "x-reason": "The page does not list its fields: the example shows them.",
  };
}

function bodyPart(
  fields: readonly ParameterCells[],
  enums: Table | undefined,
  [example]: readonly ShownExample[],
  line: number,
): BodyPart {
  return {
    rows: fields.map(({ row }) => row),
    ...(enums === undefined ? {} : { enums }),
    ...(example?.value === undefined ? {} : { sample: example.value }),
    line,
  };
}

/** The template names only the component where the body is a list of it: the example shows the list. */
function listOf(
  reading: Reading,
  schema: Schema,
  examples: readonly ShownExample[],
  context: SchemaContext,
  line: number,
  operation: string,
): Schema {
  const [shown] = examples;
  const { $ref } = schema;
  if ($ref === undefined || !Array.isArray(shown?.value) || named(context, schema)?.type === "array")
    return schema;
  note(reading, "body/array", { line, operation }, { documented: $ref.replace("#/schemas/", "") });
  return { type: "array", items: schema, "x-origin": "example", "x-reason": "The example is a list." };
}

/** Each name in the path is a parameter. One that the page does not describe is unknown, not left out. */
function checkPath(
  reading: Reading,
  parameters: readonly Parameter[],
  path: string,
  { requestLine }: OperationParts,
  operation: string,
): Parameter[] {
  const inPath = [...path.matchAll(/\{([^{}]+)\}/gu)].map(([, name = ""]) => name);
  const place = { line: requestLine.line, operation };
  const declared = parameters.filter((each) => each.in === "path").map(({ name }) => name);
  const missing = inPath.filter((name) => !declared.includes(name));
  for (const name of missing) note(reading, "parameter/undeclared", place, { name, path });
  for (const { name, in: where, schema, required } of parameters) {
    if (where !== "path") continue;
    const own = { line: schema["x-line"] ?? requestLine.line, operation };
    if (!inPath.includes(name)) note(reading, "parameter/not-in-path", own, { name, path });
    else if (!required) note(reading, "parameter/optional-path", own, { name });
  }
  const reason = "Only the path has it: the page does not describe it.";
  return [
    ...missing.map(
      (name): Parameter => ({ name, in: "path", required: true, schema: unknownSchema(reason) }),
    ),
    ...parameters.map((each) => (each.in === "path" ? { ...each, required: true } : each)),
  ];
}

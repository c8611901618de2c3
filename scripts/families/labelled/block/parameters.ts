import { inferExamples } from "../../../infer/infer.js";
import type { Operation, Parameter, Payload } from "../../../spec/api-spec.js";
import { isObject } from "../../../spec/infer.js";
import { type Json, type Schema, unknownSchema } from "../../../spec/json-schema.js";
import { note, type Reading } from "../../reading.js";
import type { BlockPart, FieldRow } from "../model.js";
import { fieldSchema, isRequired, objectOf } from "./fields.js";
import { templateNames } from "./path-parts.js";
import { valuesOf } from "./shown-answer.js";

/** What a block tells of a request. */
export interface RequestParts {
  parameters: Parameter[];
  openParameters?: true;
  parameterList: NonNullable<Operation["parameterList"]>;
  payload?: Payload;
  /** Headers that the client sends by itself. */
  notes: string[];
}

const bodiless = /^(?:GET|HEAD|DELETE)$/u;
const listLost = "The page lost its list of parameters.";

/** What a block says of its request. `method`: the one that decides where fields travel. `path`: in braces. */
export function requestOf(
  reading: Reading,
  block: BlockPart,
  { method, path, mediaType }: { method: string; path: string; mediaType: string | undefined },
  operation: string,
): RequestParts {
  const { parameters: list } = block;
  const rows = merged(reading, list.state === "listed" ? list.rows : [], operation);
  const names = templateNames(path);
  const usual = bodiless.test(method) ? "query" : "body";
  const placeOf = ({ name, place }: FieldRow): NonNullable<FieldRow["place"]> => {
    if (names.includes(name)) return "path";
    if (place === "path")
      note(reading, "parameter/no-place", { line: block.lines.start, operation }, { name, path });
    return place === undefined || place === "path" ? usual : place;
  };
  const placed = rows.map((row) => ({ row, place: placeOf(row) }));
  const at = (place: FieldRow["place"]): FieldRow[] =>
    placed.flatMap((each) => (each.place === place ? [each.row] : []));
  const shown = valuesOf(block.examples.filter(({ use }) => use === "request")).filter(isObject);
  const isLost = list.state === "lost" || list.state === "absent";
  const headers = headersOf(reading, block, at("header"), operation);
  const query = queryOf(reading, at("query"), usual === "query" ? shown : [], operation);
  if (query.some(({ name }) => name === ""))
    note(reading, "block/value-unnamed", { line: block.lines.start, operation });
  const payload =
    usual === "body" || at("body").length > 0
      ? payloadOf(reading, { block, rows: at("body"), shown, isLost, mediaType }, operation)
      : undefined;
  return {
    parameters: [
      ...pathParameters(reading, block, names, at("path"), operation),
      ...query.filter(({ name }) => name !== ""),
      ...headers.parameters,
    ],
    ...(isLost ? { openParameters: true } : {}),
    parameterList: listStateOf(block),
    ...(payload === undefined ? {} : { payload }),
    notes: headers.notes,
  };
}

function listStateOf({ parameters: list }: BlockPart): RequestParts["parameterList"] {
  if (list.state === "absent") return { state: "lost", reason: "The page has no list of parameters here." };
  return { state: list.state, line: list.line };
}

/** Rows by name; one that occurs again adds what the first does not tell. */
function merged(reading: Reading, rows: readonly FieldRow[], operation: string): FieldRow[] {
  const found = new Map<string, FieldRow>();
  for (const row of rows) {
    const first = found.get(row.name);
    if (first !== undefined)
      note(reading, "parameters/repeated", { line: row.line, operation }, { name: row.name });
    found.set(row.name, first === undefined ? row : { ...row, ...first });
  }
  return [...found.values()];
}

/** Parts of the path, in its order. Whatever they mean, they are text on the wire. */
function pathParameters(
  reading: Reading,
  { url, lines }: BlockPart,
  names: readonly string[],
  rows: readonly FieldRow[],
  operation: string,
): Parameter[] {
  return [...new Set(names)].map((name) => {
    const row = rows.find((each) => each.name === name);
    const told = row === undefined ? {} : fieldSchema(reading, row, operation);
    const isTyped = told.type !== undefined;
    const { "x-origin": _origin, "x-reason": _reason, ...text } = told;
    const isLost = row === undefined && (url?.lost.includes(name) ?? false);
    const line = url?.line ?? lines.start;
    const named: Schema = isLost
      ? {
          type: "string",
          "x-origin": "unknown",
          "x-reason": "The page lost this part of the path, and its name.",
        }
      : { "x-line": line, ...text, type: "string" };
    return { name, in: "path", required: true, schema: isTyped ? told : named };
  });
}

function queryOf(
  reading: Reading,
  rows: readonly FieldRow[],
  shown: readonly { [key: string]: Json }[],
  operation: string,
): Parameter[] {
  const samples = shown.length === 0 ? undefined : inferExamples(shown);
  const { properties = {}, required = [] } = objectOf(reading, rows, operation, samples);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

/** Words for what proves who calls. */
const credentials = /\b(?:auth(?:ori[sz]ation|entication)?|access|session)[ -]?token\b/iu;

/** A header that carries credentials is the client's own business: callers only read of it. */
function headersOf(
  reading: Reading,
  { headers }: BlockPart,
  rows: readonly FieldRow[],
  operation: string,
): { parameters: Parameter[]; notes: string[] } {
  const all: FieldRow[] = [...headers, ...rows];
  const own = all.filter(({ text = "" }) => !credentials.test(text));
  const told = all.filter(({ text = "" }) => credentials.test(text));
  const parameters = own.map(
    (row): Parameter => ({
      name: row.name,
      in: "header",
      required: isRequired(row),
      schema: textual(fieldSchema(reading, row, operation)),
    }),
  );
  return { parameters, notes: told.map(({ name, text = "" }) => `Header \`${name}\`: ${text.trim()}`) };
}

/** A header without a word on its type is text. */
function textual(schema: Schema): Schema {
  if (schema.type !== undefined) return schema;
  const { "x-origin": _origin, "x-reason": _reason, ...rest } = schema;
  return { ...rest, type: "string" };
}

interface BodyFacts {
  block: BlockPart;
  rows: readonly FieldRow[];
  shown: readonly { [key: string]: Json }[];
  isLost: boolean;
  mediaType: string | undefined;
}

function payloadOf(
  reading: Reading,
  { block, rows, shown, isLost, mediaType }: BodyFacts,
  operation: string,
): Payload | undefined {
  const line = "line" in block.parameters ? block.parameters.line : undefined;
  const facts = {
    ...(mediaType === undefined ? {} : { mediaTypes: [mediaType] }),
    ...(line === undefined ? {} : { line }),
  };
  if (rows.length + shown.length === 0) {
    if (!isLost) return undefined;
    const reason = block.parameters.state === "lost" ? listLost : "The page has no list of parameters here.";
    const schema: Schema = { type: "object", additionalProperties: true, ...unknownSchema(reason) };
    return { required: false, ...facts, schema };
  }
  const samples = shown.length === 0 ? undefined : inferExamples(shown);
  const object = objectOf(reading, rows, operation, samples);
  const schema = isLost ? { ...object, additionalProperties: true } : object;
  return { required: schema.required !== undefined, ...facts, schema };
}

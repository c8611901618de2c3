import { type Diagnostic, formatDiagnostic } from "../../../scripts/diagnostics/diagnostic.js";
import { specOf } from "../../../scripts/families/labelled/index.js";
import type {
  BlockPart,
  ExamplePart,
  FieldRow,
  LabelledPage,
  ReturnsPart,
  StatusPart,
} from "../../../scripts/families/labelled/model.js";
import { startReading } from "../../../scripts/families/reading.js";
import { readText } from "../../../scripts/read/text.js";
import type { ApiSpec, Operation, Response } from "../../../scripts/spec/api-spec.js";
import { apiSpecSchema } from "../../../scripts/spec/api-spec.js";
import type { Json, Schema } from "../../../scripts/spec/json-schema.js";
import { noSupplement, type Supplement } from "../../../scripts/spec/supplement.js";

export const nothingReturned: ReturnsPart = {
  state: "lost",
  line: 5,
  text: [],
  statuses: [],
  fields: [],
  skeletons: [],
};

/** `POST /api/1/groups/create/` with nothing else known, beside what is given. */
export function blockOf(request: string, given: Partial<BlockPart> = {}): BlockPart {
  const [method = "", path = ""] = request.split(" ");
  return {
    title: undefined,
    text: [],
    url: { line: 2, base: "https://api.example.com", path, written: path, lost: [] },
    versions: undefined,
    methods: { values: method === "?" ? [] : method.split(","), line: 3 },
    headers: [],
    parameters: { state: "lost", line: 4 },
    returns: nothingReturned,
    errors: [],
    notes: [],
    examples: [],
    values: [],
    lines: { start: 1, end: 9 },
    ...given,
  };
}

export function returning(text: string, given: Partial<ReturnsPart> = {}): { returns: ReturnsPart } {
  const lines = text === "" ? [] : [{ line: 6, text }];
  return { returns: { ...nothingReturned, state: "told", text: lines, ...given } };
}

export function response(value: Json, given: Partial<ExamplePart> = {}): ExamplePart {
  return { use: "response", line: 8, endLine: 9, value, ...given };
}

export function listed(...rows: Omit<FieldRow, "line">[]): BlockPart["parameters"] {
  return { state: "listed", line: 4, rows: rows.map((row) => ({ line: 4, ...row })) };
}

/** `404 GroupNotFound - no such group` */
export function status(text: string): StatusPart {
  const [, number = "", code = "", rest = ""] = /^(\d{3}) (?:(\w+) - )?(.*)$/u.exec(text) ?? [];
  return { status: number, codes: code === "" ? [] : [code], text: rest, line: 7 };
}

export interface ReadBlocks {
  spec: ApiSpec;
  diagnostics: Diagnostic[];
  /** Severity and code of each diagnostic of the blocks. */
  codes: string[];
  printed: string[];
}

/** Blocks of one section as a spec. */
export function specOfBlocks(
  blocks: BlockPart[],
  given: Partial<LabelledPage> = {},
  supplement: Supplement = noSupplement,
): ReadBlocks {
  const reading = startReading(readText("demo", ""));
  const page: LabelledPage = {
    title: "Demo API",
    introduction: [],
    base: { url: "https://api.example.com/api/1", line: 1 },
    httpSchemes: [],
    mediaType: undefined,
    sections: [{ title: { line: 1, text: "GROUPS" }, text: [], blocks }],
    ...given,
  };
  const { spec, diagnostics } = specOf(reading, page, "page", [], supplement);
  return {
    spec: apiSpecSchema.parse(spec),
    diagnostics,
    codes: diagnostics.map(({ severity, code }) => `${severity} ${code}`),
    printed: diagnostics.map((each) => formatDiagnostic("page", each)),
  };
}

export function operationOf(read: ReadBlocks, id?: string): Operation {
  const { operations } = read.spec;
  const found = id === undefined ? operations[0] : operations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`there is no ${id ?? "operation"}`);
  return found;
}

export function answerOf(read: ReadBlocks, of: string, id?: string): Response {
  const found = operationOf(read, id).responses.find((each) => each.status === of);
  if (found === undefined) throw new Error(`there is no answer ${of}`);
  return found;
}

/** The schema of an answer; a named one stands for its reference. */
export function schemaOf(read: ReadBlocks, of: string, id?: string): Schema | undefined {
  const { schema } = answerOf(read, of, id);
  const name = schema?.$ref?.replace("#/schemas/", "");
  return name === undefined ? schema : read.spec.schemas[name]?.schema;
}

import type { ApiModel } from "../model.js";
import { sourceText } from "../operation/doc.js";
import { sentence } from "../shape/field-doc.js";
import { code, prose } from "../text/escape.js";
import type { DocPart } from "../text/tsdoc.js";
import { errorMeanings } from "../wire/http-answers.js";
import { type ErrorCode, errorCodes } from "../wire/http-error-codes.js";

/** What the vendor's errors are told apart by. */
export interface ErrorCatalogue {
  /** The types: what ends their names, and their values. The guard takes the first. */
  types: { kind: string; values: readonly (string | number)[]; doc: DocPart[] }[];
  /** Of the table of texts. */
  key: { name: string; type: "string" | "number" };
  texts: ReadonlyMap<string | number, string | undefined>;
  textsDoc: DocPart[];
  /** What the guard takes beside the first type. */
  guard: { parameter: string; others: readonly string[]; doc: string };
}

/** The codes of an envelope. */
export function codesOf(model: ApiModel): ErrorCatalogue {
  const { errors } = model.spec;
  const byCode = new Map(
    errors.flatMap(({ code, text }) => (typeof code === "number" ? [[code, text]] : [])),
  );
  const places = errors.flatMap((error) => error.line ?? []);
  const source = { start: Math.min(...places), end: Math.max(...places) };
  const texts = new Map([...byCode].sort(([a], [b]) => a - b));
  return {
    types: [{ kind: "Code", values: [...texts.keys()], doc: ["A documented error code."] }],
    key: { name: "code", type: "number" },
    texts,
    textsDoc: [
      "The documented texts of error codes. Codes without a text are not in it.",
      ...(places.length === 0 ? [] : [sourceText(model, source)]),
    ],
    guard: {
      parameter: "codes",
      others: ["(number & {})"],
      doc: "Codes, one of which it must have. None: any error.",
    },
  };
}

/** The statuses of HTTP. */
export function statusesOf({ spec }: ApiModel): ErrorCatalogue {
  const meanings = [...errorMeanings(spec.operations, spec.errors)];
  const common = new Set(spec.errors.flatMap(({ code }) => (typeof code === "number" ? [code] : [])));
  const list = meanings.map(([status, { text, everywhere }]) => {
    const told = text === undefined ? "" : prose(text).replace(/\s+/g, " ");
    if (everywhere) return `- ${status}${told && `: ${told}`}`;
    return `- ${status}: ${common.has(status) && told ? `${sentence(told)} Some operations say otherwise` : "see the operations"}`;
  });
  const isTold = meanings.some(([, { text }]) => text !== undefined);
  const untold = "What they mean differs by operation: see there.";
  const where = `where operations agree on it: at least two have it, and four of five say the same. The comments of the operations have their own.`;
  return {
    types: [
      {
        kind: "Status",
        values: meanings.map(([status]) => status),
        doc: [
          "A documented HTTP status of an error.",
          ...(list.length === 0 ? [] : [isTold ? list.join("\n") : untold]),
        ],
      },
    ],
    key: { name: "status", type: "number" },
    texts: new Map(meanings.map(([status, { text }]) => [status, text])),
    textsDoc: [
      common.size === 0
        ? `What the documentation says of a status, ${where}`
        : `What the documentation says of a status: in its list for all operations, or ${where}`,
    ],
    guard: {
      parameter: "statuses",
      others: ["(number & {})"],
      doc: "HTTP statuses, one of which it must have. None: any error.",
    },
  };
}

/** Names of errors in the body, beside the statuses of HTTP; undefined where the page tells no names. */
export function namesAndStatusesOf(model: ApiModel): ErrorCatalogue | undefined {
  const codes = errorCodes(model.spec);
  if (codes.size === 0) return undefined;
  const statuses = statusesOf(model);
  const list = [...codes].map(([name, error]) => `- ${code(name)}${codeText(error)}`);
  return {
    types: [
      {
        kind: "Code",
        values: [...codes.keys()],
        doc: ["A known name of an error. Servers have more than the page tells.", list.join("\n")],
      },
      ...statuses.types,
    ],
    key: { name: "codeOrStatus", type: "string" },
    texts: new Map<string | number, string | undefined>([
      ...statuses.texts,
      ...[...codes].map(([name, { text }]) => [name, text] as const),
    ]),
    textsDoc: [
      ...statuses.textsDoc,
      "The same for the names of errors. Two operations of one group are too few.",
    ],
    guard: {
      parameter: "codes",
      others: ["(string & {})", "number"],
      doc: "Names of errors or HTTP statuses, one of which it must have. None: any error.",
    },
  };
}

/** How many operations are named that answer an error. */
const mostNamed = 3;

/** What a name means; where that depends on the operation, which of them have it. */
function codeText({ text, statuses, operations, evidence }: ErrorCode): string {
  const at = statuses.length === 0 ? "" : ` (${statuses.map(prose).join(", ")})`;
  const told = text === undefined ? [] : [sentence(prose(text).replace(/\s+/g, " "), false)];
  const places = operations.length > mostNamed ? "the operations" : operations.map(code).join(", ");
  const isLocal = places !== "" && (text === undefined || evidence !== undefined);
  const more = [
    ...(isLocal ? [`see ${places}`] : []),
    ...(evidence === undefined ? [] : [`from ${prose(evidence.replace(/:.*/su, ""))}`]),
  ];
  const all = [...told, ...(more.length === 0 ? [] : [sentence(more.join("; "), told.length > 0)])];
  return `${at}${all.length === 0 ? "" : `: ${all.join(" ")}`}`;
}

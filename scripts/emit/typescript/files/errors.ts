import type { OutputFile } from "../../output-file.js";
import type { ApiModel } from "../model.js";
import { sourceText } from "../operation/doc.js";
import { sentence } from "../shape/field-doc.js";
import { prose, quote } from "../text/escape.js";
import { type DocPart, wrap, writeDoc } from "../text/tsdoc.js";
import { lineWidth } from "../text/writer.js";
import { errorMeanings } from "../wire/http-answers.js";
import { pathOf, runtimeImports, startModule } from "./module.js";

/** What the vendor's errors are told apart by. */
interface ErrorCodes {
  /** Ends the name of their type. */
  kind: string;
  parameter: string;
  texts: ReadonlyMap<number, string | undefined>;
  typeDoc: DocPart[];
  textsDoc: DocPart[];
  guardDoc: string;
}

/** The documented error codes or statuses: a type, their texts, and the guard that knows them. */
export function errorsFile(model: ApiModel): OutputFile {
  const { prefix, names } = model;
  const codes = model.wire.kind === "http" ? statusesOf(model) : codesOf(model);
  const out = startModule(model);
  out.line(...runtimeImports(model, "errors", [`is${prefix}Error as isError`, `type ${prefix}Error`]), "");

  writeDoc(out, codes.typeDoc);
  const union = [...codes.texts.keys()].join(" | ") || "never";
  const lines = wrap(`${union};`, lineWidth - 6).map((line) => line.replace(/ \|$/, ""));
  const type = `${prefix}Error${codes.kind}`;
  if (lines.length === 1) out.line(`export type ${type} = ${lines[0]}`);
  else out.line(`export type ${type} =`, ...lines.map((line) => `  | ${line.replace(/^\| /, "")}`));

  writeDoc(out.line(), codes.textsDoc);
  const key = codes.kind.toLowerCase();
  const texts = `export const ${names.errorTexts}: { readonly [${key}: number]: string } = /*#__PURE__*/ Object.freeze({`;
  out.block(
    texts,
    () => {
      for (const [code, text] of codes.texts)
        if (text !== undefined) out.line(`${code < 0 ? `[${code}]` : code}: ${quote(text)},`);
    },
    "});",
  );

  writeDoc(
    out.line(),
    [`Whether a value is a \`${prefix}Error\`, of this or another copy of the package.`],
    [`@param ${codes.parameter} - ${codes.guardDoc}`],
  );
  out.line(
    `export const is${prefix}Error: (`,
    "  error: unknown,",
    `  ...${codes.parameter}: readonly (${type} | (number & {}))[]`,
    `) => error is ${prefix}Error = isError;`,
  );
  return { path: pathOf(model, "errors"), text: out.toString() };
}

function codesOf(model: ApiModel): ErrorCodes {
  const { errors } = model.spec;
  const byCode = new Map(errors.map(({ code, text }) => [code, text]));
  const places = errors.map((error) => error.line);
  const source = { start: Math.min(...places), end: Math.max(...places) };
  return {
    kind: "Code",
    parameter: "codes",
    texts: new Map([...byCode].sort(([a], [b]) => a - b)),
    typeDoc: ["A documented error code."],
    textsDoc: [
      "The documented texts of error codes. Codes without a text are not in it.",
      ...(places.length === 0 ? [] : [sourceText(model, source)]),
    ],
    guardDoc: "Codes, one of which it must have. None: any error.",
  };
}

function statusesOf(model: ApiModel): ErrorCodes {
  const { spec } = model;
  const meanings = [...errorMeanings(spec.operations, spec.errors)];
  const common = new Set(spec.errors.map(({ code }) => code));
  const list = meanings.map(([status, { text, everywhere }]) => {
    const told = text === undefined ? "" : prose(text).replace(/\s+/g, " ");
    if (everywhere) return `- ${status}${told && `: ${told}`}`;
    return `- ${status}: ${common.has(status) && told ? `${sentence(told)} Some operations say otherwise` : "see the operations"}`;
  });
  const where = `where operations agree on it: at least two have it, and four of five say the same. The comments of the operations have their own.`;
  return {
    kind: "Status",
    parameter: "statuses",
    texts: new Map(meanings.map(([status, { text }]) => [status, text])),
    typeDoc: ["A documented HTTP status of an error.", ...(list.length === 0 ? [] : [list.join("\n")])],
    textsDoc: [
      common.size === 0
        ? `What the documentation says of a status, ${where}`
        : `What the documentation says of a status: in its list for all operations, or ${where}`,
    ],
    guardDoc: "HTTP statuses, one of which it must have. None: any error.",
  };
}

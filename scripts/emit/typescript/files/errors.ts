import type { OutputFile } from "../../output-file.js";
import type { ApiModel } from "../model.js";
import { quote } from "../text/escape.js";
import { valueKey } from "../text/names.js";
import { type DocPart, wrap, writeDoc } from "../text/tsdoc.js";
import { lineWidth, type Writer } from "../text/writer.js";
import { codesOf, type ErrorCatalogue, namesAndStatusesOf, statusesOf } from "./error-catalogues.js";
import { pathOf, runtimeImports, startModule } from "./module.js";

/** The documented error codes or statuses: types, their texts, and the guard that knows them. */
export function errorsFile(model: ApiModel): OutputFile {
  const { prefix, names } = model;
  const { types, key, texts, textsDoc, guard } = catalogueOf(model);
  const out = startModule(model);
  out.line(...runtimeImports(model, "errors", [`is${prefix}Error as isError`, `type ${prefix}Error`]), "");
  types.forEach(({ kind, values, doc }, index) => {
    writeUnion(index === 0 ? out : out.line(), `${prefix}Error${kind}`, values, doc);
  });

  writeDoc(out.line(), textsDoc);
  const table = `export const ${names.errorTexts}: { readonly [${key.name}: ${key.type}]: string } = /*#__PURE__*/ Object.freeze({`;
  out.block(
    table,
    () => {
      for (const [code, text] of texts) if (text !== undefined) out.line(`${keyText(code)}: ${quote(text)},`);
    },
    "});",
  );

  writeDoc(
    out.line(),
    [`Whether a value is a \`${prefix}Error\`, of this or another copy of the package.`],
    [`@param ${guard.parameter} - ${guard.doc}`],
  );
  const [{ kind } = { kind: "" }] = types;
  const wanted = [`${prefix}Error${kind}`, ...guard.others].join(" | ");
  out.line(
    `export const is${prefix}Error: (`,
    "  error: unknown,",
    `  ...${guard.parameter}: readonly (${wanted})[]`,
    `) => error is ${prefix}Error = isError;`,
  );
  return { path: pathOf(model, "errors"), text: out.toString() };
}

/** The names of the types that the module has. */
export function errorTypes(model: ApiModel): string[] {
  return catalogueOf(model).types.map(({ kind }) => `${model.prefix}Error${kind}`);
}

function catalogueOf(model: ApiModel): ErrorCatalogue {
  if (model.wire.kind !== "http") return codesOf(model);
  return namesAndStatusesOf(model) ?? statusesOf(model);
}

function writeUnion(out: Writer, type: string, values: readonly (string | number)[], doc: DocPart[]): void {
  writeDoc(out, doc);
  // Lines are broken at spaces.
  const literal = (text: string): string => quote(text).replace(/ /g, "\\u0020");
  const union = values.map((value) => (typeof value === "string" ? literal(value) : value)).join(" | ");
  const lines = wrap(`${union || "never"};`, lineWidth - 6).map((line) => line.replace(/ \|$/, ""));
  if (lines.length === 1) out.line(`export type ${type} = ${lines[0]}`);
  else out.line(`export type ${type} =`, ...lines.map((line) => `  | ${line.replace(/^\| /, "")}`));
}

function keyText(code: string | number): string {
  if (typeof code === "string") return valueKey(code);
  return code < 0 ? `[${code}]` : String(code);
}

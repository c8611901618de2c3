import type { OutputFile } from "../../output-file.js";
import type { ApiModel } from "../model.js";
import { sourceText } from "../operation/doc.js";
import { quote } from "../text/escape.js";
import { wrap, writeDoc } from "../text/tsdoc.js";
import { lineWidth } from "../text/writer.js";
import { pathOf, runtimeImports, startModule } from "./module.js";

/** The documented error codes: a type, their texts, and the guard that knows them. */
export function errorsFile(model: ApiModel): OutputFile {
  const { prefix, spec, names } = model;
  const codes = [...new Map(spec.errors.map((error) => [error.code, error])).values()].sort(
    (a, b) => a.code - b.code,
  );
  const out = startModule(model);
  out.line(...runtimeImports(model, "errors", [`is${prefix}Error as isError`, `type ${prefix}Error`]), "");

  writeDoc(out, ["A documented error code."]);
  const union = codes.map(({ code }) => code).join(" | ") || "never";
  const lines = wrap(`${union};`, lineWidth - 6).map((line) => line.replace(/ \|$/, ""));
  if (lines.length === 1) out.line(`export type ${prefix}ErrorCode = ${lines[0]}`);
  else
    out.line(`export type ${prefix}ErrorCode =`, ...lines.map((line) => `  | ${line.replace(/^\| /, "")}`));

  const places = spec.errors.map((error) => error.line);
  const source = { start: Math.min(...places), end: Math.max(...places) };
  writeDoc(out.line(), [
    "The documented texts of error codes. Codes without a text are not in it.",
    ...(places.length === 0 ? [] : [sourceText(model, source)]),
  ]);
  const texts = `export const ${names.errorTexts}: { readonly [code: number]: string } = /*#__PURE__*/ Object.freeze({`;
  out.block(
    texts,
    () => {
      for (const { code, text } of codes)
        if (text !== undefined) out.line(`${code < 0 ? `[${code}]` : code}: ${quote(text)},`);
    },
    "});",
  );

  writeDoc(
    out.line(),
    [`Whether a value is a \`${prefix}Error\`, of this or another copy of the package.`],
    ["@param codes - Codes, one of which it must have. None: any error."],
  );
  out.line(
    `export const is${prefix}Error: (`,
    "  error: unknown,",
    `  ...codes: readonly (${prefix}ErrorCode | (number & {}))[]`,
    `) => error is ${prefix}Error = isError;`,
  );
  return { path: pathOf(model, "errors"), text: out.toString() };
}

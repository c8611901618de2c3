import { type Diagnostic, formatDiagnostic } from "../../../scripts/diagnostics/diagnostic.js";
import { slate } from "../../../scripts/families/slate/index.js";
import { readHtml } from "../../../scripts/read/html.js";
import { readText } from "../../../scripts/read/text.js";
import type { ApiSpec, Operation, Parameter } from "../../../scripts/spec/api-spec.js";

export interface ReadSpec {
  spec: ApiSpec;
  diagnostics: Diagnostic[];
  /** Severity and code of each diagnostic. */
  codes: string[];
  /** The diagnostics as they are printed. */
  printed: string[];
  claims: Record<string, number>;
}

/** A page as a spec. */
export function specOf(source: string, reader: "text" | "html" = "text"): ReadSpec {
  const document = (reader === "text" ? readText : readHtml)("demo", source);
  const { spec, diagnostics, claims } = slate.read(document, "page");
  return {
    spec,
    diagnostics,
    codes: diagnostics.map(({ severity, code }) => `${severity} ${code}`),
    printed: diagnostics.map((each) => formatDiagnostic("page", each)),
    claims,
  };
}

/** The first operation of a spec. */
export function firstOf({ spec }: ReadSpec): Operation {
  const [operation] = spec.operations;
  if (operation === undefined) throw new Error("there is no operation");
  return operation;
}

/** Place, name and type of a parameter: `query page: integer`. */
export function parameterInShort({ name, in: place, schema }: Parameter): string {
  return `${place} ${name}: ${String(schema.type)}`;
}

import { byGravity, type Diagnostic, diagnostic } from "./diagnostics/diagnostic.js";
import { emitOpenApi } from "./emit/openapi/index.js";
import type { OutputFile } from "./emit/output-file.js";
import { emitTypeScript } from "./emit/typescript/index.js";
import type { Family } from "./families/family.js";
import { readerOf } from "./read/readers.js";
import { relocate } from "./read/relocate.js";
import { readText } from "./read/text.js";
import { annotate, annotationsSchema, noAnnotations } from "./spec/annotations.js";
import { type ApiSpec, apiSpecSchema } from "./spec/api-spec.js";
import { correct, correctionsSchema } from "./spec/corrections.js";
import { checkCounts } from "./spec/counts.js";
import { parseFacts } from "./spec/facts.js";
import {
  checkNames,
  checkRenames,
  checkServers,
  type Names,
  namesOf,
  namesSchema,
  noNames,
} from "./spec/names.js";
import { printJson, sorted } from "./spec/print.js";
import { checkReferences } from "./spec/references.js";
import { withSafety } from "./spec/safety/with-safety.js";
import { checkSupplement, noSupplement, supplementApi, supplementSchema } from "./spec/supplement.js";
import { withUsage } from "./spec/usage.js";
import type { Vendor } from "./vendors/vendor.js";

/** The texts of one vendor's folder. Only the source is needed; the other files may not exist. */
export interface VendorInputs {
  /** `specs/<vendor>`, the folder that the texts come from. */
  folder: string;
  /** Name of the page's file: its extension tells how it is read. Default `source.txt`. */
  sourceFile?: string | undefined;
  source: string;
  corrections?: string | undefined;
  supplement?: string | undefined;
  annotations?: string | undefined;
  names?: string | undefined;
  /** The spec of the last generation, to compare with. */
  lastSpec?: string | undefined;
}

export interface VendorResult {
  /** Undefined where the facts beside the page could not be read. */
  spec: ApiSpec | undefined;
  /** That of the last generation. Undefined where there is none, or nothing has changed. */
  last: ApiSpec | undefined;
  diagnostics: Diagnostic[];
  /** Empty where a diagnostic is an error: outputs are written whole or not at all. */
  outputs: OutputFile[];
  /** Lines of the page by the rule that read them. */
  claims: Record<string, number>;
}

export interface Acceptance {
  /** Take over new public names and lower counts. */
  accept: boolean;
}

/** From one vendor's page and facts to its spec, its OpenAPI document and its client. Pure: texts in, texts out. */
export function generateVendor(vendor: Vendor, inputs: VendorInputs, { accept }: Acceptance): VendorResult {
  const { folder, sourceFile = "source.txt" } = inputs;
  const file = (name: string): string => `${folder}/${name}.json`;
  const facts = {
    corrections: parseFacts(file("corrections"), inputs.corrections, { corrections: [] }, correctionsSchema),
    supplement: parseFacts(file("supplement"), inputs.supplement, noSupplement, supplementSchema),
    annotations: parseFacts(file("annotations"), inputs.annotations, noAnnotations, annotationsSchema),
    names: parseFacts(file("names"), inputs.names, noNames, namesSchema),
  };
  const broken = Object.values(facts).flatMap(({ problems }) => problems);
  const { corrections, supplement, annotations, names } = facts;
  if (!corrections.value || !supplement.value || !annotations.value || !names.value)
    return { spec: undefined, last: undefined, diagnostics: broken, outputs: [], claims: {} };

  const read = readerOf(sourceFile) ?? readText;
  const document = read(vendor.name, inputs.source);
  const reading = relocate(
    vendor.read(document, {
      file: `${folder}/${sourceFile}`,
      annotations: annotations.value,
      supplement: supplement.value,
    }),
    document,
  );
  const told = supplementApi(reading.spec, supplement.value);
  const [annotated, annotationProblems] = annotate(told, annotations.value);
  const [fixed, correctionNotes] = correct(annotated, corrections.value.corrections);
  const [corrected, contradictions] = withSafety(withUsage(fixed));
  const checked = apiSpecSchema.safeParse(corrected);
  const complete = sorted(checked.data ?? corrected);
  const misfits = (checked.error?.issues ?? []).map(({ path, message }) =>
    diagnostic("facts/misfit", { line: 1 }, { path: path.join("."), reason: message }),
  );
  const found = [
    ...reading.diagnostics,
    ...checkSupplement(reading.spec, supplement.value),
    ...annotationProblems,
    ...correctionNotes,
    ...contradictions,
    ...misfits,
    ...(misfits.length > 0 ? [] : checkSpec(vendor, complete, accept ? noNames : names.value)),
  ];
  // A spec that is printed as before has lost nothing: comparing costs as much as reading a page.
  const printed = printJson(withFindings(complete, found));
  const last = printed === inputs.lastSpec ? undefined : lastSpec(inputs.lastSpec);
  const lost =
    accept || last === undefined ? [] : [...checkCounts(complete, last), ...checkRenames(complete, last)];
  const diagnostics = [...found, ...lost].sort(byGravity);
  const spec = withFindings(complete, diagnostics);
  const failed = diagnostics.some(({ severity }) => severity === "error");
  return {
    spec,
    last,
    diagnostics,
    outputs: failed ? [] : outputsOf(vendor, spec, lost.length === 0 ? printed : printJson(spec), folder),
    claims: reading.claims,
  };
}

/** A page of a known family, of whatever vendor: its spec and its OpenAPI document, without a client. */
export function readFamilyPage(family: Family, file: string, source: string): VendorResult {
  const vendor: Vendor = {
    name: "page",
    prefix: "Page",
    variable: "api",
    reserved: new Set(),
    read: (document) => family.read(document, file),
    checkExamples: family.checkExamples,
  };
  const result = generateVendor(vendor, { folder: ".", sourceFile: file, source }, { accept: true });
  const outputs = result.outputs.flatMap(({ path, text }) => {
    const name = /(?:^|\/)((?:spec|openapi)\.json)$/.exec(path)?.[1];
    return name === undefined ? [] : [{ path: name, text }];
  });
  return { ...result, outputs };
}

/** What only a whole and valid spec can be asked. */
function checkSpec(vendor: Vendor, spec: ApiSpec, names: Names): Diagnostic[] {
  return [
    ...checkReferences(spec),
    ...vendor.checkExamples(spec),
    ...checkNames(spec, names, vendor.reserved),
    ...checkServers(spec, names),
  ];
}

function outputsOf(vendor: Vendor, spec: ApiSpec, printed: string, folder: string): OutputFile[] {
  return [
    { path: `${folder}/spec.json`, text: printed },
    { path: `${folder}/names.json`, text: printJson(namesOf(spec)) },
    emitOpenApi(spec),
    ...emitTypeScript(spec, { variable: vendor.variable, prefix: vendor.prefix }),
  ];
}

/** Everything that is no error stays in the spec, for the report. */
function withFindings(spec: ApiSpec, diagnostics: readonly Diagnostic[]): ApiSpec {
  const findings = diagnostics.flatMap(({ severity, ...rest }) =>
    severity === "error" ? [] : [{ severity, ...rest }],
  );
  return {
    ...spec,
    findings: findings.sort((a, b) => a.line - b.line || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)),
  };
}

/** The last spec is only compared with: one of an older format is as good as none. */
function lastSpec(text: string | undefined): ApiSpec | undefined {
  if (text === undefined) return undefined;
  try {
    return apiSpecSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

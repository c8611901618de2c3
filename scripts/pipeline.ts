import { byGravity, type Diagnostic, diagnostic } from "./diagnostics/diagnostic.js";
import { emitOpenApi } from "./emit/openapi/index.js";
import type { OutputFile } from "./emit/output-file.js";
import { emitTypeScript } from "./emit/typescript/index.js";
import { readText } from "./read/text.js";
import { annotate, annotationsSchema } from "./spec/annotations.js";
import { type ApiSpec, apiSpecSchema } from "./spec/api-spec.js";
import { correct, correctionsSchema } from "./spec/corrections.js";
import { checkCounts } from "./spec/counts.js";
import { checkNames, namesOf, namesSchema, noNames } from "./spec/names.js";
import { printJson, sorted } from "./spec/print.js";
import { supplementSchema } from "./spec/supplement.js";
import type { Vendor } from "./vendors/vendor.js";

/** The texts of one vendor's folder. Only the source is needed; the other files may not exist. */
export interface VendorInputs {
  /** `specs/<vendor>`, the folder that the texts come from. */
  folder: string;
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
  const { folder } = inputs;
  const facts = {
    corrections: parseFacts(
      `${folder}/corrections.json`,
      inputs.corrections ?? '{"corrections":[]}',
      correctionsSchema,
    ),
    supplement: parseFacts(
      `${folder}/supplement.json`,
      inputs.supplement ?? '{"about":"","evidence":"","operations":[]}',
      supplementSchema,
    ),
    annotations: parseFacts(`${folder}/annotations.json`, inputs.annotations ?? "{}", annotationsSchema),
    names: parseFacts(`${folder}/names.json`, inputs.names ?? JSON.stringify(noNames), namesSchema),
  };
  const broken = Object.values(facts).flatMap(({ problems }) => problems);
  const last = lastSpec(inputs.lastSpec);
  const { corrections, supplement, annotations, names } = facts;
  if (!corrections.value || !supplement.value || !annotations.value || !names.value)
    return { spec: undefined, last, diagnostics: broken, outputs: [], claims: {} };

  const document = readText(vendor.name, inputs.source);
  const reading = vendor.read(document, {
    file: `${folder}/source.txt`,
    annotations: annotations.value,
    supplement: supplement.value,
  });
  const [annotated, annotationProblems] = annotate(reading.spec, annotations.value);
  const [corrected, correctionNotes] = correct(annotated, corrections.value.corrections);
  const complete = sorted(corrected);
  const diagnostics = [
    ...reading.diagnostics,
    ...annotationProblems,
    ...correctionNotes,
    ...vendor.checkExamples(complete),
    ...checkNames(complete, accept ? noNames : names.value, vendor.reserved),
    ...(accept ? [] : checkCounts(complete, last)),
  ].sort(byGravity);
  const spec = withFindings(complete, diagnostics);
  const failed = diagnostics.some(({ severity }) => severity === "error");
  return {
    spec,
    last,
    diagnostics,
    outputs: failed ? [] : outputsOf(vendor, spec, folder),
    claims: reading.claims,
  };
}

function outputsOf(vendor: Vendor, spec: ApiSpec, folder: string): OutputFile[] {
  const checked = apiSpecSchema.parse(spec);
  return [
    { path: `${folder}/spec.json`, text: printJson(checked) },
    { path: `${folder}/names.json`, text: printJson(namesOf(checked)) },
    emitOpenApi(checked),
    ...emitTypeScript(checked, { variable: vendor.variable }),
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

interface Checked<T> {
  value: T | undefined;
  problems: Diagnostic[];
}

interface Checker<T> {
  safeParse: (value: unknown) => {
    data?: T | undefined;
    error?: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } | undefined;
  };
}

function parseFacts<T>(file: string, text: string, schema: Checker<T>): Checked<T> {
  const invalid = (reason: string, line: number): Diagnostic =>
    diagnostic("facts/invalid", { line }, { file, reason });
  try {
    const { data, error } = schema.safeParse(JSON.parse(text));
    if (data !== undefined) return { value: data, problems: [] };
    const issues = error?.issues ?? [];
    return {
      value: undefined,
      problems: issues.map(({ path, message }) => invalid(`${path.join(".")}: ${message}`, 1)),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const position = Number(/position (\d+)/u.exec(reason)?.[1] ?? 0);
    return { value: undefined, problems: [invalid(reason, text.slice(0, position).split("\n").length)] };
  }
}

import { join } from "node:path";
import { type Diagnostic, formatDiagnostic } from "./diagnostics/diagnostic.js";
import { emitOpenApiTypes, openApiTypesPath } from "./emit/openapi-types/index.js";
import type { OutputFile } from "./emit/output-file.js";
import { reportFile, type VendorReport, vendorReport } from "./emit/report.js";
import { bytesIfThere, readIfThere, sizeIfThere, writeOutputs } from "./files.js";
import { generateVendor, type VendorResult } from "./pipeline.js";
import { decodePage } from "./read/decode.js";
import { compareSpecs, formatChanges, formatFindingChanges } from "./spec/changes.js";
import { vendors } from "./vendors/index.js";
import type { Vendor } from "./vendors/vendor.js";

const usage = `usage: npm run generate -- [options]

Reads specs/<vendor>/source.txt or source.html with the facts beside it, and writes specs, OpenAPI documents, clients and the report.

  --accept    take over new public names and lower counts
  --verbose   print every finding, not only their numbers
  --help      print this text`;

interface Options {
  accept: boolean;
  verbose: boolean;
}

/** How many errors are printed before the rest is only counted. */
const errorLimit = 50;

/** Vendors that wait for a generation. Threads share it. */
export interface Queue {
  names: readonly string[];
  /** The number of the next one: who adds one to it has taken it. */
  next: Int32Array;
}

/** What a generation makes of one vendor. It is plain data, and can come from another thread. */
export interface Generated {
  vendor: string;
  errors: Diagnostic[];
  /** Undefined where the facts beside the page could not be read. */
  report: VendorReport | undefined;
  outputs: OutputFile[];
  /** The OpenAPI document that types are made of: of REST vendors. An envelope has no paths to type a client by. */
  document: OutputFile | undefined;
  /** Lines for the terminal. */
  told: string[];
}

/**
 * Runs a generation below `root`. Returns what it printed and whether everything was understood.
 *
 * @param help - Another thread that takes vendors from the queue by {@link generateNext}, and gives what it made.
 */
export async function run(
  root: string,
  args: readonly string[],
  help?: (queue: Queue) => Promise<Generated[]>,
): Promise<{ text: string; ok: boolean }> {
  const unknown = args.find((arg) => !["--accept", "--verbose", "--help"].includes(arg));
  if (unknown !== undefined) return { text: `unknown option ${unknown}\n\n${usage}`, ok: false };
  if (args.includes("--help")) return { text: usage, ok: true };
  const problems = vendors.flatMap(
    (vendor) => sourceProblem(root, vendor, sourcesOf(root, vendor.name)) ?? [],
  );
  if (problems.length > 0) return { text: problems.join("\n"), ok: false };
  const queue = queueOf(root);
  const helped = help?.(queue);
  const made = [...generateNext(root, args, queue), ...((await helped) ?? [])];
  return write(
    root,
    vendors.flatMap(({ name }) => made.filter(({ vendor }) => vendor === name)),
  );
}

/** What is long is taken first, so that threads end together. Specs tell better than pages how much there is to do. */
function queueOf(root: string): Queue {
  const length = (name: string): number => sizeIfThere(join(root, "specs", name, "spec.json")) ?? 0;
  const names = vendors.map(({ name }) => name).sort((a, b) => length(b) - length(a));
  return { names, next: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) };
}

/** Takes vendors from the queue and generates them, until none is left. */
export function generateNext(root: string, args: readonly string[], { names, next }: Queue): Generated[] {
  const options = { accept: args.includes("--accept"), verbose: args.includes("--verbose") };
  const made: Generated[] = [];
  for (;;) {
    const name = names[Atomics.add(next, 0, 1)];
    const vendor = vendors.find((each) => each.name === name);
    if (vendor === undefined) return made;
    made.push(generateOne(root, vendor, options));
  }
}

async function write(root: string, made: readonly Generated[]): Promise<{ text: string; ok: boolean }> {
  const errors = made.flatMap(({ vendor, errors }) => {
    const source = sourceOf(root, vendor);
    return errors.map((error) => ({ source, error }));
  });
  if (errors.length > 0) return { text: failure(errors), ok: false };
  const types = await Promise.all(
    made.flatMap(({ document }) =>
      document === undefined
        ? []
        : [emitOpenApiTypes(document, readIfThere(join(root, openApiTypesPath(document))))],
    ),
  );
  const report = reportFile(made.flatMap((each) => each.report ?? []));
  const outputs = [...made.flatMap((each) => each.outputs), ...types, report];
  const changed = writeOutputs(root, outputs, ["generated"]);
  const written =
    changed.length === 0
      ? `${outputs.length} files, none changed`
      : `${outputs.length} files, ${changed.length} written`;
  return { text: [...made.flatMap(({ told }) => told), written].join("\n"), ok: true };
}

function generateOne(root: string, vendor: Vendor, options: Options): Generated {
  const folder = `specs/${vendor.name}`;
  const read = (name: string): string | undefined => readIfThere(join(root, folder, name));
  const [sourceFile] = sourcesOf(root, vendor.name);
  const result = generateVendor(
    vendor,
    {
      folder,
      sourceFile,
      source: (sourceFile && pageText(root, `${folder}/${sourceFile}`)) ?? "",
      corrections: read("corrections.json"),
      supplement: read("supplement.json"),
      annotations: read("annotations.json"),
      names: read("names.json"),
      lastSpec: read("spec.json"),
    },
    options,
  );
  const { spec, outputs, diagnostics } = result;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const report = spec === undefined || errors.length > 0 ? undefined : vendorReport(spec);
  const isHttp = spec?.operations.every(({ wire }) => wire.kind === "http");
  return {
    vendor: vendor.name,
    errors,
    report,
    outputs,
    document: isHttp ? outputs.find(({ path }) => path === `${folder}/openapi.json`) : undefined,
    told: report === undefined ? [] : tell(result, report, options),
  };
}

/** What a page can be called: flattened text, or HTML as a browser saves it. */
const sourceFiles = ["source.txt", "source.html"] as const;

function sourcesOf(root: string, vendor: string): (typeof sourceFiles)[number][] {
  return sourceFiles.filter((file) => sizeIfThere(join(root, "specs", vendor, file)) !== undefined);
}

/** Undefined where there is no page, or it cannot be decoded. */
function pageText(root: string, file: string): string | undefined {
  const bytes = bytesIfThere(join(root, file));
  return bytes && decodePage(bytes);
}

function sourceOf(root: string, vendor: string): string {
  return `specs/${vendor}/${sourcesOf(root, vendor)[0] ?? sourceFiles[0]}`;
}

function sourceProblem(root: string, vendor: Vendor, found: readonly string[]): string | undefined {
  const folder = `specs/${vendor.name}`;
  if (found.length === 0)
    return `${folder}/${sourceFiles.join(" or ")} is missing: put the vendor's page there`;
  if (found.length === 1)
    return pageText(root, `${folder}/${found[0]}`) === undefined
      ? `${folder}/${found[0]} is not UTF-8, and does not name another encoding that fits`
      : undefined;
  return `${folder} has ${found.join(" and ")}: keep the edition that is to be read`;
}

/** Where a whole part of a page is missing, everything else that is wrong may follow from that: it is only counted. */
function failure(errors: readonly { source: string; error: Diagnostic }[]): string {
  const roots = errors.filter(({ error }) => error.code === "page/missing");
  const told = roots.length > 0 ? roots : errors;
  const shown = told.slice(0, errorLimit).map(({ source, error }) => formatDiagnostic(source, error));
  const rest = errors.length - shown.length;
  return [
    ...shown,
    ...(rest > 0
      ? [`… and ${rest} more errors${roots.length > 0 ? ", which may follow from that" : ""}`]
      : []),
    `nothing was written: ${errors.length} ${errors.length === 1 ? "place is" : "places are"} not understood`,
  ].join("\n");
}

function tell(
  { spec, last, diagnostics }: VendorResult,
  { summary }: VendorReport,
  { verbose }: Options,
): string[] {
  if (spec === undefined) return [];
  const shown = verbose ? diagnostics.map((d: Diagnostic) => formatDiagnostic(spec.source.file, d)) : [];
  const changes = last === undefined ? [] : formatChanges(compareSpecs(last, spec));
  const findings = last === undefined ? [] : formatFindingChanges(last, spec);
  return [
    ...shown,
    ...summary,
    ...(changes.length === 0 ? [] : ["changes since the last generation:", ...changes]),
    ...(findings.length === 0 ? [] : ["findings that are new or gone:", ...findings]),
    "",
  ];
}

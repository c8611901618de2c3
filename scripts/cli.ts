import { join } from "node:path";
import { type Diagnostic, formatDiagnostic } from "./diagnostics/diagnostic.js";
import { emitOpenApiTypes, openApiTypesPath } from "./emit/openapi-types/index.js";
import type { OutputFile } from "./emit/output-file.js";
import { emitReport, summary } from "./emit/report.js";
import { bytesIfThere, readIfThere, writeOutputs } from "./files.js";
import { generateVendor, type VendorResult } from "./pipeline.js";
import { decodePage } from "./read/decode.js";
import type { ApiSpec } from "./spec/api-spec.js";
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

/** Runs a generation below `root`. Returns what it printed and whether everything was understood. */
export async function run(root: string, args: readonly string[]): Promise<{ text: string; ok: boolean }> {
  const unknown = args.find((arg) => !["--accept", "--verbose", "--help"].includes(arg));
  if (unknown !== undefined) return { text: `unknown option ${unknown}\n\n${usage}`, ok: false };
  if (args.includes("--help")) return { text: usage, ok: true };
  const problems = vendors.flatMap((vendor) => sourceProblem(root, vendor, sourcesOf(root, vendor)) ?? []);
  if (problems.length > 0) return { text: problems.join("\n"), ok: false };
  return generate(root, { accept: args.includes("--accept"), verbose: args.includes("--verbose") });
}

async function generate(root: string, options: Options): Promise<{ text: string; ok: boolean }> {
  const results = vendors.map((vendor) => ({ vendor, result: generateOne(root, vendor, options) }));
  const errors = results.flatMap(({ vendor, result }) =>
    result.diagnostics
      .filter(({ severity }) => severity === "error")
      .map((error) => ({ source: sourceOf(root, vendor), error })),
  );
  if (errors.length > 0) return { text: failure(errors), ok: false };
  const specs = results.flatMap(({ result }) => (result.spec === undefined ? [] : [result.spec]));
  const own = results.flatMap(({ result }) => result.outputs);
  const types = await Promise.all(
    own.filter(isHttpDocument(specs)).map((document) => {
      const path = openApiTypesPath(document);
      return emitOpenApiTypes(document, readIfThere(join(root, path)));
    }),
  );
  const outputs = [...own, ...types, emitReport(specs)];
  const changed = writeOutputs(root, outputs, ["generated"]);
  const told = results.flatMap(({ result }) => tell(result, options));
  const written =
    changed.length === 0
      ? `${outputs.length} files, none changed`
      : `${outputs.length} files, ${changed.length} written`;
  return { text: [...told, written].join("\n"), ok: true };
}

/** OpenAPI documents of REST vendors; an envelope has no paths that a client could be typed by. */
function isHttpDocument(specs: readonly ApiSpec[]): (file: OutputFile) => boolean {
  const folders = specs
    .filter(({ operations }) => operations.every(({ wire }) => wire.kind === "http"))
    .map(({ vendor }) => `specs/${vendor}/openapi.json`);
  return ({ path }) => folders.includes(path);
}

function generateOne(root: string, vendor: Vendor, options: Options): VendorResult {
  const folder = `specs/${vendor.name}`;
  const read = (name: string): string | undefined => readIfThere(join(root, folder, name));
  const [sourceFile] = sourcesOf(root, vendor);
  return generateVendor(
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
}

/** What a page can be called: flattened text, or HTML as a browser saves it. */
const sourceFiles = ["source.txt", "source.html"] as const;

function sourcesOf(root: string, vendor: Vendor): (typeof sourceFiles)[number][] {
  return sourceFiles.filter((file) => readIfThere(join(root, "specs", vendor.name, file)) !== undefined);
}

/** Undefined where there is no page, or it cannot be decoded. */
function pageText(root: string, file: string): string | undefined {
  const bytes = bytesIfThere(join(root, file));
  return bytes && decodePage(bytes);
}

function sourceOf(root: string, vendor: Vendor): string {
  return `specs/${vendor.name}/${sourcesOf(root, vendor)[0] ?? sourceFiles[0]}`;
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

function tell({ spec, last, diagnostics }: VendorResult, { verbose }: Options): string[] {
  if (spec === undefined) return [];
  const shown = verbose ? diagnostics.map((d: Diagnostic) => formatDiagnostic(spec.source.file, d)) : [];
  const changes = last === undefined ? [] : formatChanges(compareSpecs(last, spec));
  const findings = last === undefined ? [] : formatFindingChanges(last, spec);
  return [
    ...shown,
    ...summary(spec),
    ...(changes.length === 0 ? [] : ["changes since the last generation:", ...changes]),
    ...(findings.length === 0 ? [] : ["findings that are new or gone:", ...findings]),
    "",
  ];
}

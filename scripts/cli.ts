import { join } from "node:path";
import { type Diagnostic, formatDiagnostic } from "./diagnostics/diagnostic.js";
import { emitReport, summary } from "./emit/report.js";
import { readIfThere, writeOutputs } from "./files.js";
import { generateVendor, type VendorResult } from "./pipeline.js";
import { compareSpecs, formatChanges, formatFindingChanges } from "./spec/changes.js";
import { vendors } from "./vendors/index.js";
import type { Vendor } from "./vendors/vendor.js";

const usage = `usage: npm run generate -- [options]

Reads specs/<vendor>/source.txt with the facts beside it, and writes specs, OpenAPI documents, clients and the report.

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
export function run(root: string, args: readonly string[]): { text: string; ok: boolean } {
  const unknown = args.find((arg) => !["--accept", "--verbose", "--help"].includes(arg));
  if (unknown !== undefined) return { text: `unknown option ${unknown}\n\n${usage}`, ok: false };
  if (args.includes("--help")) return { text: usage, ok: true };
  const missing = vendors.map(sourceOf).filter((file) => readIfThere(join(root, file)) === undefined);
  if (missing.length > 0)
    return {
      text: missing.map((file) => `${file} is missing: put the vendor's page there`).join("\n"),
      ok: false,
    };
  return generate(root, { accept: args.includes("--accept"), verbose: args.includes("--verbose") });
}

function generate(root: string, options: Options): { text: string; ok: boolean } {
  const results = vendors.map((vendor) => ({ vendor, result: generateOne(root, vendor, options) }));
  const errors = results.flatMap(({ vendor, result }) =>
    result.diagnostics.filter(({ severity }) => severity === "error").map((error) => ({ vendor, error })),
  );
  if (errors.length > 0) return { text: failure(errors), ok: false };
  const specs = results.flatMap(({ result }) => (result.spec === undefined ? [] : [result.spec]));
  const outputs = [...results.flatMap(({ result }) => result.outputs), emitReport(specs)];
  const changed = writeOutputs(root, outputs, ["generated"]);
  const told = results.flatMap(({ vendor, result }) => tell(vendor, result, options));
  const written =
    changed.length === 0
      ? `${outputs.length} files, none changed`
      : `${outputs.length} files, ${changed.length} written`;
  return { text: [...told, written].join("\n"), ok: true };
}

function generateOne(root: string, vendor: Vendor, options: Options): VendorResult {
  const folder = `specs/${vendor.name}`;
  const read = (name: string): string | undefined => readIfThere(join(root, folder, name));
  return generateVendor(
    vendor,
    {
      folder,
      source: read("source.txt") ?? "",
      corrections: read("corrections.json"),
      supplement: read("supplement.json"),
      annotations: read("annotations.json"),
      names: read("names.json"),
      lastSpec: read("spec.json"),
    },
    options,
  );
}

function sourceOf(vendor: Vendor): string {
  return `specs/${vendor.name}/source.txt`;
}

/** Where a whole part of a page is missing, everything else that is wrong may follow from that: it is only counted. */
function failure(errors: readonly { vendor: Vendor; error: Diagnostic }[]): string {
  const roots = errors.filter(({ error }) => error.code === "page/missing");
  const told = roots.length > 0 ? roots : errors;
  const shown = told
    .slice(0, errorLimit)
    .map(({ vendor, error }) => formatDiagnostic(sourceOf(vendor), error));
  const rest = errors.length - shown.length;
  return [
    ...shown,
    ...(rest > 0
      ? [`… and ${rest} more errors${roots.length > 0 ? ", which may follow from that" : ""}`]
      : []),
    `nothing was written: ${errors.length} ${errors.length === 1 ? "place is" : "places are"} not understood`,
  ].join("\n");
}

function tell(vendor: Vendor, { spec, last, diagnostics }: VendorResult, { verbose }: Options): string[] {
  if (spec === undefined) return [];
  const shown = verbose ? diagnostics.map((d: Diagnostic) => formatDiagnostic(sourceOf(vendor), d)) : [];
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

import type { ApiSpec } from "../spec/api-spec.js";
import { code } from "./openapi/markdown.js";
import type { OutputFile } from "./output-file.js";
import { examplesSection } from "./report/examples.js";
import { findingsByCode, findingsSection } from "./report/findings.js";
import { listSummary, listsSection } from "./report/lists.js";
import { lineLink, number, share, table, text } from "./report/markdown.js";
import { safetySection } from "./report/safety.js";
import {
  correctionsSection,
  coverageSection,
  originsSection,
  unknownOutputsSection,
} from "./report/sections.js";
import { shapesSection } from "./report/shapes.js";
import { type Statistics, statistics } from "./report/statistics.js";
import { unknownTypesSection } from "./report/unknowns.js";

/** How many codes of findings the summary names. */
const codesInSummary = 6;

/** What is told of one vendor. */
export interface VendorReport {
  /** Its row of the overview. */
  row: string[];
  /** Its sections of the report. */
  parts: string[];
  /** A dozen lines for the terminal: coverage, and findings by code. */
  summary: string[];
}

/** `specs/REPORT.md`: what the pages cover, where facts come from, and what is to be done about the pages. */
export function emitReport(specs: readonly ApiSpec[]): OutputFile {
  return reportFile(specs.map(vendorReport));
}

/** `specs/REPORT.md` from what is told of each vendor. */
export function reportFile(vendors: readonly VendorReport[]): OutputFile {
  const columns = ["API", "operations", "outputs known", "fields", "concrete", "warnings", "remarks"];
  const rows = vendors.map(({ row }) => row);
  const parts = [
    "# Report",
    "Made by `npm run generate` from the specs beside it: do not edit. The findings are the maintainer's to-do list.",
    table(columns, rows, true),
    ...vendors.flatMap((vendor) => vendor.parts),
  ];
  return { path: "specs/REPORT.md", text: `${parts.join("\n\n")}\n` };
}

export function vendorReport(spec: ApiSpec): VendorReport {
  const stats = statistics(spec);
  return { row: overviewRow(spec, stats), parts: vendorParts(spec, stats), summary: summary(spec, stats) };
}

function overviewRow(spec: ApiSpec, stats: Statistics): string[] {
  return [
    `[${spec.vendor}](#${spec.vendor})`,
    number(stats.operations),
    share(stats.operations - stats.outputs.unknown - stats.outputs.none, stats.operations),
    number(stats.allFields.total),
    share(stats.allFields.concrete, stats.allFields.total),
    number(spec.findings.filter(({ severity }) => severity === "warning").length),
    number(spec.findings.filter(({ severity }) => severity === "info").length),
  ];
}

function vendorParts(spec: ApiSpec, stats: Statistics): string[] {
  const { title, version, source, versions } = spec;
  const others = Object.entries(versions ?? {}).map(([name, value]) => `; ${text(name)}: ${text(value)}`);
  return [
    `## ${spec.vendor}`,
    `${text(title)}, version ${text(version)}${others.join("")}. Read from ${lineLink(source.file, 1, code(source.file))} (${source.reader}, ${number(source.lines)} lines, none of them unclaimed).`,
    coverageSection(stats, spec),
    safetySection(spec),
    ...listsSection(spec),
    originsSection(stats),
    shapesSection(spec),
    examplesSection(spec),
    correctionsSection(spec),
    findingsSection(spec),
    unknownOutputsSection(spec),
    unknownTypesSection(spec),
  ];
}

function envelopeLine(stats: Statistics): string {
  return `  ${number(stats.operations)} operations, ${number(stats.listedOnly)} of them only listed; ${number(stats.schemas)} schemas, ${number(stats.errors)} error codes, ${number(stats.pushEvents)} push events`;
}

function restLine({ operations }: ApiSpec, stats: Statistics): string {
  const parameters = operations.flatMap((operation) => operation.parameters).length;
  const bodies = operations.filter(({ payload }) => payload !== undefined).length;
  const responses = operations.flatMap((operation) => operation.responses).length;
  return `  ${number(stats.operations)} operations, ${number(parameters)} parameters, ${number(bodies)} bodies, ${number(responses)} responses, ${number(stats.schemas)} schemas`;
}

/** A dozen lines for the terminal: coverage, and findings by code. */
export function summary(spec: ApiSpec, stats = statistics(spec)): string[] {
  const { outputs, allFields } = stats;
  const codes = findingsByCode(spec.findings);
  const warnings = spec.findings.filter(({ severity }) => severity === "warning").length;
  const shown = codes.slice(0, codesInSummary);
  return [
    `${spec.vendor}: ${spec.title} ${spec.version}, ${number(spec.source.lines)} lines`,
    spec.envelope === undefined ? restLine(spec, stats) : envelopeLine(stats),
    `  outputs: ${number(outputs.documented)} documented, ${number(outputs.binary)} bytes, ${outputs.nothing === 0 ? "" : `${number(outputs.nothing)} nothing, `}${number(outputs.unknown + outputs.none)} unknown`,
    ...listSummary(spec),
    `  fields: ${number(allFields.total)}, ${share(allFields.concrete, allFields.total)} of them with a concrete type, ${number(allFields.byOrigin.unknown)} unknown`,
    `  findings: ${number(warnings)} warnings, ${number(spec.findings.length - warnings)} remarks`,
    ...shown.map(({ name, list }) => `    ${number(list.length).padStart(5)} ${name}`),
    ...(codes.length > shown.length
      ? [`    ${"".padStart(5)} and ${codes.length - shown.length} more codes`]
      : []),
  ];
}

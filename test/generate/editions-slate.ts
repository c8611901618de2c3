import { readFileSync } from "node:fs";
import type { Diagnostic } from "../../scripts/diagnostics/diagnostic.js";
import { generateVendor, type VendorInputs, type VendorResult } from "../../scripts/pipeline.js";
import type { ApiSpec, Operation } from "../../scripts/spec/api-spec.js";
import { compareSpecs, formatChanges } from "../../scripts/spec/changes.js";
import { workdrive } from "../../scripts/vendors/workdrive/index.js";

const folder = "specs/workdrive";

function committed(name: string): string {
  return readFileSync(new URL(`../../${folder}/${name}`, import.meta.url), "utf8");
}

/** The real page. */
export const page = committed("source.txt");

/** The reviewed facts beside it. */
export const realFacts: Partial<VendorInputs> = {
  corrections: committed("corrections.json"),
  annotations: committed("annotations.json"),
};

/** With the facts beside the real page, unless others are given. */
export function generate(
  source: string,
  inputs: Partial<VendorInputs> = realFacts,
  accept = false,
): VendorResult {
  return generateVendor(workdrive, { folder, source, ...inputs }, { accept });
}

export const first = generate(page);

/** What a later edition is held against: the spec and the names of the edition before. */
export function lastOf({ outputs }: VendorResult): Partial<VendorInputs> {
  const text = (name: string): string | undefined => outputs.find(({ path }) => path.endsWith(name))?.text;
  return { names: text("/names.json"), lastSpec: text("/spec.json") };
}

export interface Edition {
  spec: ApiSpec;
  /** `line code operation: message`. */
  errors: string[];
  /** As the maintainer sees them, without titles and lines. */
  changes: string[];
  /** Findings that the edition before has not, and those that are gone: `+ code operation: message`. */
  findings: string[];
  operation: (id: string) => Operation;
}

/** Reads an edition that follows the real page. */
export function next(source: string, inputs: Partial<VendorInputs> = {}): Edition {
  const { spec, diagnostics } = generate(source, { ...realFacts, ...lastOf(first), ...inputs });
  if (spec === undefined) throw new Error("nothing was read");
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return {
    spec,
    errors: errors.map((error) => `${error.line} ${told(error)}`),
    changes: formatChanges(compareSpecs(first.spec, spec))
      .filter((line) => !/^(?:breaking|other) changes/u.test(line))
      .map((line) => line.replace(/ \(line \d+\)$/u, "")),
    findings: difference(first.diagnostics, diagnostics),
    operation: (id) => {
      const found = spec.operations.find((operation) => operation.id === id);
      if (found === undefined) throw new Error(`no operation ${id}`);
      return found;
    },
  };
}

/** Without its line, which moves with every edition. */
function told({ code, operation, message }: Diagnostic): string {
  return `${code} ${operation ?? "page"}: ${message.replace(/\bline \d+/gu, "line N")}`;
}

function difference(before: readonly Diagnostic[], after: readonly Diagnostic[]): string[] {
  const left = before.filter(({ severity }) => severity !== "error").map(told);
  const come: string[] = [];
  for (const text of after.filter(({ severity }) => severity !== "error").map(told)) {
    const at = left.indexOf(text);
    if (at === -1) come.push(`+ ${text}`);
    else left.splice(at, 1);
  }
  return [...left.map((text) => `- ${text}`), ...come];
}

/** Start and end of the section of an endpoint, of which the title is known; the end is the next title, or its group's. */
function sectionOf(text: string, title: string): { start: number; end: number } {
  const start = text.indexOf(`\n${title}\n\n`) + 1;
  if (start < 1) throw new Error(`no endpoint ${title}`);
  const spans = first.spec?.operations.map(({ title: each }) => each ?? "") ?? [];
  const groups = first.spec?.tags?.map(({ name }) => name) ?? [];
  const ends = [...spans, ...groups, "Errors"].map((each) => text.indexOf(`\n${each}\n\n`, start) + 1);
  return { start, end: Math.min(...ends.filter((end) => end > start), text.length) };
}

/** Edits the section of one endpoint, from its title to the next one or to the next group. */
export function inEndpoint(title: string, edit: (section: string) => string, text = page): string {
  const { start, end } = sectionOf(text, title);
  return text.slice(0, start) + edit(text.slice(start, end)) + text.slice(end);
}

export function sectionText(title: string): string {
  const { start, end } = sectionOf(page, title);
  return page.slice(start, end);
}

/** The real page with some endpoints and their groups only: small enough to be read hundreds of times. */
export function slateExcerpt(titles: readonly string[]): string {
  const lines = page.split("\n");
  const { operations = [], tags = [] } = first.spec ?? {};
  const starts = operations.map((operation) => operation.lines.start);
  const groups = tags.map(({ line = 1 }) => line);
  const front = lines.slice(0, Math.min(...groups) - 1);
  const parts = tags.flatMap(({ group, line = 1 }) => {
    const own = operations
      .filter((each) => each.group[0] === group[0] && titles.includes(each.title ?? ""))
      .sort((a, b) => a.lines.start - b.lines.start);
    if (own.length === 0) return [];
    const end = Math.min(...starts.filter((start) => start > line));
    return [
      ...lines.slice(line - 1, end - 1),
      ...own.flatMap((each) => [...lines.slice(each.lines.start - 1, each.lines.end), ""]),
    ];
  });
  return [...front, ...parts, ...lines.slice(lines.indexOf("Errors"))].join("\n");
}

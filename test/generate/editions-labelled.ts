import { readFileSync } from "node:fs";
import type { Diagnostic } from "../../scripts/diagnostics/diagnostic.js";
import { generateVendor, type VendorInputs, type VendorResult } from "../../scripts/pipeline.js";
import type { ApiSpec, Operation } from "../../scripts/spec/api-spec.js";
import { compareSpecs, formatChanges } from "../../scripts/spec/changes.js";
import { cloudike } from "../../scripts/vendors/cloudike/index.js";
import { replaced } from "./excerpt.js";

const folder = "specs/cloudike";

function committed(name: string): string {
  return readFileSync(new URL(`../../${folder}/${name}`, import.meta.url), "utf8");
}

/** The real page. */
export const page = committed("source.txt");

/** The reviewed facts beside it. */
export const realFacts: Partial<VendorInputs> = {
  corrections: committed("corrections.json"),
  supplement: committed("supplement.json"),
  annotations: committed("annotations.json"),
};

/** With the facts beside the real page, unless others are given. */
export function generate(
  source: string,
  inputs: Partial<VendorInputs> = realFacts,
  accept = false,
): VendorResult {
  return generateVendor(cloudike, { folder, source, ...inputs }, { accept });
}

export const first = generate(page, realFacts, true);

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
  /** Paths of what would be written. */
  outputs: string[];
  operation: (id: string) => Operation;
}

/** Reads an edition that follows the real page. */
export function next(source: string, inputs: Partial<VendorInputs> = {}, accept = false): Edition {
  const result = generate(source, { ...realFacts, ...lastOf(first), ...inputs }, accept);
  const { spec, diagnostics, outputs } = result;
  if (spec === undefined) throw new Error("nothing was read");
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return {
    spec,
    errors: errors.map((error) => `${error.line} ${told(error)}`),
    changes: formatChanges(compareSpecs(first.spec, spec))
      .filter((line) => !/^(?:breaking|other) changes/u.test(line))
      .map((line) => line.replace(/ \(line \d+\)$/u, "")),
    findings: difference(first.diagnostics, diagnostics),
    outputs: outputs.map(({ path }) => path),
    operation: (id) => {
      const found = spec.operations.find((operation) => operation.id === id);
      if (found === undefined) throw new Error(`no operation ${id}`);
      return found;
    },
  };
}

/** Without its line, which moves with every edition. */
function told({ code, operation, message }: Diagnostic): string {
  const text = message.replace(/\blines? \d+(?:–\d+)?/gu, "line N");
  return `${code} ${operation ?? "page"}: ${text}`;
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

/** First and last line of a block of the real page, by its operation. */
export function linesOf(id: string): { start: number; end: number } {
  const lines = first.spec?.operations.find((operation) => operation.id === id)?.lines;
  if (lines === undefined) throw new Error(`no operation ${id}`);
  return lines;
}

/** The block of an operation in the real page, with the blank line behind it. */
export function blockOf(id: string): string {
  const { start, end } = linesOf(id);
  return page
    .split("\n")
    .slice(start - 1, end + 1)
    .join("\n");
}

/** Edits the block of an operation. */
export function inBlock(id: string, edit: (block: string) => string, text = page): string {
  const block = blockOf(id);
  return replaced(text, block, edit(block));
}

/** Replaces a text that stands once in the block of an operation. */
export function inB(id: string, before: string, after: string, text = page): string {
  return inBlock(id, (block) => replaced(block, before, after), text);
}

/** The real page with the sections and blocks of some operations only: small enough to be read hundreds of times. */
export function labelledExcerpt(ids: readonly string[]): string {
  const lines = page.split("\n");
  const headings = lines.flatMap((line, index) => (/^[A-Z][A-Z ()]{3,}$/u.test(line) ? [index + 1] : []));
  const spans = ids.map(linesOf).sort((a, b) => a.start - b.start);
  const front = lines.slice(0, (headings[0] ?? 1) - 1);
  const parts = headings.flatMap((heading, index) => {
    const end = headings[index + 1] ?? lines.length;
    const own = spans.filter(({ start }) => start > heading && start < end);
    const texts = own.flatMap((span) => [...lines.slice(span.start - 1, span.end), ""]);
    return own.length === 0 ? [] : [lines[heading - 1] ?? "", "", ...texts];
  });
  return [...front, ...parts].join("\n");
}

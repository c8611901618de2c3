import { readFileSync } from "node:fs";
import { generateVendor, type VendorInputs, type VendorResult } from "../../scripts/pipeline.js";
import { type ApiSpec, apiSpecSchema } from "../../scripts/spec/api-spec.js";
import { compareSpecs, formatChanges } from "../../scripts/spec/changes.js";
import { zextras } from "../../scripts/vendors/zextras/index.js";

const folder = "specs/zextras";

export function committed(name: string): string {
  return readFileSync(new URL(`../../${folder}/${name}`, import.meta.url), "utf8");
}

/** The reviewed facts beside the real page. */
export const realFacts = (): Partial<VendorInputs> => ({
  corrections: committed("corrections.json"),
  supplement: committed("supplement.json"),
  annotations: committed("annotations.json"),
});

export function generate(source: string, inputs: Partial<VendorInputs> = {}, accept = false): VendorResult {
  return generateVendor(zextras, { folder, source, ...inputs }, { accept });
}

/** What a later edition is held against: the spec and the names of the edition before. */
export function lastOf({ outputs }: VendorResult): Partial<VendorInputs> {
  const text = (name: string): string | undefined => outputs.find(({ path }) => path.endsWith(name))?.text;
  return { names: text("/names.json"), lastSpec: text("/spec.json") };
}

export interface Edition {
  spec: ApiSpec;
  /** `line code operation: message`. */
  errors: string[];
  /** As the maintainer sees them. */
  changes: string[];
}

/** Reads an edition that follows another one. */
export function nextEdition(
  before: VendorResult,
  source: string,
  inputs: Partial<VendorInputs> = {},
): Edition {
  const { spec, diagnostics } = generate(source, { ...lastOf(before), ...inputs });
  if (spec === undefined) throw new Error("nothing was read");
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return {
    spec,
    errors: errors.map(
      ({ line, code, operation, message }) => `${line} ${code} ${operation ?? "page"}: ${message}`,
    ),
    changes: formatChanges(compareSpecs(before.spec, spec)),
  };
}

const sourceLines = committed("source.txt").split("\n");
const realSpec = apiSpecSchema.parse(JSON.parse(committed("spec.json")));

/**
 * The real page with some operations, their tags, and some schemas only: small enough to be read hundreds of times.
 */
export function restExcerpt(operations: readonly string[], schemas: readonly string[]): string {
  const wanted = realSpec.operations.filter(({ id }) => operations.includes(id));
  const spans = [
    ...wanted.map(({ lines }) => lines),
    ...Object.entries(realSpec.schemas).flatMap(([name, { lines }]) =>
      lines !== undefined && schemas.includes(name) ? [lines] : [],
    ),
  ];
  const parts = Object.values(realSpec.schemas).map(({ lines }) => lines?.start ?? sourceLines.length);
  const groups = new Set(wanted.map(({ group }) => group.join(".")));
  const tags = realSpec.tags?.filter(({ group }) => groups.has(group.join("."))) ?? [];
  const kept = new Set(tags.map(({ line }) => line));
  const first = Math.min(...(realSpec.tags ?? []).map(({ line = 1 }) => line));
  // The heading above the schemas.
  kept.add(Math.min(...parts) - 1);
  return sourceLines
    .filter((_, index) => {
      const line = index + 1;
      return line < first || kept.has(line) || spans.some(({ start, end }) => start <= line && line <= end);
    })
    .join("\n");
}

/** Edits the section of one operation, from its heading to the next one. */
export function inOperation(page: string, id: string, edit: (section: string) => string): string {
  const start = page.indexOf(`\n${id}\nCode samples\n`) + 1;
  if (start < 1) throw new Error(`no operation ${id}`);
  const rest = page.slice(start);
  const next = /\n(?:\S+\nCode samples|[A-Z][a-z]+\n\S+\nCode samples|Schemas)\n/u.exec(
    rest.slice(id.length),
  );
  const end = next === null ? page.length : start + id.length + next.index + 1;
  return page.slice(0, start) + edit(page.slice(start, end)) + page.slice(end);
}

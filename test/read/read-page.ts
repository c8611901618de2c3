import { readFileSync } from "node:fs";
import type { Diagnostic } from "../../scripts/diagnostics/diagnostic.js";
import { readText } from "../../scripts/read/text.js";
import { annotate, annotationsSchema } from "../../scripts/spec/annotations.js";
import type { ApiSpec } from "../../scripts/spec/api-spec.js";
import { correct, correctionsSchema } from "../../scripts/spec/corrections.js";
import { supplementSchema } from "../../scripts/spec/supplement.js";
import { wapi } from "../../scripts/vendors/wapi/index.js";

/** The facts beside a page, as parsed JSON; none where left out. */
export interface PageFacts {
  annotations?: unknown;
  supplement?: unknown;
  corrections?: unknown;
}

export interface PageReading {
  spec: ApiSpec;
  diagnostics: Diagnostic[];
  claims: Record<string, number>;
}

/** Reads a page with its facts, as the pipeline does before anything is emitted. */
export function readPage(source: string, facts: PageFacts = {}): PageReading {
  const annotations = annotationsSchema.parse(facts.annotations ?? {});
  const supplement = supplementSchema.parse(
    facts.supplement ?? { about: "", evidence: "other evidence", operations: [] },
  );
  const { corrections } = correctionsSchema.parse(facts.corrections ?? { corrections: [] });
  const reading = wapi.read(readText("wapi", source), { file: "source.txt", annotations, supplement });
  const [annotated, annotationProblems] = annotate(reading.spec, annotations);
  const [spec, correctionNotes] = correct(annotated, corrections);
  const diagnostics = [
    ...reading.diagnostics,
    ...annotationProblems,
    ...correctionNotes,
    ...wapi.checkExamples(spec),
  ];
  return { spec, diagnostics, claims: reading.claims };
}

export function errorsOf({ diagnostics }: PageReading): Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}

export function sourceText(): string {
  return readFileSync(new URL("../../specs/wapi/source.txt", import.meta.url), "utf8");
}

function factsFile(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../specs/wapi/${name}.json`, import.meta.url), "utf8"));
}

/** The reviewed facts beside the real page. */
export function realFacts(): PageFacts {
  return {
    annotations: factsFile("annotations"),
    supplement: factsFile("supplement"),
    corrections: factsFile("corrections"),
  };
}

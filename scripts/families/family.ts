import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Document } from "../read/document.js";
import type { ShapeName } from "../spec/annotations.js";
import type { ApiSpec } from "../spec/api-spec.js";
import type { Supplement } from "../spec/supplement.js";

/** What the rules made of a page, before anything else is known. */
export interface FamilyReading {
  spec: ApiSpec;
  diagnostics: Diagnostic[];
  /** Lines by the rule that read them. */
  claims: Record<string, number>;
}

/** Pages that one generator of documentation made: the rules know its template, and no vendor. */
export interface Family {
  /**
   * `file`: name of the page, for the spec. `names`: reviewed names of shapes that only examples show. `supplement`:
   * reviewed facts that pages of the family lose.
   */
  read: (
    document: Document,
    file: string,
    names?: readonly ShapeName[],
    supplement?: Supplement,
  ) => FamilyReading;
  /** Holds the documented examples against the finished spec. */
  checkExamples: (spec: ApiSpec) => Diagnostic[];
}

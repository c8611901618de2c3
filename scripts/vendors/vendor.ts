import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Document } from "../read/document.js";
import type { Annotations } from "../spec/annotations.js";
import type { ApiSpec } from "../spec/api-spec.js";
import type { Supplement } from "../spec/supplement.js";

/** What a vendor's rules need besides the page. Corrections come later, on the finished spec. */
export interface VendorFacts {
  /** Name of the source file, for the spec. */
  file: string;
  annotations: Annotations;
  supplement: Supplement;
}

/** What the rules made of a page. The spec's findings are filled in at the end of the pipeline. */
export interface VendorReading {
  spec: ApiSpec;
  diagnostics: Diagnostic[];
  /** Lines by the rule that read them. */
  claims: Record<string, number>;
}

/** One vendor's rules: from a page to a spec. */
export interface Vendor {
  name: string;
  /** What its names in code begin with: `Wapi` → `createWapiClient`, `WapiError`. */
  prefix: string;
  /** What examples call the client. */
  variable: string;
  /** Names in the client's root object that no group may take. */
  reserved: ReadonlySet<string>;
  read: (document: Document, facts: VendorFacts) => VendorReading;
  /** Holds the documented examples against the finished spec. */
  checkExamples: (spec: ApiSpec) => Diagnostic[];
}

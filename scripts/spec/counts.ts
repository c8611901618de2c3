import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.js";
import type { ApiSpec } from "./api-spec.js";

/** A page that lost more than a tenth of anything was hardly cut that much by its vendor: more likely it was half read. */
const tolerated = 0.9;

/** Holds the counts of a new reading against the last one. */
export function checkCounts(spec: ApiSpec, last: ApiSpec | undefined): Diagnostic[] {
  return Object.entries(last?.counts ?? {}).flatMap(([what, before]) => {
    const after = spec.counts[what] ?? 0;
    return after < before * tolerated
      ? [diagnostic("page/count-dropped", { line: 1 }, { what, before, after })]
      : [];
  });
}

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.js";
import type { ApiSpec, Operation } from "../api-spec.js";
import { decideSafety } from "./decide.js";
import { isMoreDangerous } from "./level.js";

/** Tells of every operation whether it may be repeated. What an annotation says holds. */
export function withSafety(spec: ApiSpec): [ApiSpec, Diagnostic[]] {
  const diagnostics: Diagnostic[] = [];
  const operations = spec.operations.map((operation): Operation => {
    const { safety: decided, contradiction } = decideSafety(operation);
    const { safety = decided, id, lines } = operation;
    // An annotation that says something milder has settled it.
    if (contradiction !== undefined && !isMoreDangerous(decided.level, safety.level))
      diagnostics.push(
        diagnostic(
          "safety/contradiction",
          { line: lines.start, operation: id },
          { contradiction, level: safety.level },
        ),
      );
    return { ...operation, safety };
  });
  return [{ ...spec, operations }, diagnostics];
}

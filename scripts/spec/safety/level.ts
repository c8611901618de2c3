import { z } from "zod";

/** From harmless to dangerous. */
const levels = ["read", "idempotent", "unsafe"] as const;

/**
 * Whether a request may be sent again where nobody knows what became of it. `read`: it changes nothing. `idempotent`:
 * sent twice, it changes what it changes once. `unsafe`: it may do its work twice, or nobody knows.
 */
export const safetyLevelSchema = z.enum(levels);
export type SafetyLevel = z.infer<typeof safetyLevelSchema>;

export const safetySchema = z.strictObject({
  level: safetyLevelSchema,
  /**
   * What tells it: the promise of the HTTP method, the verb of the name, the verb of the text, the event that others
   * get, or a reviewed annotation. `default`: nothing does.
   */
  from: z.enum(["method", "verb", "text", "push", "annotation", "default"]),
  /** That of the name or of the text, in lower case. */
  verb: z.string().min(1).optional(),
  /** Of an annotation. */
  certainty: z.enum(["certain", "probable"]).optional(),
  reason: z.string().min(1).optional(),
});
export type Safety = z.infer<typeof safetySchema>;

export function isMoreDangerous(level: SafetyLevel, than: SafetyLevel): boolean {
  return levels.indexOf(level) > levels.indexOf(than);
}

/** None where there are no levels. */
export function mostDangerous(all: readonly SafetyLevel[]): SafetyLevel | undefined {
  return levels.findLast((level) => all.includes(level));
}

const promises: Readonly<Record<string, SafetyLevel>> = {
  GET: "read",
  HEAD: "read",
  PUT: "idempotent",
  DELETE: "idempotent",
};

/** What RFC 9110 says of a method. */
export function promiseOf(method: string): SafetyLevel {
  const key = method.toUpperCase();
  return (Object.hasOwn(promises, key) ? promises[key] : undefined) ?? "unsafe";
}

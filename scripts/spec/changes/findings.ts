import type { ApiSpec, Finding } from "../api-spec.js";

/** How many lines are printed before the rest is only counted. */
const limit = 40;

/**
 * Findings that one edition has and the other lacks, as lines. A finding that only moved to another line is the same,
 * and so is one that tells of lines which moved.
 */
export function formatFindingChanges(before: ApiSpec, after: ApiSpec): string[] {
  const fresh = without(after.findings, before.findings).map((finding) => `  + ${told(after, finding)}`);
  const gone = without(before.findings, after.findings).map((finding) => `  - ${told(before, finding)}`);
  const lines = [...fresh, ...gone];
  const rest = lines.length - limit;
  return rest > 0 ? [...lines.slice(0, limit), `    and ${rest} more`] : lines;
}

function told({ source }: ApiSpec, { line, severity, code, operation, message }: Finding): string {
  const subject = operation === undefined ? "" : `${operation}: `;
  const text = `${source.file}:${line} ${severity} ${code} ${subject}${message}`;
  return text.replace(/[\p{Cc}\p{Cf}]/gu, "�");
}

/** The findings of the first list that the second one lacks, each as often as it is missing there. */
function without(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  const left = new Map<string, number>();
  for (const finding of others) left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) + 1);
  return findings.filter((finding) => {
    const count = left.get(keyOf(finding)) ?? 0;
    left.set(keyOf(finding), count - 1);
    return count <= 0;
  });
}

function keyOf({ code, operation = "", message }: Finding): string {
  return `${code}\0${operation}\0${message.replace(/\blines? \d+(?:[–-]\d+)?/gu, "line")}`;
}

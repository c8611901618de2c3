import type { ApiSpec, Finding } from "../../spec/api-spec.js";
import { groups } from "../openapi/json.js";
import { code } from "../openapi/markdown.js";
import { folded, lineLink, number, table, text } from "./markdown.js";

/** From how many findings with one message on the message is told once. */
const threshold = 3;

/** Findings by code: warnings before remarks, then the most frequent first. */
export function findingsByCode(
  findings: readonly Finding[],
): { name: string; severity: string; list: Finding[] }[] {
  const rank = (severity: string): number => (severity === "warning" ? 0 : 1);
  return [...groups(findings, ({ code }) => code)]
    .map(([name, list]) => ({ name, severity: list[0]?.severity ?? "info", list }))
    .sort(
      (a, b) =>
        rank(a.severity) - rank(b.severity) || b.list.length - a.list.length || (a.name < b.name ? -1 : 1),
    );
}

/** Corrections have a section of their own. */
export function findingsSection(spec: ApiSpec): string {
  const codes = findingsByCode(spec.findings.filter(({ code }) => code !== "correction/applied"));
  if (codes.length === 0) return "### Findings\n\nNone.";
  const rows = codes.map(({ name, severity, list }) => [code(name), severity, number(list.length)]);
  const lists = codes.map(({ name, list }) =>
    folded(`<code>${name}</code>, ${number(list.length)}`, findingList(list, spec.source.file)),
  );
  return ["### Findings", table(["code", "severity", "count"], rows), ...lists].join("\n\n");
}

/** Many findings with one message are one entry that lists the places. */
function findingList(findings: readonly Finding[], file: string): string {
  return [...groups(findings, ({ message }) => message)]
    .flatMap(([message, list]) =>
      list.length < threshold
        ? list.map((finding) => `- ${place(finding, file)}: ${text(message)}`)
        : [`- ${text(message)}: ${list.map((finding) => shortPlace(finding, file)).join(", ")}`],
    )
    .join("\n");
}

function place({ operation, line }: Finding, file: string): string {
  const link = lineLink(file, line);
  return operation === undefined ? link : `${link} ${code(operation)}`;
}

function shortPlace({ operation, line }: Finding, file: string): string {
  return operation === undefined ? lineLink(file, line) : lineLink(file, line, code(operation));
}

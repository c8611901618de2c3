import type { ApiSpec, Operation, Safety } from "../../spec/api-spec.js";
import { type SafetyLevel, safetyLevelSchema } from "../../spec/safety/level.js";
import { groups } from "../openapi/json.js";
import { code } from "../openapi/markdown.js";
import { lineLink, number, table, text } from "./markdown.js";

const sources: readonly { from: Safety["from"]; label: string }[] = [
  { from: "method", label: "by the method" },
  { from: "verb", label: "by the verb" },
  { from: "text", label: "by the text" },
  { from: "push", label: "told to others" },
  { from: "annotation", label: "reviewed" },
  { from: "default", label: "untold" },
];

/** How many operations may be repeated, and why; then what people have decided. */
export function safetySection({ operations, source }: ApiSpec): string {
  const decided = operations.flatMap(({ safety }) => safety ?? []);
  const count = (level: SafetyLevel, from?: Safety["from"]): string =>
    number(decided.filter((each) => each.level === level && (from ?? each.from) === each.from).length);
  const rows = safetyLevelSchema.options.map((level) => [
    level,
    count(level),
    ...sources.map(({ from }) => count(level, from)),
  ]);
  const reviewed = operations.filter(({ safety }) => safety?.from === "annotation");
  const reasons = [...groups(reviewed, reviewOf)].map(
    ([review, list]) =>
      `- ${review} ${list.map(({ id, lines }) => lineLink(source.file, lines.start, code(id))).join(", ")}`,
  );
  return [
    "### Safety of repeating",
    table(["", "operations", ...sources.map(({ label }) => label)], rows, true),
    ...(reasons.length === 0 ? [] : [reasons.join("\n")]),
  ].join("\n\n");
}

function reviewOf({ safety }: Operation): string {
  const { level = "", certainty = "", reason = "" } = safety ?? {};
  return `${level}, ${certainty}: ${text(reason)}:`.replace(/\.:$/u, ":");
}

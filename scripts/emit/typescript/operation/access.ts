import type { Push, Restriction } from "../../../spec/api-spec.js";
import { code, prose } from "../text/escape.js";

/** Who may call the operation, a sentence for each table of restrictions. */
export function accessText(restrictions: Restriction[]): string {
  return restrictions
    .map((restriction) => `${label(restriction.kind)}: ${allowedText(restriction)}.`)
    .join(" ");
}

function label(kind: string): string {
  const text = prose(kind)
    .replace(/ restrictions?:?$/i, "")
    .trim();
  return /^role$/i.test(text) ? "Roles" : text.slice(0, 1).toUpperCase() + text.slice(1);
}

function allowedText({ columns, marks, allowed }: Restriction): string {
  const labels = columns.map((column) => prose(column.label));
  if (marks === columns.length || allowed?.length === columns.length)
    return labels.length > 1 ? "all" : (labels[0] ?? "all");
  if (allowed !== null) return allowed.length === 0 ? "none" : allowed.map(prose).join(", ");
  if (marks === 0) return `none of ${labels.join(", ")} is marked`;
  return `${marks} of ${columns.length} (${labels.join(", ")}; the page does not say which)`;
}

/** What other sessions hear of it. */
export function pushText({ to, target, streams }: Push): string {
  const on =
    streams.length === 0
      ? "on all streams"
      : `on the ${streams.length === 1 ? "stream" : "streams"} ${streams.map(({ label, value }) => `${prose(label)} (${value})`).join(", ")}`;
  return `Pushes ${code(target)} to ${prose(to)} ${on}.`;
}

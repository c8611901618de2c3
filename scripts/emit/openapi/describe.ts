import type { ApiSpec, Operation, Push, Restriction } from "../../spec/api-spec.js";
import { code, markdown, plain, sentence } from "./markdown.js";

/**
 * One line that names an operation in a list. Without a title, the first line of the description stands in; without
 * both, the operation's own name.
 */
export function summary(operation: Operation): string {
  const line = operation.title ?? operation.description?.split("\n", 1)[0] ?? "";
  return plain(line) || operation.id;
}

/** What an explorer shows of an operation: the page's text, and in prose what OpenAPI has no field for. */
export function description(operation: Operation, spec: ApiSpec): string {
  const own = operation.description ?? "";
  const paragraphs = [
    ...(plain(own) === "" || plain(own) === summary(operation) ? [] : [own]),
    ...(operation.conditions ?? []).map(({ text }) => text),
  ].map(markdown);
  const lines = [
    origin(operation),
    ...(operation.restrictions ?? []).map(restrictionText),
    operation.push === undefined ? undefined : pushText(operation.push, operation),
    ...(operation.corrections ?? []).map(
      ({ certainty, reason, documented }) =>
        `Corrected (${certainty}): ${sentence(markdown(plain(reason)))}${documented === undefined ? "" : ` The page says: ${sentence(markdown(plain(documented)))}`}`,
    ),
    ...(operation.notes ?? []).map((text) => sentence(markdown(plain(text)))),
    `Source: ${code(`${spec.source.file}:${operation.lines.start}`)}.`,
  ].filter((line) => line !== undefined);
  const list = lines.length === 1 ? lines : [lines.map((line) => `- ${line}`).join("\n")];
  return [...paragraphs, ...list].join("\n\n");
}

function origin({ origin, reason }: Operation): string | undefined {
  if (origin === undefined) return undefined;
  return sentence(`Origin: ${origin}${reason === undefined ? "" : ` (${markdown(plain(reason))})`}`);
}

/** Nothing where no column is shut out: two thirds of all tables say so. */
function restrictionText({ kind, columns, allowed, marks }: Restriction): string | undefined {
  if (allowed !== null && allowed.length === columns.length) return undefined;
  const label = ({ label, value }: Restriction["columns"][number]): string =>
    markdown(value === undefined ? label : `${label} (${value})`);
  const lost = allowed === null;
  const shown = lost ? columns : columns.filter((column) => isAllowed(column, allowed));
  const names = shown.map(label).join(", ");
  return lost
    ? `${markdown(plain(kind))}: ${marks} of ${names}; the page lost which.`
    : `${markdown(plain(kind))}: ${names}.`;
}

function isAllowed({ label, value }: Restriction["columns"][number], allowed: readonly string[]): boolean {
  return allowed.includes(value ?? label) || allowed.includes(label);
}

function pushText({ to, target, streams }: Push, operation: Operation): string {
  const what = target === operation.id ? "this target" : code(target);
  const where =
    streams.length === 0
      ? "all streams"
      : streams.map(({ label, value }) => `${markdown(label)} (${value})`).join(", ");
  return `Pushes ${what} to ${markdown(to)} on ${where}.`;
}

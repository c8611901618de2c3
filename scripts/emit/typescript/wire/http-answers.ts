import type { Operation, Response } from "../../../spec/api-spec.js";
import { sentence } from "../shape/field-doc.js";
import { code, prose } from "../text/escape.js";
import type { DocPart } from "../text/tsdoc.js";

/** What the statuses of an operation mean, for its hover. */
export function answerParts({ responses }: Operation): DocPart[] {
  const sorted = [...responses].sort((a, b) => (a.status < b.status ? -1 : 1));
  const errors = sorted.filter(({ status }) => isError(status));
  const answers = sorted.filter(({ status }) => !isError(status));
  const told = answers.filter(({ description, headers }) => description || headers !== undefined);
  return [
    ...(told.length === 0
      ? []
      : [told.map((each) => `Answer ${prose(each.status)}: ${meaning(each)}`).join("\n")]),
    ...(errors.length === 0
      ? []
      : [["Errors:", ...errors.map((each) => `- ${prose(each.status)}: ${meaning(each)}`)].join("\n")]),
  ];
}

/** The documented meaning of each status of an error: the one that is told most often, and first. */
export function errorTexts(operations: readonly Operation[]): Map<number, string | undefined> {
  const counts = new Map<number, Map<string, number>>();
  for (const { status, description } of operations.flatMap(({ responses }) => responses)) {
    if (!/^[45]\d\d$/.test(status)) continue;
    const texts = counts.get(Number(status)) ?? new Map<string, number>();
    if (description) texts.set(description, (texts.get(description) ?? 0) + 1);
    counts.set(Number(status), texts);
  }
  return new Map(
    [...counts]
      .sort(([a], [b]) => a - b)
      .map(([status, texts]) => [status, [...texts].sort(([, a], [, b]) => b - a)[0]?.[0]]),
  );
}

function isError(status: string): boolean {
  return /^[45]/.test(status);
}

function meaning({ description, headers = [] }: Response): string {
  const names = headers.map(({ name, schema }) =>
    schema.description === undefined ? code(name) : `${code(name)} (${prose(schema.description)})`,
  );
  return [
    sentence(prose(description ?? "")),
    ...(names.length === 0 ? [] : [`Headers: ${names.join(", ")}.`]),
  ]
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
}

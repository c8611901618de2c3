import type { ApiSpec, Operation, Response } from "../../../spec/api-spec.js";
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
      : [told.map((each) => `Answer${statusText(each)}: ${meaning(each)}`).join("\n")]),
    ...(errors.length === 0
      ? []
      : [["Errors:", ...errors.map((each) => `- ${prose(each.status)}: ${meaning(each)}`)].join("\n")]),
  ];
}

/** A range is no status that anybody answers: the page does not tell which it is. */
function statusText({ status }: Response): string {
  return /^2XX$/i.test(status) ? "" : ` ${prose(status)}`;
}

/** What a status of an error means, wherever it comes from. */
export interface StatusMeaning {
  /** Undefined where it has no meaning of its own: operations differ, or only one has it. */
  text: string | undefined;
  /** Every operation that documents the status says the same. */
  everywhere: boolean;
}

// The share of the operations with a status that must agree on what it means.
const agreement = 0.8;

/** The documented statuses of errors: those of single operations, and those that every operation may answer. */
export function errorMeanings(
  operations: readonly Operation[],
  common: ApiSpec["errors"] = [],
): Map<number, StatusMeaning> {
  const byStatus = new Map<number, string[]>(common.map(({ code }) => [code, []]));
  for (const { status, description = "" } of operations.flatMap(({ responses }) => responses)) {
    if (!/^[45]\d\d$/.test(status)) continue;
    byStatus.set(Number(status), [...(byStatus.get(Number(status)) ?? []), description]);
  }
  const told = new Map(common.map(({ code, text }) => [code, text]));
  return new Map(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, texts]) => [
        status,
        told.has(status) ? toldMeaning(told.get(status), texts) : commonMeaning(texts),
      ]),
  );
}

/** What a list for all operations says holds wherever the status comes from, whatever one operation adds. */
function toldMeaning(text: string | undefined, texts: readonly string[]): StatusMeaning {
  return { text, everywhere: texts.every((each) => each === "" || each === text) };
}

/** A text that one operation gives would be wrong where another, or a proxy, answers the same status. */
function commonMeaning(texts: readonly string[]): StatusMeaning {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [text, count] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? ["", 0];
  const common = text !== "" && texts.length > 1 && count >= agreement * texts.length;
  return { text: common ? text : undefined, everywhere: common && count === texts.length };
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

import type { ApiSpec, Operation, Response } from "../../../spec/api-spec.js";
import { sentence } from "../shape/field-doc.js";
import { code, prose } from "../text/escape.js";
import type { DocPart } from "../text/tsdoc.js";
import { commonMeaning, type Meaning, toldMeaning } from "./common-meaning.js";

/** What the statuses of an operation mean, for its hover. */
export function answerParts({ responses }: Operation): DocPart[] {
  const sorted = [...responses].sort((a, b) => (a.status < b.status ? -1 : 1));
  const errors = sorted.filter(({ status }) => isError(status));
  const answers = sorted.filter(({ status }) => !isError(status));
  const told = answers.filter(
    ({ description, headers, codes }) => description || (headers ?? codes) !== undefined,
  );
  return [
    ...(told.length === 0 ? [] : [told.map(answerLine).join("\n")]),
    ...(errors.length === 0 ? [] : [["Errors:", ...errors.flatMap(errorLines)].join("\n")]),
  ];
}

/** Names can come with a success, too. */
function answerLine(response: Response): string {
  const told = [meaning(response), ...(response.codes ?? []).map(codeText)].filter((text) => text !== "");
  return `Answer${statusText(response)}: ${told.join(" ")}`;
}

/** A line for the status, and one for each name by which its errors are told apart. */
function errorLines(response: Response): string[] {
  const { status, codes = [] } = response;
  const told = meaning(response);
  return [
    ...(codes.length > 0 && told === "" ? [] : [`- ${prose(status)}: ${told}`]),
    ...codes.map((each) => `- ${prose(status)} ${codeText(each)}`),
  ];
}

function codeText({ code: name, text }: NonNullable<Response["codes"]>[number]): string {
  const told = text === undefined ? "" : `: ${sentence(prose(text))}`;
  return `${code(name)}${told}`.replace(/\s+/g, " ");
}

/** A range is no status that anybody answers: the page does not tell which it is. */
function statusText({ status }: Response): string {
  return /^2XX$/i.test(status) ? "" : ` ${prose(status)}`;
}

/** The documented statuses of errors: those of single operations, and those that every operation may answer. */
export function errorMeanings(
  operations: readonly Operation[],
  common: ApiSpec["errors"] = [],
): Map<number, Meaning> {
  const statuses = common.flatMap(({ code, text }) =>
    typeof code === "number" ? [[code, text] as const] : [],
  );
  const byStatus = new Map<number, string[]>(statuses.map(([status]) => [status, []]));
  for (const { status, description = "" } of operations.flatMap(({ responses }) => responses)) {
    if (!/^[45]\d\d$/.test(status)) continue;
    byStatus.set(Number(status), [...(byStatus.get(Number(status)) ?? []), description]);
  }
  const told = new Map(statuses);
  return new Map(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, texts]) => [
        status,
        told.has(status) ? toldMeaning(told.get(status), texts) : commonMeaning(texts),
      ]),
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

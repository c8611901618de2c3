import type { ApiSpec, ErrorFact, Operation, Response } from "../../../spec/api-spec.js";
import { sentence } from "../shape/field-doc.js";
import { code, prose } from "../text/escape.js";
import type { DocPart } from "../text/tsdoc.js";
import { commonMeaning, type Meaning, type Said, toldMeaning } from "./common-meaning.js";

/** What the statuses of an operation mean, for its hover. `others`: errors of it that only other sources tell. */
export function answerParts({ id, responses }: Operation, others: readonly ErrorFact[] = []): DocPart[] {
  const sorted = [...responses].sort((a, b) => (a.status < b.status ? -1 : 1));
  const errors = sorted.filter(({ status }) => isError(status));
  const answers = sorted.filter(({ status }) => !isError(status));
  const own = others.filter(({ operations = [] }) => operations.includes(id));
  const lines = [...errors.flatMap(errorLines), ...own.map(otherLine)];
  const told = answers.filter(
    ({ description, headers, codes }) => description || (headers ?? codes) !== undefined,
  );
  return [
    ...(told.length === 0 ? [] : [told.map(answerLine).join("\n")]),
    ...(lines.length === 0 ? [] : [["Errors:", ...lines].join("\n")]),
  ];
}

function otherLine({ code: name, text, reason }: ErrorFact): string {
  const told = codeText({ code: `${name}`, text });
  return `- ${text === undefined ? `${told}:` : told}${reason === undefined ? "" : ` ${sentence(`From ${prose(reason)}`)}`}`;
}

/** Names can come with a success, too. */
function answerLine(response: Response): string {
  const told = [meaning(response), ...(response.codes ?? []).map(codeText)].filter((text) => text !== "");
  return `Answer${statusText(response)}: ${told.join(" ")}`;
}

/** A line for the status, and one for each name by which its errors are told apart: each error is told once. */
function errorLines(response: Response): string[] {
  const { status, codes = [] } = response;
  const told = meaning({ ...response, description: beyondCodes(response) });
  return [
    ...(codes.length > 0 && told === "" ? [] : [`- ${prose(status)}: ${told}`]),
    ...codes.map((each) => `- ${prose(status)} ${codeText(each)}`),
  ];
}

/** What a status means beside what its names mean. */
function beyondCodes({ description = "", codes = [] }: Response): string {
  const plain = (text: string): string => text.trim().replace(/\.$/, "").toLowerCase();
  const named = new Set(codes.flatMap(({ text }) => (text === undefined ? [] : [plain(text)])));
  if (named.has(plain(description))) return "";
  const parts = description.split(/(?<=[.;])\s/);
  const kept = parts.filter((part) => !named.has(plain(part.replace(/;$/, ""))));
  return kept.length === parts.length ? description : kept.join(" ").replace(/;$/, "");
}

function codeText({ code: name, text }: { code: string; text?: string | undefined }): string {
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
  const byStatus = new Map<number, Said[]>(statuses.map(([status]) => [status, []]));
  for (const { group, responses } of operations) {
    for (const { status, description: text = "" } of responses) {
      if (!/^[45]\d\d$/.test(status)) continue;
      const said = { text, group: group[0] ?? "" };
      byStatus.set(Number(status), [...(byStatus.get(Number(status)) ?? []), said]);
    }
  }
  const told = new Map(statuses);
  return new Map(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, said]) => [
        status,
        told.has(status) ? toldMeaning(told.get(status), said) : commonMeaning(said),
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

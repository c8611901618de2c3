import { inferExamples } from "../../../infer/infer.js";
import type { TextLine } from "../../../read/document.js";
import type { Response } from "../../../spec/api-spec.js";
import { collect } from "../../../spec/infer.js";
import { unknownSchema } from "../../../spec/json-schema.js";
import { note, type Reading } from "../../reading.js";
import type { BlockPart, StatusPart } from "../model.js";
import { type Mention, mentionIn } from "./mentions.js";
import { isError, valuesOf } from "./shown-answer.js";
import { joinSentences } from "./texts.js";

/** An answer, and the other method whose answer it is said to be. */
export interface ToldAnswer {
  response: Response;
  mention?: Mention | undefined;
}

export function isSuccess(status: string): boolean {
  return /^2/u.test(status);
}

/** Answers with a status of their own: the errors, and what stands among them. `told`: statuses that are answered already. */
export function statusAnswers(
  reading: Reading,
  { errors, returns, examples }: BlockPart,
  operation: string,
  told: ReadonlySet<string>,
): ToldAnswer[] {
  const failed = examples.filter(({ use, status }) => use === "response" && isError(status));
  const parts = [...errors, ...returns.statuses].filter(({ status }) => !told.has(status));
  const byStatus = collect(parts.map((part) => [part.status, part] as const));
  for (const { status = "" } of failed) if (!byStatus.has(status)) byStatus.set(status, []);
  return [...byStatus]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([status, same]): ToldAnswer => {
      const answer = statusAnswer(status, same);
      const amongErrors = errors.find((part) => part.status === status && !isError(status));
      if (amongErrors !== undefined)
        note(reading, "answer/among-errors", { line: amongErrors.line, operation }, { status });
      const own = failed.filter((example) => example.status === status);
      const values = valuesOf(own);
      if (own.length === 0 || answer.mention !== undefined) return answer;
      const schema =
        values.length === 0 ? unknownSchema("The example cannot be read.") : inferExamples(values);
      const line = same[0]?.line ?? own[0]?.line;
      return { response: { ...answer.response, schema, ...(line === undefined ? {} : { line }) } };
    });
}

function statusAnswer(status: string, parts: readonly StatusPart[]): ToldAnswer {
  const description = joinSentences(parts.map(({ text }) => text));
  const codes = codesOf(parts);
  const lines = parts.map(({ text, line }): TextLine => ({ text, line }));
  const mention = isSuccess(status) ? mentionIn(lines, true) : undefined;
  const needsSchema = isSuccess(status) && mention === undefined;
  const [first] = parts;
  return {
    response: {
      status,
      ...(description === "" ? {} : { description }),
      ...(codes.length === 0 ? {} : { codes }),
      ...(needsSchema ? { schema: unknownSchema(reasonOf(description)) } : {}),
      ...(first === undefined ? {} : { line: first.line }),
    },
    mention,
  };
}

/** Tells of statuses that the page lists again with the same words. */
export function noteRepeated(reading: Reading, parts: readonly StatusPart[], operation: string): void {
  const seen = new Set<string>();
  for (const { status, codes, text, line } of parts) {
    const content = JSON.stringify([status, codes, text]);
    if (seen.has(content)) note(reading, "answer/status-twice", { line, operation }, { status });
    seen.add(content);
  }
}

/** Why an answer is unknown that prose alone describes. */
export function reasonOf(text: string): string {
  return text === "" ? "The page does not tell what is answered." : `The page says no more than: ${text}`;
}

/** Names of errors, each with its text, once. */
export function codesOf(parts: readonly StatusPart[]): NonNullable<Response["codes"]> {
  const found = new Map<string, { code: string; text?: string; line: number }>();
  for (const { codes, text, line } of parts)
    for (const code of codes)
      if (!found.has(code)) found.set(code, { code, ...(text === "" ? {} : { text }), line });
  return [...found.values()];
}

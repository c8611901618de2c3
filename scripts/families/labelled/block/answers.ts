import type { Response } from "../../../spec/api-spec.js";
import { unknownSchema } from "../../../spec/json-schema.js";
import { note, type Reading } from "../../reading.js";
import type { BlockPart } from "../model.js";
import { answerOfWords } from "./answer-words.js";
import { mentionIn } from "./mentions.js";
import { shownAnswer } from "./shown-answer.js";
import { codesOf, isSuccess, noteRepeated, reasonOf, statusAnswers, type ToldAnswer } from "./statuses.js";
import { joinSentences } from "./texts.js";

/** Blocks that name no status of their answers mean any success. */
export const anySuccess = "2XX";

/** The answers of a block: what comes when all went well, then what its statuses mean. */
export function answersOf(reading: Reading, block: BlockPart, operation: string): ToldAnswer[] {
  const success = successOf(reading, block, operation);
  noteRepeated(reading, [...block.returns.statuses, ...block.errors], operation);
  return [success, ...statusAnswers(reading, block, operation, new Set([success.response.status]))];
}

/** The status of a block's usual answer. */
export function successStatus({ returns }: BlockPart): string {
  return returns.statuses.find(({ status }) => isSuccess(status))?.status ?? anySuccess;
}

function successOf(reading: Reading, block: BlockPart, operation: string): ToldAnswer {
  const { returns, lines } = block;
  const status = successStatus(block);
  const own = returns.statuses.filter((part) => part.status === status);
  const told = [...returns.text, ...own.filter(({ text }) => text !== "")];
  const words = joinSentences(told.map(({ text }) => text));
  // Of what stands above a lost list, nothing is left that describes.
  const description = joinSentences(told.flatMap(({ text }) => (text.endsWith(":") ? [] : [text])));
  const line = returns.line ?? own[0]?.line ?? lines.start;
  const codes = codesOf(own);
  const response: Response = {
    status,
    ...(description === "" ? {} : { description }),
    ...(codes.length === 0 ? {} : { codes }),
    line,
  };
  const place = { line, operation };
  const shown = shownAnswer(reading, block, operation);
  const mention = mentionIn(told);
  if (shown !== undefined) {
    if (returns.state === "none") note(reading, "answer/none-but-shown", place);
    if (mention !== undefined)
      note(reading, "answer/mention-unused", { line: mention.line, operation }, { path: mention.written });
    return { response: { ...response, schema: shown } };
  }
  if (returns.state === "none") return { response };
  if (mention !== undefined) return { response, mention };
  const named =
    told.length === 1 || returns.text.length === 1 ? answerOfWords(told[0]?.text ?? "") : undefined;
  if (named !== undefined) {
    note(reading, "answer/of-words", place, { text: words });
    return { response: { ...response, ...named } };
  }
  const reason = whyUnknown(reading, block, words, place);
  return { response: { ...response, schema: unknownSchema(reason) } };
}

/** Why nobody knows what a block answers. */
function whyUnknown(
  reading: Reading,
  { examples, returns }: BlockPart,
  description: string,
  place: { line: number; operation: string },
): string {
  const shown = examples.filter(({ use, status }) => use === "response" && status === undefined);
  if (shown.length > 0) {
    note(reading, "answer/opaque", place);
    return "The example of the answer cannot be read.";
  }
  if (description !== "") {
    note(reading, "answer/prose-only", place, { text: description });
    return reasonOf(description);
  }
  note(reading, "answer/untold", place, { state: returns.state });
  return returns.state === "lost" ? "The page lost what it says of the answer." : reasonOf("");
}

import type { Place } from "../model.js";

/** What a label of the template says of what stands below it. */
export type LabelMeaning = "request line" | "headers" | "response" | "parameters" | Place;

const meanings: Record<LabelMeaning, string[]> = {
  "request line": ["httprequest", "request", "endpoint"],
  headers: ["header", "requestheader", "httpheader"],
  response: ["response", "responsebody", "responseexample", "exampleresponse"],
  parameters: ["parameter", "requestparameter"],
  path: ["pathparameter", "urlparameter", "pathparam", "urlparam", "pathvariable"],
  query: ["queryparameter", "queryparam", "querystring", "querystringparameter"],
  body: ["requestbody", "body", "bodyparameter", "bodyparam", "requestbodyparameter"],
};

const byWord = new Map(
  Object.entries(meanings).flatMap(([meaning, words]) => words.map((word) => [word, meaning] as const)),
);

/** The meaning of a label, whatever its case, its spaces and its number; undefined for any other text. */
export function meaningOf(text: string): LabelMeaning | undefined {
  if (text.length > 40 || !/^[a-z][a-z _-]*:?$/iu.test(text)) return undefined;
  const word = text
    .toLowerCase()
    .replace(/[^a-z]/gu, "")
    .replace(/s$/u, "");
  const meaning = byWord.get(word);
  return meaning !== undefined && isMeaning(meaning) ? meaning : undefined;
}

function isMeaning(text: string): text is LabelMeaning {
  return Object.hasOwn(meanings, text);
}

/** The place that a label tells; "Parameters" tells none. */
export function placeOfMeaning(meaning: LabelMeaning): Place | undefined {
  return meaning === "path" || meaning === "query" || meaning === "body" ? meaning : undefined;
}

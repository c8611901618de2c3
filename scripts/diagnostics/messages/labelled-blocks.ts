import { entry, quote } from "../entry.js";

/** What is made of labelled blocks: names, parameters, answers. */
export const labelledBlockMessages = {
  // The request.
  "block/no-method": entry<{ method: string }>(
    "warning",
    (p) => `the page tells no method: ${p.method} is sent unless somebody knows better`,
  ),
  "block/changes-by-get": entry<{ word: string }>(
    "warning",
    (p) =>
      `${quote(p.word)} says that it changes something, but its method is GET, which may be sent again or ahead of time`,
  ),
  "block/repeated": entry<{ path: string; start: number; end: number }>(
    "warning",
    (p) => `${quote(p.path)} is described word for word as in lines ${p.start}–${p.end}: it is read as one`,
  ),
  "block/same-request": entry<{ path: string; start: number; end: number }>(
    "warning",
    (p) =>
      `${quote(p.path)} with this method stands in lines ${p.start}–${p.end} already, and says something else there: both are kept`,
  ),
  "block/parameters-lost": entry(
    "info",
    () => "no row stands behind the label of the parameters: their list is lost",
  ),
  "block/parameters-absent": entry(
    "info",
    () => "the page has no label for parameters here: whether there are any is unknown",
  ),
  "block/type": entry<{ name: string; text: string }>(
    "warning",
    (p) => `the type of ${quote(p.name)} is ${quote(p.text)}, which is no known word: it is unknown`,
  ),
  "block/value-words": entry<{ name: string; text: string }>(
    "info",
    (p) => `${quote(p.text)} stands in the place of the value of ${quote(p.name)}: its type is unknown`,
  ),
  "block/value-unnamed": entry(
    "warning",
    () => "an example sends a value without a name, which no URL can hold: it is left out",
  ),
  "block/event-example": entry(
    "info",
    () => "the example is that of an event, which no request answers: it is left out",
  ),
  "block/values-unplaced": entry<{ title: string }>(
    "warning",
    (p) => `no single field of the example has only values of the list ${quote(p.title)}: they are left out`,
  ),

  // Answers.
  "answer/untold": entry<{ state: string }>("info", (p) =>
    p.state === "lost"
      ? "nothing stands behind the label of the answer: it is lost"
      : "the page does not tell what is answered: it is unknown",
  ),
  "answer/prose-only": entry<{ text: string }>(
    "info",
    (p) => `the answer is told in words only: it is unknown: ${quote(p.text)}`,
  ),
  "answer/of-words": entry<{ text: string }>(
    "info",
    (p) => `what the answer is comes from the words ${quote(p.text)}`,
  ),
  "answer/none-but-shown": entry(
    "warning",
    () => "the page says that nothing is answered, and shows an answer: it is read from there",
  ),
  "answer/words-unused": entry(
    "info",
    () => "the object in words has no field in common with the example: the example is read",
  ),
  "answer/list-or-item": entry<{ text: string }>(
    "warning",
    (p) => `${quote(p.text)} speaks of a list, the example shows one object: either may come`,
  ),
  "answer/status-twice": entry<{ status: string }>(
    "info",
    (p) => `the status ${p.status} is listed twice with the same words: they are read as one`,
  ),
  "answer/among-errors": entry<{ status: string }>(
    "info",
    (p) => `the status ${p.status} stands among the errors, and is none: it is read as an answer`,
  ),
  "answer/no-such-method": entry<{ path: string }>(
    "warning",
    (p) => `the answer is said to be that of ${quote(p.path)}, which is no method of the page`,
  ),
  "answer/mention-unused": entry<{ path: string }>(
    "info",
    (p) => `the answer is said to be that of ${quote(p.path)}, and is shown too: the example is read`,
  ),
} as const;

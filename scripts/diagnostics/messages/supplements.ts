import { entry, quote } from "../entry.js";

/** What a supplement adds to operations, and where it and the page disagree. */
export const supplementMessages = {
  "supplement/contradiction": entry<{ text: string }>("warning", (p) => p.text),
  "supplement/type-differs": entry<{ path: string; page: string; other: string; taken: string }>(
    "warning",
    (p) => `${quote(p.path)} is ${p.page} on the page and ${p.other} in the supplement: ${p.taken}`,
  ),
  "supplement/required-differs": entry<{ name: string; required: boolean }>(
    "warning",
    (p) =>
      `the supplement calls ${quote(p.name)} ${p.required ? "required" : "optional"}, the page does not: the page is followed`,
  ),
  "supplement/beyond-list": entry<{ names: string; evidence: string }>(
    "warning",
    (p) => `the page's list of parameters lacks ${p.names}: offered as optional (${p.evidence})`,
  ),
  "supplement/beyond-none": entry<{ names: string; evidence: string }>(
    "warning",
    (p) => `the page says that there are no parameters: offered as optional ${p.names} (${p.evidence})`,
  ),
  "supplement/method-unlisted": entry<{ method: string; listed: string }>(
    "warning",
    (p) => `the supplement tells the method ${p.method}, the page ${p.listed}: the page is followed`,
  ),
  "supplement/no-placeholder": entry<{ name: string; path: string }>(
    "warning",
    (p) => `the supplement has a path parameter ${quote(p.name)}, for which ${quote(p.path)} has no place`,
  ),
  "supplement/answer-beyond-page": entry<{ status: string; evidence: string }>(
    "warning",
    (p) =>
      `the page says that nothing is answered (${p.status}), the supplement that something is: the page is followed (${p.evidence})`,
  ),
  "supplement/media-types": entry<{ page: string; other: string; evidence: string }>(
    "warning",
    (p) => `the page says that bodies are ${p.page}; ${p.other} is sent by default: ${p.evidence}`,
  ),
  "supplement/adds-nothing": entry<{ id: string }>(
    "warning",
    (p) => `the supplement for ${p.id} adds nothing any more: the page tells all of it`,
  ),
  "supplement/unused-schema": entry<{ name: string }>(
    "error",
    (p) => `no operation of the supplement leads to its schema ${p.name}`,
  ),
  "correction/keep": entry<{ id: string; target: string }>(
    "error",
    (p) =>
      `correction ${p.id} keeps the documented value of ${p.target}: only probable ones of /operations/<id>/wire/path can`,
  ),
} as const;

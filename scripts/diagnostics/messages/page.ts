import { entry, quote } from "../entry.js";

/** The ledger, the page as a whole, its sections, and the grammars. */
export const pageMessages = {
  // The ledger of lines.
  "ledger/unclaimed": entry<{ text: string; after: string }>(
    "error",
    (p) => `no rule understands ${quote(p.text)} (the line before it was read by ${p.after})`,
  ),
  "ledger/claimed-twice": entry<{ text: string; rules: string }>(
    "error",
    (p) => `${quote(p.text)} was read by more than one rule: ${p.rules}`,
  ),

  // The page as a whole.
  "page/unsafe-name": entry<{ text: string }>(
    "error",
    (p) => `"__proto__" in ${quote(p.text)} cannot be kept as a name`,
  ),
  "page/missing": entry<{ what: string }>("error", (p) => `the page has no ${p.what.slice(0, 200)}`),
  "page/count-dropped": entry<{ what: string; before: number; after: number }>(
    "error",
    (p) =>
      `only ${p.after} ${p.what} were read, the last edition had ${p.before}: if that is right, accept it with --accept`,
  ),

  // Sections.
  "section/part-missing": entry<{ part: string }>("error", (p) => `the section has no ${quote(p.part)}`),
  "section/part-twice": entry<{ part: string; first: number }>(
    "error",
    (p) => `${quote(p.part)} already stands in line ${p.first} of this section`,
  ),
  "section/list-twice": entry<{ first: number }>(
    "error",
    (p) =>
      `a second list of fields below one label, the first is in line ${p.first}: a label between them was lost, or a list was torn apart`,
  ),

  // Grammars.
  "grammar/field": entry<{ text: string; rule: string }>(
    "error",
    (p) =>
      `${quote(p.text)} is not a field (rule ${p.rule}): expected "name - type [Optional: default] [- remark]"`,
  ),
  "grammar/type": entry<{ text: string; word: string; rule: string }>(
    "error",
    (p) =>
      `unknown type word ${quote(p.word)} in ${quote(p.text)} (rule ${p.rule}): describe it under "types" in annotations.json, or teach it to the vendor's type words`,
  ),
  "grammar/misspelled": entry<{ spelled: string; meant: string }>(
    "info",
    (p) => `${quote(p.spelled)} is read as ${quote(p.meant)}`,
  ),
  "grammar/qualifier": entry<{ text: string; qualifier: string; rule: string }>(
    "error",
    (p) => `unknown qualifier ${quote(p.qualifier)} in ${quote(p.text)} (rule ${p.rule})`,
  ),
  "grammar/nested": entry<{ field: string; documented: string; text: string; rule: string }>(
    "error",
    (p) =>
      `${quote(p.text)} stands below ${quote(p.field)}, and ${quote(p.documented)} can hold no such thing (rule ${p.rule})`,
  ),
  "grammar/push": entry<{ text: string; rule: string }>(
    "error",
    (p) =>
      `push information needs one "Pushing to", target and "Stream value" each: ${p.text} (rule ${p.rule})`,
  ),
  "grammar/default": entry<{ text: string; rule: string }>(
    "error",
    (p) => `${quote(p.text)} is not a default value (rule ${p.rule})`,
  ),
  "grammar/stream": entry<{ text: string; rule: string }>(
    "error",
    (p) => `${quote(p.text)} does not name push streams (rule ${p.rule})`,
  ),
  "grammar/restriction": entry<{ text: string; rule: string }>(
    "error",
    (p) => `${quote(p.text)} is not a row of restriction columns (rule ${p.rule})`,
  ),
  "grammar/url": entry<{ text: string; rule: string }>(
    "error",
    (p) => `${quote(p.text)} is not an http(s) address (rule ${p.rule})`,
  ),
} as const;

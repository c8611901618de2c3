/**
 * Every diagnostic that the pipeline can report: its code, how grave it is, and its message.
 * `error` stops a generation; `warning` and `info` become findings of the spec and of the report.
 */
export type Severity = "error" | "warning" | "info";

interface Entry<P> {
  severity: Severity;
  message: (params: P) => string;
}

function entry<P = Record<never, never>>(severity: Severity, message: (params: P) => string): Entry<P> {
  return { severity, message };
}

const quote = (text: string): string => `"${text.length > 120 ? `${text.slice(0, 117)}…` : text}"`;

export const registry = {
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
  "page/missing": entry<{ what: string }>("error", (p) => `the page has no ${p.what}`),
  "page/count-dropped": entry<{ what: string; before: number; after: number }>(
    "error",
    (p) =>
      `only ${p.after} ${p.what} were read, the last edition had ${p.before}: if that is right, accept it with --accept`,
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
      `unknown type word ${quote(p.word)} in ${quote(p.text)} (rule ${p.rule}): add it to the type words, or describe it in annotations.json`,
  ),
  "grammar/misspelled": entry<{ spelled: string; meant: string }>(
    "info",
    (p) => `${quote(p.spelled)} is read as ${quote(p.meant)}`,
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

  // Index and sections.
  "index/section-missing": entry<{ title: string }>("warning", (p) =>
    p.title
      ? `in the index (${quote(p.title)}), but without a section`
      : "in the index, but without a section",
  ),
  "index/entry-missing": entry("warning", () => "has a section, but is not in the index"),
  "index/text-differs": entry<{ index: string; section: string }>(
    "info",
    (p) => `the index says ${quote(p.index)}, the section ${quote(p.section)}`,
  ),
  "index/duplicate": entry<{ first: number }>("error", (p) => `already documented in line ${p.first}`),
  "index/spelling": entry<{ spelled: string; heading: string }>(
    "info",
    (p) => `the page also writes ${quote(p.spelled)} for ${quote(p.heading)}`,
  ),

  // Fields.
  "field/duplicate": entry<{ field: string }>(
    "warning",
    (p) => `field ${quote(p.field)} is listed twice; the first is kept`,
  ),
  "field/id-as-object": entry<{ field: string; type: string }>(
    "warning",
    (p) => `${quote(p.field)} is documented as ${p.type}; it is an identifier: number`,
  ),
  "field/example-disagrees": entry<{ field: string; documented: string; example: string }>(
    "warning",
    (p) =>
      `${quote(p.field)} is documented as ${p.documented}, the example shows ${p.example}: both are accepted`,
  ),
  "field/type-from-example": entry<{ field: string; documented: string }>(
    "info",
    (p) => `${quote(p.field)} is documented as ${p.documented}; its shape is inferred from the example`,
  ),
  "field/type-unknown": entry<{ field: string; documented: string }>(
    "warning",
    (p) =>
      `${quote(p.field)} is documented as ${p.documented}, and no example shows it: its shape is unknown`,
  ),
  "field/default-disagrees": entry<{ field: string; documented: string; value: string }>(
    "warning",
    (p) => `the default ${p.value} of ${quote(p.field)} is no ${p.documented}`,
  ),
  "field/undocumented-object": entry<{ field: string; type: string }>(
    "info",
    (p) => `${quote(p.field)} is documented as ${p.type}, which the page does not describe`,
  ),
  "field/server-type": entry<{ field: string; type: string }>(
    "info",
    (p) => `${quote(p.field)} is documented by the name of a class in the server: ${p.type}`,
  ),

  // Answers.
  "output/undocumented": entry("warning", () => "the section has no output: the answer is unknown"),
  "output/not-yet": entry<{ text: string }>(
    "warning",
    (p) => `the page says ${quote(p.text)}: the answer is unknown`,
  ),

  // Restrictions and push.
  "restriction/columns-lost": entry<{ title: string; marks: number; columns: number }>(
    "info",
    (p) => `${p.title}: ${p.marks} of ${p.columns} columns are marked; which ones was lost`,
  ),
  "restriction/overfull": entry<{ title: string; marks: number; columns: number }>(
    "error",
    (p) => `${p.title}: ${p.marks} marks for ${p.columns} columns`,
  ),
  "push/other-target": entry<{ target: string }>(
    "info",
    (p) => `pushes ${quote(p.target)}, not its own name`,
  ),
  "push/unknown-receiver": entry<{ text: string }>(
    "info",
    (p) => `the page does not know who is pushed to: ${quote(p.text)}`,
  ),

  // Transport facts.
  "call/host-and-channel": entry<{ server: string }>(
    "warning",
    (p) =>
      `the file travels in the body, as with the operations of another server, but the page names ${p.server}`,
  ),
  "call/download": entry("info", () => "the name promises bytes, the page documents a JSON answer"),

  // Examples.
  "example/unparsable": entry<{ reason: string }>("warning", (p) => `the example is not JSON: ${p.reason}`),
  "example/missing": entry("warning", () => "the section has no example"),
  "example/rejected": entry<{ path: string; reason: string }>(
    "warning",
    (p) => `the example does not fit: ${p.path} ${p.reason}`,
  ),
  "example/placeholder": entry<{ path: string; text: string }>(
    "info",
    (p) => `the example has no value at ${p.path}: ${quote(p.text)}`,
  ),
  "example/undeclared-field": entry<{ path: string }>(
    "warning",
    (p) => `the example sends ${p.path}, which the lists do not name`,
  ),
  "example/other-target": entry<{ target: string }>("warning", (p) => `the example calls ${quote(p.target)}`),

  // Named schemas.
  "schema/unresolved": entry<{ name: string }>(
    "error",
    (p) => `there is no object ${quote(p.name)} on the page`,
  ),
  "schema/empty": entry<{ name: string }>("info", (p) => `object ${quote(p.name)} has no fields on the page`),
  "schema/duplicate": entry<{ name: string; first: number }>(
    "error",
    (p) => `object ${quote(p.name)} already stands in line ${p.first}`,
  ),
  "schema/cyclic-base": entry<{ name: string }>(
    "error",
    (p) => `object ${quote(p.name)} derives from itself`,
  ),
  "schema/shadows": entry<{ name: string; field: string }>(
    "info",
    (p) => `object ${quote(p.name)} repeats the field ${quote(p.field)} of its base`,
  ),

  // The error catalogue.
  "errors/not-a-code": entry<{ text: string }>("info", (p) => `no error code in ${quote(p.text)}`),
  "errors/duplicate": entry<{ code: number; first: number }>(
    "warning",
    (p) => `error ${p.code} already stands in line ${p.first}`,
  ),

  // Reviewed facts beside the page.
  "correction/stale": entry<{ id: string; target: string; seen: string; expected: string }>(
    "error",
    (p) =>
      `correction ${p.id} no longer fits: ${p.target} is ${p.seen}, the correction expects ${p.expected}`,
  ),
  "correction/no-target": entry<{ id: string; target: string }>(
    "error",
    (p) => `correction ${p.id}: there is no ${p.target}`,
  ),
  "correction/no-effect": entry<{ id: string; target: string }>(
    "error",
    (p) => `correction ${p.id} changes nothing at ${p.target}`,
  ),
  "correction/applied": entry<{ id: string; reason: string; certainty: string }>(
    "warning",
    (p) => `corrected (${p.certainty}, ${p.id}): ${p.reason}`,
  ),
  "supplement/unknown-operation": entry<{ id: string }>(
    "error",
    (p) => `the supplement describes ${p.id}, which the page does not have`,
  ),
  "supplement/contradicts-page": entry<{ id: string }>(
    "error",
    (p) => `the supplement describes ${p.id}, but the page has a section for it`,
  ),
  "supplement/none": entry(
    "warning",
    () => "neither the page nor the supplement tells its fields: they are unknown",
  ),
  "annotation/no-target": entry<{ id: string; target: string }>(
    "error",
    (p) => `annotation ${p.id}: there is no ${p.target}`,
  ),
  "annotation/unused": entry<{ id: string; target: string }>(
    "error",
    (p) => `annotation ${p.id} is not needed any more: ${p.target} is documented, or no longer used`,
  ),
  "facts/invalid": entry<{ file: string; reason: string }>("error", (p) => `${p.file}: ${p.reason}`),

  // Public names.
  "names/renamed": entry<{ id: string; before: string; after: string }>(
    "error",
    (p) => `${p.id} would be renamed from ${p.before} to ${p.after}: accept it with --accept`,
  ),
  "names/collision": entry<{ name: string; first: string; second: string }>(
    "error",
    (p) => `${p.first} and ${p.second} would both be called ${p.name}`,
  ),
  "names/reserved": entry<{ id: string; name: string }>(
    "error",
    (p) => `${p.id} would be called ${p.name}, which the client itself uses`,
  ),
} as const;

export type Code = keyof typeof registry;
export type Params<C extends Code> = Parameters<(typeof registry)[C]["message"]>[0];

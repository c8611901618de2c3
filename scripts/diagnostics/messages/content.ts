import { entry, quote } from "../entry.js";

/** What the page says of operations, fields, answers, examples, objects and errors. */
export const contentMessages = {
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
  "envelope/unknown-field": entry<{ field: string }>(
    "error",
    (p) => `messages have a body field ${quote(p.field)}: a spec knows "data" and "error" only`,
  ),
  "call/header-differs": entry<{ header: string; other: string }>(
    "error",
    (p) => `the message travels in the header ${p.header}, elsewhere in ${p.other}: only one name is known`,
  ),

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
  "example/misplaced": entry<{ field: string; listed: string; sent: string }>(
    "error",
    (p) =>
      `${quote(p.field)} is listed under ${p.listed}, the example sends it in ${p.sent}: a label between them was lost`,
  ),
  "example/other-version": entry<{ shown: string; version: string }>(
    "warning",
    (p) => `the example is of version ${quote(p.shown)}, the page of ${quote(p.version)}`,
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
  "errors/duplicate": entry<{ code: number; first: number; text: string }>(
    "warning",
    (p) => `error ${p.code} already stands in line ${p.first}; this text is left out: ${quote(p.text)}`,
  ),
} as const;

import { entry, quote } from "../entry.js";

/** Pages that a documentation generator made: its template, its code samples, its tables. */
export const templateMessages = {
  "page/unknown-line": entry<{ text: string; chapter: string }>(
    "error",
    (p) => `${quote(p.text)} is no line of the chapter ${quote(p.chapter)}`,
  ),
  "page/unread-text": entry<{ text: string; chapter: string }>(
    "warning",
    (p) => `${quote(p.text)} is passed over: the template writes nothing there (${p.chapter})`,
  ),
  "page/raw-schemas": entry(
    "info",
    () => "the page shows raw schemas in the place of examples: they are passed over, the tables are read",
  ),
  "page/short-row": entry<{ text: string; titles: string }>(
    "error",
    (p) => `${quote(p.text)} lacks a cell: the columns are ${p.titles}`,
  ),
  "page/unknown-column": entry<{ title: string; known: string }>(
    "error",
    (p) => `the table has a column ${quote(p.title)}; known are ${p.known}`,
  ),
  "page/summary-alone": entry<{ operations: number }>(
    "info",
    (p) =>
      `${p.operations} operations have a single line of text: flattened text does not tell summaries from descriptions, so it is read as the summary`,
  ),
  "page/no-server": entry(
    "warning",
    () => "neither a list of base URLs nor a code sample tells the address of the server",
  ),
  "security/nameless": entry<{ name: string; used: string }>(
    "warning",
    (p) =>
      `the page does not name this scheme: it is called ${quote(p.name)} (names that operations use and nobody has: ${p.used || "none"})`,
  ),
  "security/unknown-scheme": entry<{ name: string }>(
    "warning",
    (p) =>
      `${quote(p.name)} is not described under "Authentication": the operation's need for it is left out`,
  ),
  "security/from-samples": entry(
    "info",
    () =>
      "the page lost what operations need for authentication: it is read from the headers of their code samples",
  ),
  "request/unreadable": entry<{ text: string }>(
    "error",
    (p) => `${quote(p.text)} is not a method and a path, such as "GET /rooms/{roomId}"`,
  ),
  "request/twice": entry<{ id: string }>("warning", (p) => `${quote(p.id)} has the same method and path`),
  "parameter/place": entry<{ name: string; place: string }>(
    "error",
    (p) => `${quote(p.name)} is in ${quote(p.place)}: known are path, query, header, cookie and body`,
  ),
  "parameter/required": entry<{ name: string; text: string }>(
    "error",
    (p) => `${quote(p.name)}: ${quote(p.text)} is neither true nor false`,
  ),
  "parameter/undeclared": entry<{ name: string; path: string }>(
    "warning",
    (p) => `the path ${p.path} has ${quote(p.name)}, the list of parameters does not: its type is unknown`,
  ),
  "parameter/not-in-path": entry<{ name: string; path: string }>(
    "warning",
    (p) => `${quote(p.name)} is a path parameter, but the path ${p.path} lacks it`,
  ),
  "parameter/optional-path": entry<{ name: string }>(
    "warning",
    (p) => `${quote(p.name)} is in the path, so it is required, although the page says otherwise`,
  ),
  "body/array": entry<{ documented: string }>(
    "info",
    (p) => `the table says ${quote(p.documented)}, the example is a list: it is read as a list of them`,
  ),
  "response/status": entry<{ text: string }>("error", (p) => `${quote(p.text)} is not an HTTP status`),
  "response/row": entry<{ text: string }>(
    "error",
    (p) => `${quote(p.text)} is not an answer: expected status, meaning, text, schema`,
  ),
  "response/schema-lost": entry<{ status: string; mediaType: string }>(
    "warning",
    (p) => `the answer ${p.status} has a body (${p.mediaType}), but its schema is not on the page`,
  ),
  "response/section-missing": entry<{ status: string }>(
    "warning",
    (p) =>
      `the schema of the answer ${p.status} is "Inline", but there is no table of it: its example is read`,
  ),
  "response/section-unused": entry<{ status: string }>(
    "warning",
    (p) => `a schema for the answer ${p.status} is given, which the list of answers lacks`,
  ),
  "response/unknown-text": entry<{ text: string; part: string }>(
    "error",
    (p) => `${quote(p.text)} is not understood among ${quote(p.part)}`,
  ),
  "sample/request-differs": entry<{ seen: string; expected: string }>(
    "warning",
    (p) => `a code sample sends ${quote(p.seen)}, the operation is ${quote(p.expected)}`,
  ),
  "example/other-format": entry<{ text: string }>(
    "info",
    (p) => `the example ${quote(p.text)} is not JSON, and was not compared with its schema`,
  ),
  "operation/part-unread": entry<{ part: string }>(
    "warning",
    (p) => `${quote(p.part)} of the operation are not part of the specification`,
  ),
} as const;

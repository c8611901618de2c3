import { note, type Reading } from "../../reading.js";
import type { Draft } from "./block-draft.js";
import { isLine, type PageLine, textLine } from "./nodes.js";
import type { LabelledPart } from "./parts.js";
import { rowList } from "./row-list.js";
import { fieldsOfTable } from "./table-rows.js";
import { readUrl } from "./url.js";

const known: ReadonlySet<string> = new Set("GET HEAD POST PUT PATCH DELETE OPTIONS".split(" "));

/** Reads the URL. */
export function urlPart(reading: Reading, draft: Draft, { label, content }: LabelledPart): void {
  const [first, ...rest] = content;
  const text = first?.kind === "code" ? first.text.trim() : isLine(first) ? first.text : undefined;
  if (text === undefined) note(reading, "labelled/url", placeOf(draft, label.line), { text: "" });
  else
    draft.url = readUrl(
      reading,
      { line: isLine(first) ? first.line : label.line.line, text },
      draft.operation,
    );
  textBehind(reading, draft, rest.filter(isLine));
}

export function versionsPart(reading: Reading, draft: Draft, { label, content }: LabelledPart): void {
  const [first, ...rest] = content.filter(isLine);
  const values = wordsOf(first?.text);
  const isRead = values.length > 0 && values.every((value) => /^v?\d+(?:\.\d+)*$/iu.test(value));
  if (isRead)
    draft.versions = { values: values.map((value) => value.replace(/^v/iu, "")), line: label.line.line };
  else note(reading, "labelled/versions", placeOf(draft, label.line), { text: first?.text ?? "" });
  textBehind(reading, draft, rest);
}

export function methodPart(reading: Reading, draft: Draft, { label, content }: LabelledPart): void {
  const [first, ...rest] = content.filter(isLine);
  const words = wordsOf(first?.text);
  const values = words.map((word) => word.toUpperCase());
  const place = placeOf(draft, label.line);
  if (values.length === 0 || !values.every((value) => known.has(value)))
    note(reading, "labelled/method", place, { text: first?.text ?? "" });
  else draft.methods = { values: [...new Set(values)], line: label.line.line };
  for (const word of words)
    if (known.has(word.toUpperCase()) && word !== word.toUpperCase())
      note(reading, "request/method-case", place, { method: word });
  textBehind(reading, draft, rest);
}

export function headersPart(reading: Reading, draft: Draft, { label, content }: LabelledPart): void {
  const tables = content.filter((node) => node.kind === "table");
  const { rows, rest } = rowList(content.filter(isLine), true);
  const found = [...rows, ...tables.flatMap((table) => fieldsOfTable(reading, table, draft.operation))];
  for (const { name, text = "", line } of found) draft.headers.push({ name, text, line });
  if (content.length === 0)
    note(reading, "endpoint/label-unused", placeOf(draft, label.line), { label: label.word });
  for (const line of rest) {
    const [, name] = /^([A-Za-z][\w-]*)$/u.exec(line.text) ?? [];
    if (name !== undefined) draft.headers.push({ name, text: "", line: line.line });
    else draft.notes.push(remark(reading, draft, line, label.word));
  }
}

/** A line that is kept as a remark, since it is no row of the list that it stands in. */
export function remark(
  reading: Reading,
  draft: Draft,
  line: PageLine,
  label: string,
): ReturnType<typeof textLine> {
  note(reading, "labelled/no-row", placeOf(draft, line), { text: line.text, label });
  return textLine(line);
}

export function placeOf(
  { operation }: Pick<Draft, "operation">,
  { line }: Pick<PageLine, "line">,
): { line: number; operation: string | undefined } {
  return { line, operation };
}

/** `POST, GET`, `GET/POST`, `0 and 1`. */
function wordsOf(text = ""): string[] {
  return text.split(/[\s,;/|&]+|\b(?:and|or)\b/iu).filter((word) => word !== "" && word !== ".");
}

/** Sentences below a label that holds one value. */
function textBehind(reading: Reading, draft: Draft, lines: readonly PageLine[]): void {
  for (const line of lines) {
    note(reading, "endpoint/text-behind", placeOf(draft, line), { text: line.text });
    draft.text.push(textLine(line));
  }
}

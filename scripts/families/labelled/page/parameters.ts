import { note, type Reading } from "../../reading.js";
import type { FieldRow } from "../model.js";
import type { Draft } from "./block-draft.js";
import { addCode } from "./example-part.js";
import { placeOf, remark } from "./head-parts.js";
import type { PageLine } from "./nodes.js";
import { type LabelledPart, sorted } from "./parts.js";
import { behindNone, isFragment } from "./phrases.js";
import { rowList } from "./row-list.js";
import { fieldsOfTable, saysNone } from "./table-rows.js";

/** Reads the list of parameters: rows, a word that there are none, or nothing: the list was lost. */
export function parametersPart(reading: Reading, draft: Draft, { label, content }: LabelledPart): void {
  const { lines, codes, tables } = sorted(content);
  const { line } = label.line;
  for (const code of codes) addCode(reading, draft, code, { use: "request" });
  if (tables.length === 1 && lines.length === 0 && tables.every(saysNone)) {
    draft.parameters = { state: "none", line };
    return;
  }
  const ofTables = tables.flatMap((table) => fieldsOfTable(reading, table, draft.operation));
  const [first, ...more] = lines;
  const none = first === undefined ? undefined : behindNone(first.text);
  if (first !== undefined && none !== undefined && ofTables.length === 0) {
    if (none !== "") draft.notes.push({ line: first.line, text: none });
    const { rows, rest } = rowList(more);
    if (rows.length > 0)
      note(reading, "labelled/none-and-rows", placeOf(draft, first), { text: first.text, rows: rows.length });
    for (const one of rest) draft.notes.push(remark(reading, draft, one, label.word));
    draft.parameters = rows.length > 0 ? { state: "listed", line, rows } : { state: "none", line };
    return;
  }
  const values = unnamedValues(lines);
  if (values !== undefined && ofTables.length === 0) {
    note(reading, "labelled/values-unnamed", placeOf(draft, label.line), {
      values: values.map(({ value }) => value).join(", "),
    });
    draft.values.push({ title: { line, text: label.word }, values });
    draft.parameters = { state: "lost", line };
    return;
  }
  const { rows, rest } = rowList(lines);
  for (const one of rest) {
    if (ofTables.length > 0) draft.notes.push(remark(reading, draft, one, label.word));
    else keep(reading, draft, one, label.word);
  }
  const all = unique(reading, draft, [...rows, ...ofTables]);
  draft.parameters = all.length === 0 ? { state: "lost", line } : { state: "listed", line, rows: all };
}

/** Text among the parameters: what announces a list that was lost, or a remark. */
function keep(reading: Reading, draft: Draft, line: PageLine, label: string): void {
  if (line.text.endsWith(":") || isFragment(line.text)) {
    note(reading, "labelled/list-lost", placeOf(draft, line), { text: line.text });
    if (!isFragment(line.text)) draft.notes.push({ line: line.line, text: line.text });
  } else draft.notes.push(remark(reading, draft, line, label));
}

/** Of a list where one row begins with words rather than a name, each row tells a value of something unnamed. */
function unnamedValues(
  lines: readonly PageLine[],
): { value: string; text: string; line: number }[] | undefined {
  const found = lines.map(({ line, text }) => {
    const [, value, told] = /^([^-–—:]{1,40}?) [-–—] (\S.*)$/su.exec(text) ?? [];
    return value === undefined || told === undefined ? undefined : { value, text: told, line };
  });
  const values = found.filter((value) => value !== undefined);
  const isList = values.length > 1 && values.length === lines.length;
  return isList && values.some(({ value }) => /^\w+(?: \w+)+$/u.test(value)) ? values : undefined;
}

function unique(reading: Reading, draft: Draft, rows: readonly FieldRow[]): FieldRow[] {
  const names = new Set<string>();
  return rows.filter((row) => {
    const isNew = !names.has(row.name);
    if (!isNew) note(reading, "field/duplicate", placeOf(draft, row), { field: row.name });
    names.add(row.name);
    return isNew;
  });
}

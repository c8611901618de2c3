import { note, type Reading } from "../../reading.js";
import type { ValueList } from "../model.js";
import type { Draft } from "./block-draft.js";
import { addCode } from "./example-part.js";
import { placeOf } from "./head-parts.js";
import { isLine, type PageLine, textLine } from "./nodes.js";
import { type LabelledPart, sorted } from "./parts.js";
import { rowList } from "./row-list.js";
import { fieldsOfTable } from "./table-rows.js";
import { withoutColon } from "./trim.js";

/** Reads what describes returned values: rows of fields, or lists of values below a title with a colon. */
export function valuesPart(reading: Reading, draft: Draft, { label, content }: LabelledPart): void {
  const { codes, tables } = sorted(content);
  for (const code of codes) addCode(reading, draft, code, { use: "response" });
  const found = tables.flatMap((table) => fieldsOfTable(reading, table, draft.operation));
  if (content.length === 0)
    note(reading, "labelled/list-lost", placeOf(draft, label.line), { text: label.line.text });
  let list: ValueList | undefined;
  const fields: PageLine[] = [];
  const lines = content.filter(isLine);
  for (const [index, line] of lines.entries()) {
    const isNumbered = /^\d{1,2}\.\s/u.test(line.text);
    if (line.text.endsWith(":") && !line.bullet) {
      const next = lines[index + 1];
      const isTitle = next !== undefined && (!next.text.endsWith(":") || !isNumbered);
      if (!isTitle) note(reading, "labelled/list-lost", placeOf(draft, line), { text: line.text });
      if (list === undefined || !isNumbered) {
        const title = textLine({ ...line, text: withoutColon(line.text) });
        list = { title, values: [] };
        draft.values.push(list);
      }
      continue;
    }
    if (list === undefined) fields.push(line);
    else addValue(draft, list, line);
  }
  const { rows, rest } = rowList(fields);
  found.push(...rows);
  if (found.length > 0) {
    const line = draft.returns.line ?? label.line.line;
    draft.returns = { ...draft.returns, state: "told", line, fields: [...draft.returns.fields, ...found] };
  }
  for (const line of rest) draft.notes.push(textLine(line));
}

function addValue(draft: Draft, list: ValueList, line: PageLine): void {
  const [row] = rowList([line]).rows;
  if (row === undefined) draft.notes.push(textLine(line));
  else list.values.push({ value: row.name, text: row.text ?? "", line: row.line });
}

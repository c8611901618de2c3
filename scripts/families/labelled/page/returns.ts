import { note, type Reading } from "../../reading.js";
import type { StatusPart } from "../model.js";
import type { Draft } from "./block-draft.js";
import { quotedValues } from "./example.js";
import { addCode } from "./example-part.js";
import { placeOf } from "./head-parts.js";
import { isLine, type PageLine, textLine } from "./nodes.js";
import { type LabelledPart, sorted } from "./parts.js";
import { isFragment, noneWord } from "./phrases.js";
import { rowList } from "./row-list.js";
import { joined, statusOf } from "./statuses.js";
import { fieldsOfTable, statusesOfTable } from "./table-rows.js";

/** Reads what the page says of the answer: prose, statuses, fields, objects and examples. */
export function returnsPart(reading: Reading, draft: Draft, { label, content }: LabelledPart): void {
  const { returns } = draft;
  returns.line = label.line.line;
  const { lines } = sorted(content);
  const [first] = lines;
  if (lines.length === content.length && first !== undefined && lines.length === 1 && noneWord(first.text)) {
    returns.state = "none";
    return;
  }
  const plain: PageLine[] = [];
  let last: StatusPart | undefined;
  for (const node of content) {
    if (node.kind === "code") addCode(reading, draft, node, { use: "response" });
    else if (node.kind === "table") {
      const statuses = statusesOfTable(node);
      if (statuses !== undefined) returns.statuses.push(...statuses);
      else returns.fields.push(...fieldsOfTable(reading, node, draft.operation));
    } else if (isLine(node)) {
      const status = statusOf(node);
      if (status !== undefined) {
        returns.statuses.push(status);
        last = status;
        if (status.text === "") draft.status = status.status;
        shownIn(draft, status.text, status);
      } else if (last !== undefined && !node.gap) last.text = joined(last.text, node);
      else {
        plain.push(node);
        last = undefined;
      }
    }
  }
  const { rows, rest } = rowList(plain);
  returns.fields.push(...rows);
  for (const line of rest) textOf(reading, draft, line, returns.fields.length > 0);
  const { text, statuses, fields, skeletons } = returns;
  const isTold = text.length + statuses.length + fields.length + skeletons.length > 0;
  const isShown = draft.examples.length > 0 && content.some((node) => node.kind === "code");
  returns.state = isTold || isShown ? "told" : "lost";
}

/** A line of prose. What is left of a lost table says nothing of what comes: it is only told. */
function textOf(reading: Reading, draft: Draft, line: PageLine, hasRows: boolean): void {
  const { text } = line;
  if (isFragment(text)) {
    note(reading, "labelled/fragment", placeOf(draft, line), { text });
    return;
  }
  if (text.endsWith(":") && !hasRows && draft.returns.skeletons.length + draft.examples.length === 0)
    note(reading, "labelled/list-lost", placeOf(draft, line), { text });
  draft.returns.text.push(textLine(line));
  shownIn(draft, text, line);
}

/** Answers that a sentence shows. */
function shownIn(draft: Draft, text: string, { line, status }: { line: number; status?: string }): void {
  for (const value of quotedValues(text))
    draft.examples.push({
      use: "response",
      ...(status === undefined ? {} : { status }),
      line,
      endLine: line,
      value,
    });
}

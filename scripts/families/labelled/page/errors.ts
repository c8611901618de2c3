import { note, type Reading } from "../../reading.js";
import type { StatusPart } from "../model.js";
import type { Draft } from "./block-draft.js";
import { addCode } from "./example-part.js";
import { placeOf, remark } from "./head-parts.js";
import { isLine, textLine } from "./nodes.js";
import type { LabelledPart } from "./parts.js";
import { isFragment, noneWord } from "./phrases.js";
import { joined, statusOf } from "./statuses.js";
import { fieldsOfTable, statusesOfTable } from "./table-rows.js";

/** Reads the statuses of failures. Code below one is an answer of that status. */
export function errorsPart(reading: Reading, draft: Draft, { label, content }: LabelledPart): void {
  if (content.length === 0) {
    note(reading, "endpoint/label-unused", placeOf(draft, label.line), { label: label.word });
    return;
  }
  let last: StatusPart | undefined;
  for (const node of content) {
    if (node.kind === "code") {
      draft.status = last?.status;
      if (last !== undefined) {
        const place = { line: node.startLine, operation: draft.operation };
        note(reading, "labelled/code-of-status", place, { status: last.status });
      }
      addCode(reading, draft, node, { use: "response" });
      draft.status = undefined;
    } else if (node.kind === "table") {
      const statuses = statusesOfTable(node);
      draft.errors.push(...(statuses ?? []));
      if (statuses === undefined)
        for (const { name, text = "", line } of fieldsOfTable(reading, node, draft.operation))
          draft.notes.push({ line, text: `${name} - ${text}` });
    } else if (isLine(node)) {
      const status = statusOf(node);
      if (status !== undefined) {
        draft.errors.push(status);
        last = status;
      } else if (noneWord(node.text)) last = undefined;
      else if (last !== undefined && !node.gap) last.text = joined(last.text, node);
      else if (isFragment(node.text))
        note(reading, "labelled/fragment", placeOf(draft, node), { text: node.text });
      else if (node.line === label.line.line) draft.notes.push(textLine(node));
      else draft.notes.push(remark(reading, draft, node, label.word));
    }
  }
}

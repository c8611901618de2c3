import { note, type Reading } from "../../reading.js";
import type { Draft } from "./block-draft.js";
import { addCode } from "./example-part.js";
import { placeOf } from "./head-parts.js";
import type { Meaning } from "./labels.js";
import { isLine, type PageNode, textLine } from "./nodes.js";
import type { LabelledPart } from "./parts.js";

/** Reads remarks. Code among them is a message that is no answer. */
export function notesPart(reading: Reading, draft: Draft, { label, content }: LabelledPart): void {
  for (const node of content) {
    if (isLine(node)) draft.notes.push(textLine(node));
    else if (node.kind === "code") addCode(reading, draft, node, { use: "event" });
  }
  if (content.length === 0)
    note(reading, "endpoint/label-unused", placeOf(draft, label.line), { label: label.word });
}

/**
 * Whether a part can hold nodes of a kind; others stay unread, which the ledger tells. `first`: the first node of the
 * part.
 */
export function isReadable(meaning: Meaning, node: PageNode, first: PageNode | undefined): boolean {
  const { kind } = node;
  if (kind === "line") return true;
  if (kind === "code" && meaning === "url") return node === first;
  if (kind === "code") return !["versions", "method", "headers"].includes(meaning);
  if (kind === "table")
    return ["headers", "parameters", "returns", "errors", "values", "format"].includes(meaning);
  return meaning === "example";
}

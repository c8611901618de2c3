import { note, type Reading } from "../../reading.js";
import type { Draft } from "./block-draft.js";
import { placeOf } from "./head-parts.js";
import { resemblesLabel } from "./label-form.js";
import type { Meaning } from "./labels.js";
import { claimNodes, isLine, type PageLine, type PageNode, textLine } from "./nodes.js";
import { rowList } from "./row-list.js";

/**
 * Takes out what stands below lines that look like labels and are none that the rules know. Sentences are kept as
 * remarks; rows, code and tables have no place, which is an error. Returns the rest. `above`: the label that the nodes
 * stand below.
 */
export function takeUnknown(
  reading: Reading,
  draft: Draft,
  nodes: readonly PageNode[],
  above?: Meaning,
): PageNode[] {
  const at = nodes.findIndex(
    (node, index) => isLine(node) && isUnknown(node, index, above) && !titlesValues(nodes, index),
  );
  const label = nodes[at];
  if (!isLine(label)) return [...nodes];
  const below = nodes.slice(at + 1);
  const lines = below.filter(isLine);
  const isLost = lines.length < below.length || rowList(lines).rows.length > 0;
  const place = placeOf(draft, label);
  if (isLost) note(reading, "labelled/label-unread", place, { label: label.text });
  else note(reading, "labelled/label-unknown", place, { label: label.text });
  draft.notes.push(...[label, ...lines].map(textLine));
  claimNodes(reading, "labelled/unknown-label", [label, ...below]);
  return nodes.slice(0, at);
}

function isUnknown(line: PageLine, index: number, above: Meaning | undefined): boolean {
  // The first words of an answer may announce what follows: "Task identifier:".
  return resemblesLabel(line, index === 0 && above === "returns" ? "usual" : "any");
}

/** Lists of values have titles with a colon too: what stands below those is read by their own rule. */
function titlesValues(nodes: readonly PageNode[], index: number): boolean {
  const next: PageLine | undefined = nodes.slice(index + 1).find(isLine);
  return next !== undefined && /^\d{1,2}\.\s/u.test(next.text);
}

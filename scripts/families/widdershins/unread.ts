import type { Node } from "../../read/nodes.js";
import { claim, isLine, note, type Reading } from "../reading.js";
import { textLines } from "./text-lines.js";

/**
 * Notes what stands where the template writes nothing. In flattened text it can be half of a fact: a row that was cut.
 * A page in HTML has things around its text, which are told and passed over.
 */
export function unread(reading: Reading, nodes: readonly Node[], part: string, operation?: string): void {
  const code = reading.document.reader === "text" ? "page/unknown-line" : "page/unread-text";
  for (const node of nodes)
    for (const { line, text } of textLines(node))
      if (text.trim() !== "")
        note(reading, code, operation === undefined ? { line } : { line, operation }, {
          text,
          chapter: part,
        });
}

/** The page without what its frame repeats at the end, such as the languages of the samples. */
export function withoutFooter(reading: Reading, nodes: readonly Node[]): readonly Node[] {
  if (reading.document.reader === "text") return nodes;
  const title = nodes.findIndex((node) => isLine(node) && node.heading?.level === 1);
  const frame = new Set(
    nodes.slice(0, Math.max(title, 0)).flatMap((node) => (isLine(node) ? [node.text] : [])),
  );
  const end = nodes.findLastIndex((node) => !isLine(node) || node.heading !== undefined) + 1;
  const footer = nodes.slice(end).filter((node) => isLine(node) && frame.has(node.text));
  claim(reading, "widdershins/navigation", footer);
  return [...nodes.slice(0, end), ...nodes.slice(end).filter((node) => !footer.includes(node))];
}

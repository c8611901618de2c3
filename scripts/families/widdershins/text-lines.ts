import type { ListItem, TextLine } from "../../read/document.js";
import { firstLine, type Node } from "../../read/nodes.js";

/** The lines of a node without marks of lists, outer items before inner ones. */
export function textLines(node: Node): TextLine[] {
  if (node.kind === "line") return [{ ...node, text: node.text.replace(/^[-*•] /u, "") }];
  if (node.kind === "list") return node.items.flatMap(itemLines);
  if (node.kind === "table")
    return node.rows.map(({ line, cells }) => ({ line, text: cells.map(({ text }) => text).join(" | ") }));
  return node.text.split("\n").map((text, index) => ({ line: firstLine(node) + index, text }));
}

function itemLines(item: ListItem): TextLine[] {
  const { children, ...own } = item;
  return [own, ...children.flatMap(itemLines)];
}

import { firstLine, type Node } from "../../read/nodes.js";
import { isLine, type Reading } from "../reading.js";

/** Flattening can set the mark of a list's item in a line of its own: it goes back before the item's text. */
export function joinBullets({ document, ledger }: Reading, nodes: readonly Node[]): Node[] {
  if (document.reader !== "text") return [...nodes];
  const found: Node[] = [];
  for (const [index, node] of nodes.entries()) {
    const text = itemText(nodes[index + 1]);
    if (isMark(node) && text !== undefined) ledger.claim("widdershins/bullet", firstLine(node));
    else {
      const own = isMark(nodes[index - 1]) ? itemText(node) : undefined;
      found.push(
        own === undefined ? node : { kind: "line", alone: true, line: firstLine(node), text: `- ${own}` },
      );
    }
  }
  return found;
}

/** The text of a line, or of one that begins with a bracket, as code does. */
function itemText(node: Node | undefined): string | undefined {
  if (isMark(node)) return undefined;
  if (isLine(node)) return node.text;
  return node?.kind === "code" && !node.text.includes("\n") ? node.text : undefined;
}

function isMark(node: Node | undefined): boolean {
  return isLine(node) && /^[-*•]$/u.test(node.text);
}

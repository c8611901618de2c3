import type { Cell, ListItem } from "../../read/document.js";
import type { Node } from "../../read/nodes.js";

/**
 * Text of the page as Markdown, as the description it was made from. Paragraphs are separated by empty lines, items of
 * a list are not; flattened text has lost which lines are paragraphs, and keeps one per line.
 */
export function markdownOf(nodes: readonly Node[]): string {
  let out = "";
  let before: Node | undefined;
  for (const node of nodes) {
    const text = blockMarkdown(node);
    if (text === "") continue;
    out += out === "" ? text : `${isItem(before) && isItem(node) ? "\n" : "\n\n"}${text}`;
    before = node;
  }
  return out;
}

function isItem(node: Node | undefined): boolean {
  return node?.kind === "line" && /^[-*•] /u.test(node.text);
}

function blockMarkdown(node: Node): string {
  if (node.kind === "line") {
    const text = node.markdown ?? node.text;
    if (node.heading !== undefined) return `${"#".repeat(node.heading.level)} ${text}`;
    return node.style === "quote" ? `> ${text}` : text;
  }
  if (node.kind === "list")
    return node.items.map((item, index) => itemMarkdown(item, node.ordered ? index + 1 : 0, "")).join("\n");
  if (node.kind === "table") {
    const rule = `|${node.header.cells.map(() => "---|").join("")}`;
    return [row(node.header.cells), rule, ...node.rows.map(({ cells }) => row(cells))].join("\n");
  }
  return `\`\`\`${node.language ?? ""}\n${node.text}\n\`\`\``;
}

function itemMarkdown({ text, markdown, children }: ListItem, number: number, indent: string): string {
  const mark = number === 0 ? "- " : `${number}. `;
  const inner = children.map((child) => `\n${itemMarkdown(child, 0, indent + " ".repeat(mark.length))}`);
  return `${indent}${mark}${markdown ?? text}${inner.join("")}`;
}

function row(cells: readonly Cell[]): string {
  return `|${cells.map(({ text, markdown }) => `${(markdown ?? text).replaceAll("|", "\\|").replaceAll("\n", "<br>")}|`).join("")}`;
}

/** The text of a cell as Markdown. The template writes "none" where there is nothing. */
export function cellText(cell: Cell | undefined): string | undefined {
  const text = (cell?.markdown ?? cell?.text ?? "").trim();
  return text === "" || text === "none" ? undefined : text;
}

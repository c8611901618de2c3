import { createHash } from "node:crypto";
import type { Block, Document } from "./document.js";
import { childrenOf, type HtmlNode, isElement, parseHtml, textsBelow } from "./html/dom.js";
import { Flow } from "./html/flow.js";
import { Page } from "./html/page.js";
import { readNodes } from "./html/walk.js";

/**
 * Reads a page of HTML, as served or as a browser saved it. Everything that a reader of the page can see becomes a
 * block, navigation too; images count with the text that stands for them.
 */
export function readHtml(vendor: string, source: string): Document {
  const text = source.replace(/\r\n?/gu, "\n");
  const nodes = parseHtml(text);
  const page = new Page(text);
  const flow = new Flow(page.lines);
  readNodes(nodes, { page, flow, depth: 0, lists: 0, tables: 0, heading: false, read: readNodes });
  flow.end();
  const { blocks } = flow;
  const { lines, sourceLines } = page.lines;
  return {
    vendor,
    title: titleOf(nodes) ?? headingOf(blocks) ?? lines[0] ?? "",
    sha256: createHash("sha256").update(source).digest("hex"),
    reader: "html",
    lines,
    sourceLines,
    blocks,
  };
}

/** What the head of the page calls it. */
function titleOf(nodes: readonly HtmlNode[]): string | undefined {
  const inner = nodes.flatMap((node) => [node, ...childrenOf(node)]);
  const heads = inner.filter((node) => isElement(node) && node.name === "head").flatMap(childrenOf);
  for (const node of [...heads, ...nodes]) {
    if (!isElement(node) || node.name !== "title") continue;
    const title = [...textsBelow(node)].map(({ text }) => text).join("");
    if (title.trim() !== "") return title.trim().replace(/\s+/gu, " ");
  }
  return undefined;
}

function headingOf(blocks: readonly Block[]): string | undefined {
  const headings = blocks.filter((block) => block.kind === "heading");
  return (headings.find(({ level }) => level === 1) ?? headings[0])?.text;
}

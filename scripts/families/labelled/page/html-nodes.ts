import type { Block, Code, ListItem, Paragraph } from "../../../read/document.js";
import type { Reading } from "../../reading.js";
import { valuesIn } from "./code-extent.js";
import { labelWord } from "./labels.js";
import type { PageLine, PageNode } from "./nodes.js";
import { isSample, textNodes } from "./text-nodes.js";
import { inOneLine } from "./trim.js";

/** The nodes of a page in HTML, from its blocks. */
export function htmlNodes(reading: Reading): PageNode[] {
  return reading.document.blocks.flatMap((block) => nodesIn(reading, block, 0));
}

function nodesIn(reading: Reading, block: Block, depth: number): PageNode[] {
  if (block.kind === "code") return codeNodes(block);
  if (block.kind === "list") return block.items.flatMap((item) => itemNodes(reading, item, depth));
  if (block.kind === "table") return [block];
  if (block.kind === "paragraph") return paragraphNodes(reading, block);
  const { startLine: line, text, level: heading } = block;
  return [{ kind: "line", line, text: text.trim(), gap: true, bullet: false, depth, heading }];
}

/** Text is read alike wherever it stands: authors write lists and JSON in paragraphs, too. */
function paragraphNodes(reading: Reading, { startLine, lines }: Paragraph): PageNode[] {
  const texts = lines.map(({ text }) => text);
  return textNodes(reading, texts, startLine - 1).map((node) => {
    const markdown = node.kind === "line" ? lines[node.line - startLine]?.markdown : undefined;
    const isWhole = node.kind === "line" && !node.bullet && markdown !== undefined;
    return isWhole ? { ...node, markdown } : node;
  });
}

/** One block of code can hold several values. */
function codeNodes({ startLine, endLine, text }: Code): PageNode[] {
  const lines = text.split("\n");
  if (isSample(text.trim())) return [{ kind: "sample", startLine, endLine, text }];
  return valuesIn(lines).map(({ start, end }) => ({
    kind: "code",
    startLine: startLine + start,
    endLine: startLine + end - 1,
    text: lines.slice(start, end).join("\n"),
  }));
}

/** An item, and below it what else stands in it. The lines of one item are one text. */
function itemNodes(reading: Reading, item: ListItem, depth: number): PageNode[] {
  const { line, text, markdown, children, blocks = [] } = item;
  const isLabel = depth === 0 && children.length + blocks.length > 0 && labelWord(text)?.rest === "";
  const own: PageLine = {
    kind: "line",
    line,
    text: inOneLine(text),
    ...(markdown === undefined || markdown.includes("\n") ? {} : { markdown }),
    gap: isLabel,
    bullet: !isLabel,
    depth,
  };
  return [
    ...(text === "" ? [] : [own]),
    ...blocks.flatMap((block) => nodesIn(reading, block, depth + 1)),
    ...children.flatMap((child) => itemNodes(reading, child, depth + 1)),
  ];
}

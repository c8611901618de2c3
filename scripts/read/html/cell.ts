import type { Block, Cell, ListItem, Row, Table } from "../document.js";

/** Blocks as one text with line breaks, for places that hold text only: a cell, an item of a list, a heading. */
export function cellOf(blocks: readonly Block[]): Cell {
  const text = blocks.map(textOf).join("\n");
  const markdown = blocks.map(markdownOf).join("\n\n");
  const tables = blocks.filter((block): block is Table => block.kind === "table");
  return {
    text,
    ...(markdown === text ? {} : { markdown }),
    ...(tables.length > 0 ? { tables } : {}),
  };
}

function textOf(block: Block): string {
  if (block.kind === "heading" || block.kind === "code") return block.text;
  if (block.kind === "paragraph") return block.lines.map(({ text }) => text).join("\n");
  if (block.kind === "list") return block.items.flatMap(itemTexts).join("\n");
  return [block.header, ...block.rows].map(rowText).join("\n");
}

function itemTexts({ text, blocks = [], children }: ListItem): string[] {
  return [text, ...blocks.map(textOf), ...children.flatMap(itemTexts)].filter((one) => one !== "");
}

function markdownOf(block: Block): string {
  if (block.kind === "paragraph") return block.lines.map(({ text, markdown = text }) => markdown).join("\n");
  if (block.kind === "list")
    return block.items.flatMap((item) => itemMarkdown(item, block.ordered)).join("\n");
  if (block.kind === "code") return `\`\`\`${block.language ?? ""}\n${block.text}\n\`\`\``;
  return textOf(block);
}

function itemMarkdown(
  { text, markdown = text, blocks = [], children }: ListItem,
  ordered?: boolean,
): string[] {
  const mark = ordered ? "1. " : "- ";
  const own = [markdown, ...blocks.map(markdownOf)].filter((one) => one !== "").join("\n");
  const lines = [...own.split("\n"), ...children.flatMap((child) => itemMarkdown(child))];
  return lines.map((line, index) => (index === 0 ? mark : " ".repeat(mark.length)) + line);
}

/** A row in one line, as flattened pages write it. A cell that spreads over columns leaves the others empty. */
export function rowText({ cells }: Pick<Row, "cells">): string {
  const texts = cells.map(({ text }) => text.replaceAll("\n", " "));
  return texts.some((text) => text !== "") ? texts.join(" | ") : "";
}

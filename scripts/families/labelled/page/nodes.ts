import type { Table, TextLine } from "../../../read/document.js";
import type { Reading } from "../../reading.js";

/** A line of text without the mark of a list. */
export interface PageLine extends TextLine {
  kind: "line";
  /** A blank line, or the end of another block, stands above it. */
  gap: boolean;
  /** The line is an item of a list. */
  bullet: boolean;
  /** How far it stands in: greater within the same list means that it belongs to the line above. */
  depth: number;
  /** Level of the heading that the line is, where the reader can tell. */
  heading?: number;
}

/** JSON or what resembles it. `shared`: its first line belongs to a label that stands before it. */
export interface PageCode {
  kind: "code";
  startLine: number;
  endLine: number;
  text: string;
  shared?: true;
}

/** A command or a program that calls the API. */
export interface PageSample {
  kind: "sample";
  startLine: number;
  endLine: number;
  text: string;
}

/** A piece of a page, whoever read it: what rules see. */
export type PageNode = PageLine | PageCode | PageSample | Table;

export function isLine(node: PageNode | undefined): node is PageLine {
  return node?.kind === "line";
}

export function startOf(node: PageNode): number {
  return node.kind === "line" ? node.line : node.startLine;
}

export function endOf(node: PageNode): number {
  return node.kind === "line" ? node.line : node.endLine;
}

/** Notes that a rule read the nodes. */
export function claimNodes({ ledger }: Reading, rule: string, nodes: readonly PageNode[]): void {
  for (const node of nodes)
    ledger.claim(rule, startOf(node) + (node.kind === "code" && node.shared ? 1 : 0), endOf(node));
}

/** A line as a text of the page; items keep a bullet. */
export function textLine({ line, text, markdown, bullet }: PageLine): TextLine {
  if (bullet) return { line, text: `• ${text}`, markdown: `- ${markdown ?? text}` };
  return { line, text, ...(markdown === undefined ? {} : { markdown }) };
}

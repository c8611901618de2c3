import type { Code, List, Table, TextLine } from "../../../read/document.js";
import type { Line } from "../../../read/nodes.js";
import type { Reading } from "../../reading.js";
import type { ErrorRow, FlatTable, TitledList } from "../model.js";

interface Span {
  startLine: number;
  endLine: number;
}

/** A table of parameters. */
export interface TableNode extends Span {
  kind: "parameters";
  table: FlatTable | Table;
}

export interface ErrorsNode extends Span {
  kind: "errors";
  rows: ErrorRow[];
}

export interface TitledListNode extends Span {
  kind: "titled-list";
  list: TitledList;
}

/** Code of a program that calls the API. */
export interface SampleNode extends Span {
  kind: "sample";
}

/** A piece of a page, whoever read it: what rules see. `code`: one example. `table`: any that is none of parameters. */
export type SlateNode = Line | Code | List | Table | TableNode | ErrorsNode | TitledListNode | SampleNode;

export function startOf(node: SlateNode): number {
  return node.kind === "line" ? node.line : node.startLine;
}

export function endOf(node: SlateNode): number {
  return node.kind === "line" ? node.line : node.endLine;
}

/** Notes that a rule read the nodes. */
export function claimNodes({ ledger }: Reading, rule: string, nodes: readonly SlateNode[]): void {
  for (const node of nodes) ledger.claim(rule, startOf(node), endOf(node));
}

/** The text of lines and lists, one line each; items keep a bullet. */
export function linesOf(nodes: readonly SlateNode[]): TextLine[] {
  return nodes.flatMap((node): TextLine[] => {
    if (node.kind === "list") return node.items.flatMap(itemLines);
    return node.kind === "line" ? [textLine(node)] : [];
  });
}

export function textLine({ line, text, markdown }: TextLine): TextLine {
  return { line, text, ...(markdown === undefined ? {} : { markdown }) };
}

function itemLines({ children, ...item }: List["items"][number]): TextLine[] {
  const { line, text, markdown } = item;
  const own = { line, text: `• ${text}`, ...(markdown === undefined ? {} : { markdown: `- ${markdown}` }) };
  return [own, ...children.flatMap(itemLines)];
}

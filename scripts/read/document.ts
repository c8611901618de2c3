/**
 * A page as blocks. Both readers give this model, so that rules never see text or HTML themselves.
 * Line numbers count from 1 in the source; `lossy` marks a block from which flattening threw something away.
 */
export interface Document {
  vendor: string;
  title: string;
  sha256: string;
  reader: "html" | "text";
  /** The lines of the source, for the ledger. */
  lines: readonly string[];
  blocks: readonly Block[];
}

export interface TextLine {
  line: number;
  text: string;
}

interface Span {
  startLine: number;
  endLine: number;
  lossy: boolean;
}

export interface Heading extends Span {
  kind: "heading";
  level: number;
  text: string;
}

export interface Paragraph extends Span {
  kind: "paragraph";
  lines: TextLine[];
}

export interface ListItem extends TextLine {
  children: ListItem[];
}

export interface List extends Span {
  kind: "list";
  items: ListItem[];
}

export interface Code extends Span {
  kind: "code";
  text: string;
}

export interface Table extends Span {
  kind: "table";
  rows: { line: number; cells: string[] }[];
}

export type Block = Heading | Paragraph | List | Code | Table;

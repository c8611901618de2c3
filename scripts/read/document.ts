/**
 * A page as blocks. Both readers give this model, so that rules never see text or HTML themselves.
 * Lines count from 1; `lossy` marks a block from which flattening threw something away.
 */
export interface Document {
  vendor: string;
  title: string;
  sha256: string;
  reader: "html" | "text";
  /**
   * The lines that rules claim. Of text they are the lines of the source. HTML can hold a whole page in one line, so
   * there they are the lines that a reader of the page sees: of a heading, a paragraph, a row of a table, code.
   */
  lines: readonly string[];
  /** The line of the source where each of `lines` begins. Left out: they are the same. */
  sourceLines?: readonly number[];
  blocks: readonly Block[];
}

export interface TextLine {
  line: number;
  text: string;
  /** The text as Markdown, where the source marks up something in it: emphasis, code, links. */
  markdown?: string;
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
  /** The anchor that links point to. */
  id?: string;
  /** Further anchors, which stand right before or behind it: pages keep older names of a place as empty links. */
  anchors?: string[];
}

export interface Paragraph extends Span {
  kind: "paragraph";
  lines: TextLine[];
  /** `quote`: set off as a quotation. `aside`: as a remark. */
  style?: "quote" | "aside";
}

/** The text may hold line breaks. `blocks`: what else stands in the item, such as code, below its text. */
export interface ListItem extends TextLine {
  children: ListItem[];
  blocks?: Block[];
}

export interface List extends Span {
  kind: "list";
  ordered?: boolean;
  items: ListItem[];
}

export interface Code extends Span {
  kind: "code";
  text: string;
  language?: string;
}

/**
 * The text may hold line breaks; `markdown` as in a line. `href`: the whole cell is a link. `tables`: those within the
 * cell; their rows are lines of its text too, and stand in the same line of the document.
 */
export interface Cell {
  text: string;
  markdown?: string;
  href?: string;
  tables?: Table[];
}

export interface Row {
  line: number;
  cells: Cell[];
}

/** `header` is the row of titles; `startLine` may lie before it, `endLine` is that of the last row. */
export interface Table extends Span {
  kind: "table";
  header: Row;
  rows: Row[];
}

export type Block = Heading | Paragraph | List | Code | Table;

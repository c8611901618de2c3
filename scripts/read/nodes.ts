import type { Block, Code, Heading, List, Paragraph, Table, TextLine } from "./document.js";

/** A line of a paragraph, or a heading: the page's text, one line at a time. `alone`: nothing else in its block. */
export interface Line extends TextLine {
  kind: "line";
  alone: boolean;
  /** The heading that the line is, where the reader can tell. */
  heading?: Heading;
  style?: NonNullable<Paragraph["style"]>;
}

export type Node = Line | List | Code | Table;

/**
 * The blocks of a page with paragraphs and headings as single lines: flattened pages run a label and its value
 * together in one paragraph, so rules look at lines.
 */
export function nodesOf(blocks: readonly Block[]): Node[] {
  return blocks.flatMap((block): Node[] => {
    if (block.kind === "paragraph")
      return block.lines.map((line) => ({
        kind: "line",
        alone: block.lines.length === 1,
        ...line,
        ...(block.style === undefined ? {} : { style: block.style }),
      }));
    if (block.kind === "heading") return [headingLine(block)];
    return [block];
  });
}

function headingLine(block: Heading): Line {
  return { kind: "line", alone: true, line: block.startLine, text: block.text, heading: block };
}

export function firstLine(node: Node): number {
  return node.kind === "line" ? node.line : node.startLine;
}

export function lastLine(node: Node): number {
  return node.kind === "line" ? node.line : node.endLine;
}

export interface Part {
  /** The line that opens the part; undefined for what stands before the first one. */
  label: Line | undefined;
  nodes: Node[];
}

/** The last line of a part: of its last node, or of its label where there is none. */
export function endOf(label: Line, nodes: readonly Node[]): number {
  const last = nodes.at(-1);
  return last === undefined ? label.line : lastLine(last);
}

/** Cuts nodes at the lines that `opens` recognises. The part before the first such line has no label. */
export function cut(nodes: readonly Node[], opens: (line: Line) => boolean): Part[] {
  const parts: Part[] = [{ label: undefined, nodes: [] }];
  for (const node of nodes) {
    if (node.kind === "line" && opens(node)) parts.push({ label: node, nodes: [] });
    else parts.at(-1)?.nodes.push(node);
  }
  return parts;
}

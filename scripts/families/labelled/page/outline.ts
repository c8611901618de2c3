import { note, type Reading } from "../../reading.js";
import { isLine, type PageLine, type PageNode } from "./nodes.js";
import { marksOf } from "./outline-marks.js";

/** The nodes of one method; the title is not among them. */
export interface BlockNodes {
  title: PageLine | undefined;
  nodes: PageNode[];
}

export interface SectionNodes {
  title: PageLine | undefined;
  text: PageNode[];
  blocks: BlockNodes[];
}

export interface Outline {
  front: PageNode[];
  sections: SectionNodes[];
}

/** Cuts a page into sections and blocks. */
export function outlineOf(reading: Reading, nodes: readonly PageNode[]): Outline {
  const { sections: headings, starts, titles, unclear } = marksOf(reading, nodes);
  for (const index of unclear) {
    const node = nodes[index];
    if (isLine(node))
      note(
        reading,
        "labelled/section-unclear",
        { line: node.line },
        { text: node.text, isRead: headings.has(index) },
      );
  }
  const outline: Outline = { front: [], sections: [] };
  for (const [index, node] of nodes.entries()) {
    const section = outline.sections.at(-1);
    if (headings.has(index) && isLine(node)) {
      outline.sections.push({ title: node, text: [], blocks: [] });
      continue;
    }
    if (starts.has(index)) {
      const open = section ?? { title: undefined, text: [], blocks: [] };
      if (section === undefined) outline.sections.push(open);
      const title = titles.has(index) && isLine(node) ? node : undefined;
      open.blocks.push({ title, nodes: title === undefined ? [node] : [] });
      continue;
    }
    const block = section?.blocks.at(-1);
    (block?.nodes ?? section?.text ?? outline.front).push(node);
  }
  return withWholeFront(outline);
}

/** Headings before the first block that no block follows belong to the introduction. */
function withWholeFront({ front, sections }: Outline): Outline {
  const first = sections.findIndex(({ blocks }) => blocks.length > 0);
  const leading = sections.slice(0, first === -1 ? sections.length : first);
  const nodes = leading.flatMap(({ title, text }) => (title === undefined ? text : [title, ...text]));
  return { front: [...front, ...nodes], sections: sections.slice(leading.length) };
}

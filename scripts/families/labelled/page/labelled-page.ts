import { note, type Reading } from "../../reading.js";
import type { BlockPart, LabelledPage, SectionPart } from "../model.js";
import { readBlock } from "./block.js";
import { readFront } from "./front.js";
import { htmlNodes } from "./html-nodes.js";
import { withNamedSegments } from "./lost-segments.js";
import { claimNodes, isLine, textLine } from "./nodes.js";
import { outlineOf, type SectionNodes } from "./outline.js";
import { checkPath, urlOfTitle } from "./path-checks.js";
import { textNodes } from "./text-nodes.js";

/** Reads a page of labelled blocks, before anything is inferred from its lists and examples. */
export function readLabelledPage(reading: Reading): LabelledPage {
  const { document } = reading;
  const nodes = document.reader === "text" ? textNodes(reading, document.lines) : htmlNodes(reading);
  const outline = outlineOf(reading, nodes);
  const { groups, ...front } = readFront(reading, outline.front);
  const read = outline.sections.map((section) => readSection(reading, section, front.title));
  const sections = withPaths(reading, read);
  const blocks = sections.flatMap((section) => section.blocks);
  for (const block of blocks) checkPath(reading, block);
  if (blocks.length === 0) note(reading, "page/missing", { line: 1 }, { what: "method with a URL" });
  if (groups !== undefined && groups.count !== sections.length)
    note(
      reading,
      "labelled/section-count",
      { line: groups.line },
      { told: groups.count, found: sections.length },
    );
  return { ...front, sections };
}

function readSection(reading: Reading, section: SectionNodes, page: string | undefined): SectionPart {
  const { title, text } = section;
  const blocks = section.blocks.map((block) => readBlock(reading, block));
  const line = blocks[0]?.lines.start ?? 1;
  if (title === undefined) {
    const name = page ?? reading.document.title;
    note(reading, "labelled/no-section", { line }, { title: name });
    return { title: { line, text: name }, text: [], blocks };
  }
  const lines = text.filter(isLine);
  claimNodes(reading, "labelled/section", [title, ...lines]);
  if (blocks.length === 0) note(reading, "group/no-endpoints", { line: title.line }, { title: title.text });
  return { title: textLine(title), text: lines.map(textLine), blocks };
}

/** The sections with a path for each block: from its title where it has no URL, and with names for lost places. */
function withPaths(reading: Reading, sections: readonly SectionPart[]): SectionPart[] {
  const all = sections.flatMap(({ blocks }) => blocks);
  const told = all.flatMap(({ url }) => (url === undefined ? [] : [url]));
  const placed = new Map(
    all.map((block): [BlockPart, BlockPart] => [
      block,
      block.url === undefined ? { ...block, url: urlOfTitle(reading, block, told) } : block,
    ]),
  );
  const urls = withNamedSegments(reading, [...placed.values()]);
  const complete = (block: BlockPart): BlockPart => {
    const known = placed.get(block) ?? block;
    return known.url === undefined ? known : { ...known, url: urls.get(known.url) ?? known.url };
  };
  return sections.map((section) => ({ ...section, blocks: section.blocks.map(complete) }));
}

import { note, type Reading } from "../../reading.js";
import { type Label, labelOf, opening } from "./labels.js";
import { isLine, type PageNode } from "./nodes.js";
import { isFragment, noneWord } from "./phrases.js";
import { statusOf } from "./statuses.js";
import { isInCapitals, isPathLine, resemblesHeading } from "./titles.js";

/** Indices of nodes at which something begins. */
export interface Marks {
  /** Headings of sections. */
  sections: Set<number>;
  /** First nodes of blocks. */
  starts: Set<number>;
  /** Those of `starts` that are titles. */
  titles: Set<number>;
  /** Lines that may be headings of sections. */
  unclear: number[];
}

/** Finds where the sections and blocks of a page begin. */
export function marksOf(reading: Reading, nodes: readonly PageNode[]): Marks {
  const labels = nodes.map((node) => (isLine(node) ? labelOf(node) : undefined));
  const opens = opensHead(nodes, labels);
  const titles = new Set<number>();
  let above: Label | undefined;
  for (const [index, node] of nodes.entries()) {
    above = labels[index] ?? above;
    if (!isLine(node) || labels[index] !== undefined || !isPathLine(node)) continue;
    // Below the answers of a block, a path alone begins the next block, even if no blank line does.
    const next = nodes[index + 1];
    const isBelow = above !== undefined && !opening.has(above.meaning);
    if (!node.gap && !(isBelow && isLine(next) && next.gap)) continue;
    if (opens[index]) titles.add(index);
    else if (!/^[a-z]+\/[a-z.+-]+$/u.test(node.text))
      note(reading, "labelled/title-unread", { line: node.line }, { text: node.text });
  }
  const { sections, unclear } = headingsOf(nodes, labels, opens, titles);
  const starts = new Set(titles);
  for (const [index, label] of labels.entries())
    if (label?.meaning === "url") {
      const start = startOfUrl(nodes, labels, index, { titles, sections });
      if (start !== undefined) starts.add(start);
    }
  return { sections, starts, titles, unclear };
}

/** By index: whether the next label behind a node stands in the head of a block, and only text lies between. */
function opensHead(nodes: readonly PageNode[], labels: readonly (Label | undefined)[]): boolean[] {
  const found: boolean[] = [];
  let opens = false;
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    found[index] = opens;
    const label = labels[index];
    if (label !== undefined) opens = opening.has(label.meaning);
    else if (!isLine(nodes[index])) opens = false;
  }
  return found;
}

function headingsOf(
  nodes: readonly PageNode[],
  labels: readonly (Label | undefined)[],
  opens: readonly boolean[],
  titles: ReadonlySet<number>,
): Pick<Marks, "sections" | "unclear"> {
  const sections = new Set<number>();
  const unclear: number[] = [];
  const levels = nodes.flatMap((node, index) =>
    isLine(node) && node.heading !== undefined && titles.has(index) ? [node.heading] : [],
  );
  const blockLevel = Math.min(...levels, 7);
  for (const [index, node] of nodes.entries()) {
    if (!isLine(node) || labels[index] !== undefined || titles.has(index) || !opens[index]) continue;
    const next = nodes[index + 1];
    if (!node.gap || (isLine(next) && !next.gap && !next.bullet)) continue;
    if (node.heading !== undefined) {
      if (node.heading < blockLevel && (levels.length > 0 || isInCapitals(node))) sections.add(index);
    } else if (isInCapitals(node)) sections.add(index);
    else if (titles.has(index + 1) && resemblesHeading(node)) {
      unclear.push(index);
      if (labels[index - 1] === undefined || index === 0) sections.add(index);
    }
  }
  return { sections, unclear };
}

/**
 * Where the block of a URL begins that has no title above its text: with the paragraph right above. Undefined where a
 * title above it has begun the block already.
 */
function startOfUrl(
  nodes: readonly PageNode[],
  labels: readonly (Label | undefined)[],
  url: number,
  { titles, sections }: Pick<Marks, "titles" | "sections">,
): number | undefined {
  let start: number | undefined;
  for (let index = url - 1; index >= 0; index -= 1) {
    const node = nodes[index];
    if (titles.has(index)) return undefined;
    if (!isLine(node) || labels[index] !== undefined || sections.has(index)) break;
    if (start !== undefined) continue;
    const isAnswer = statusOf(node) !== undefined || noneWord(node.text) || isFragment(node.text);
    if (isAnswer) start = url;
    else if (node.gap) start = index;
  }
  return start ?? url;
}

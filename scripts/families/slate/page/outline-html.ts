import type { Line } from "../../../read/nodes.js";
import { note, type Reading } from "../../reading.js";
import { joinTables } from "./adjacent-tables.js";
import { withoutSlips } from "./html-slips.js";
import { meaningOf } from "./labels.js";
import { claimNodes, type SlateNode } from "./nodes.js";
import { isRequest } from "./runs.js";
import type { GroupSection, Outline, Section } from "./sections.js";

function isLabel(node: SlateNode): boolean {
  return node.kind === "line" && meaningOf(node.text) !== undefined;
}

/** A heading that is no label of the template. */
function isHeading(node: SlateNode | undefined): node is Line & { heading: NonNullable<Line["heading"]> } {
  return node?.kind === "line" && node.heading !== undefined && meaningOf(node.text) === undefined;
}

/**
 * The outline of a page in HTML. The headings nearest above the requests are those of endpoints, and headings above
 * their level those of groups.
 */
export function outlineOfHtml(reading: Reading, all: readonly SlateNode[]): Outline {
  const nodes = withoutFooter(reading, withoutSlips(reading, all));
  const level = endpointLevel(nodes);
  const tops = sectionsAt(nodes, (node) => isHeading(node) && node.heading.level < level);
  const first = firstGroup(tops.sections);
  const [front, rest] = [tops.sections.slice(0, Math.max(first, 0)), tops.sections.slice(Math.max(first, 0))];
  const isErrors = ({ nodes: own }: Section): boolean => own.some(({ kind }) => kind === "errors");
  const below = (section: Section): SlateNode[] => [section.title, ...section.nodes];
  const outline: Outline = {
    front: [...tops.before, ...front.filter((section) => !isErrors(section)).flatMap(below)],
    groups: [],
    errors: tops.sections.filter((section) => isErrors(section) && !section.nodes.some(isRequest)),
  };
  for (const section of rest) {
    if (outline.errors.includes(section)) continue;
    outline.groups.push(groupOf(reading, section, level));
  }
  return outline;
}

function groupOf(reading: Reading, { title, nodes }: Section, level: number): GroupSection {
  const { before, sections } = sectionsAt(nodes, (node) => isHeading(node) && node.heading.level === level);
  const request = before.find(isRequest);
  if (request !== undefined) note(reading, "endpoint/no-title", { line: request.line });
  for (const section of sections) {
    const inner = above(section, isRequest).find(isHeading);
    const place = { line: section.title.line };
    if (inner !== undefined) note(reading, "endpoint/title-unclear", place, { title: section.title.text });
  }
  return { title, text: before, endpoints: sections.map(inOrder) };
}

/** What stands above the first node of a kind; nothing where there is none. */
function above({ nodes }: Section, isOne: (node: SlateNode) => boolean): SlateNode[] {
  return nodes.slice(0, Math.max(nodes.findIndex(isOne), 0));
}

/** The text of an endpoint above its examples, which such pages show beside it: either may come first in the markup. */
function inOrder({ title, nodes }: Section): Section {
  const head = above({ title, nodes }, (node) => isLabel(node) || isRequest(node));
  const isText = (node: SlateNode): boolean => node.kind === "line" || node.kind === "list";
  const others = head.filter((node) => !isText(node));
  const rest = joinTables(nodes.slice(head.length));
  return { title, nodes: [...head.filter(isText), ...others, ...rest] };
}

/** The section of the first request. A heading above that of its group, without text for the front, belongs to it. */
function firstGroup(sections: readonly Section[]): number {
  const at = sections.findIndex((section) => section.nodes.some(isRequest));
  const [outer, own] = [sections[at - 1]?.title, sections[at]?.title];
  const isOuter = (outer?.heading?.level ?? 0) < (own?.heading?.level ?? 0);
  const isFront = outer === undefined || /^(?:introduction|authentication)$/iu.test(outer.text);
  return isOuter && !isFront ? at - 1 : at;
}

/** Cuts nodes at headings. */
function sectionsAt(
  nodes: readonly SlateNode[],
  opens: (node: SlateNode) => boolean,
): { before: SlateNode[]; sections: Section[] } {
  const before: SlateNode[] = [];
  const sections: Section[] = [];
  for (const node of nodes) {
    const last = sections.at(-1);
    if (node.kind === "line" && opens(node)) sections.push({ title: node, nodes: [] });
    else if (last === undefined) before.push(node);
    else last.nodes.push(node);
  }
  return { before, sections };
}

/** The level of most headings right above requests; those of groups are above it. */
function endpointLevel(nodes: readonly SlateNode[]): number {
  const counts = new Map<number, number>();
  let level = 2;
  let above: number | undefined;
  for (const node of nodes) {
    if (isHeading(node)) above = node.heading.level;
    if (isRequest(node) && above !== undefined) counts.set(above, (counts.get(above) ?? 0) + 1);
  }
  let most = 0;
  for (const [candidate, count] of counts) {
    if (count > most) [level, most] = [candidate, count];
  }
  return level;
}

/** The template repeats the names of its tabs at the end of the page. */
function withoutFooter(reading: Reading, nodes: readonly SlateNode[]): readonly SlateNode[] {
  const first = nodes.findIndex(isHeading);
  const navigation = new Set(
    nodes.slice(0, Math.max(first, 0)).flatMap((node) => (node.kind === "line" ? [node.text] : [])),
  );
  let end = nodes.length;
  for (; end > first; end -= 1) {
    const node = nodes[end - 1];
    if (node?.kind !== "line" || !navigation.has(node.text)) break;
  }
  claimNodes(reading, "slate/navigation", nodes.slice(end));
  return nodes.slice(0, end);
}

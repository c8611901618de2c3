import { firstLine, type Line, type Node } from "../../read/nodes.js";
import { claim, isLabel, isLine, note, type Reading } from "../reading.js";
import { frontLength, serversLabel } from "./front.js";
import { isRequestLine } from "./request-line.js";
import { linkLines } from "./response-sections.js";
import { authenticationLines, lastRemark } from "./security.js";

/** An operation's heading and what stands below it. */
export interface OperationPart {
  heading: Line;
  nodes: Node[];
}

/** The operations of one tag. Without a heading only where the page has none. */
export interface GroupPart {
  heading?: Line;
  /** What the page says of the tag. */
  text: Node[];
  operations: OperationPart[];
}

export interface Outline {
  front: Node[];
  groups: GroupPart[];
  /** The heading "Schemas" and all below it. */
  schemas: Node[];
}

/**
 * Takes the page apart: front matter, groups of operations, schemas. HTML has headings of two levels for it. In text an
 * operation's name is the line above its code samples, and what is left over between two operations opens a group.
 */
export function outlineOf(reading: Reading, nodes: readonly Node[]): Outline {
  const starts = operationStarts(reading, nodes);
  const [first = nodes.length] = starts;
  const opens = opener(nodes);
  const opening = openingOf(reading, nodes.slice(0, first), opens);
  const outline: Outline = {
    front: nodes.slice(0, opening),
    groups: first === nodes.length ? [] : [groupOf(nodes.slice(opening, first))],
    schemas: first === nodes.length ? nodes.slice(opening) : [],
  };
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1];
    const [heading, ...below] = nodes.slice(start, next);
    if (!isLine(heading)) continue;
    const end = endOfOperation(
      reading,
      below,
      next === undefined ? (node) => opens(node) || isSchemas(node) : opens,
    );
    outline.groups.at(-1)?.operations.push({ heading, nodes: below.slice(0, end) });
    const rest = below.slice(end);
    if (next === undefined && rest.length > 0 && isFooter(reading, rest))
      claim(reading, "widdershins/navigation", rest);
    else if (next === undefined) outline.schemas = rest;
    else if (rest.length > 0) outline.groups.push(groupOf(rest));
  }
  return outline;
}

/** Where the operations begin, with their names. */
function operationStarts(reading: Reading, nodes: readonly Node[]): number[] {
  const labels = nodes.flatMap((node, index) => (isLabel(reading, node, "Code samples") ? [index] : []));
  const sampled = new Set(labels.filter((label, index) => isSampled(nodes.slice(label, labels[index + 1]))));
  const opens = (node: Node, index: number): boolean =>
    labels.length > 0 ? sampled.has(index) : isLine(node) && isRequestLine(node.text);
  const starts: number[] = [];
  for (const [index, node] of nodes.entries()) {
    if (!opens(node, index) || isCallback(reading, nodes, index, starts.at(-1))) continue;
    const name = nameOf(reading, nodes, index, starts.at(-1) ?? -1);
    if (name !== undefined) starts.push(name);
    else note(reading, "section/part-missing", { line: firstLine(node) }, { part: "name of the operation" });
  }
  return starts;
}

/** Index of the name above what opens an operation: in HTML the nearest heading, whatever a browser put below it. */
function nameOf(
  { document }: Reading,
  nodes: readonly Node[],
  index: number,
  before: number,
): number | undefined {
  if (document.reader === "text") return isLine(nodes[index - 1]) ? index - 1 : undefined;
  const heading = nodes.findLastIndex((node, at) => at < index && isLine(node) && node.heading !== undefined);
  return heading > before ? heading : undefined;
}

/**
 * Whether samples stand below a label: texts can hold the same words. Behind the template's own label a request line
 * comes before the next one, and nothing that samples never hold.
 */
function isSampled(below: readonly Node[]): boolean {
  const request = below.findIndex((node) => isLine(node) && isRequestLine(node.text));
  const foreign = (node: Node): boolean =>
    node.kind === "table" || (isLine(node) && node.text === serversLabel);
  return request !== -1 && !below.slice(0, request).some(foreign);
}

/**
 * Callbacks are operations of somebody else's server. The template sets them below a label, and calls each by the name
 * and the request line of the operation that it belongs to.
 */
function isCallback(
  reading: Reading,
  nodes: readonly Node[],
  index: number,
  outer: number | undefined,
): boolean {
  const heading = nodes[index - 1];
  const own = outer === undefined ? undefined : nodes[outer];
  if (outer === undefined || !isLine(heading) || !isLine(own) || heading.text !== own.text) return false;
  const before = nodes.slice(outer, index);
  return (
    before.some((node) => isLabel(reading, node, "Callbacks")) &&
    requestBelow(nodes, index) === requestBelow(nodes, outer)
  );
}

function requestBelow(nodes: readonly Node[], index: number): string | undefined {
  return nodes
    .slice(index)
    .filter(isLine)
    .find(({ text }) => isRequestLine(text))?.text;
}

/** Navigation that stands behind the last operation of a page without schemas. */
function isFooter({ document }: Reading, rest: readonly Node[]): boolean {
  return document.reader === "html" && !rest.some(isHeading);
}

function groupOf([heading, ...text]: readonly Node[]): GroupPart {
  return isLine(heading) ? { heading, text, operations: [] } : { text, operations: [] };
}

/** Index of the first group's heading among the nodes before the first operation. */
function openingOf({ document }: Reading, before: readonly Node[], opens: Opens): number {
  if (document.reader === "text") return Math.min(frontLength(before), Math.max(before.length - 1, 0));
  const last = before.findLastIndex(opens);
  return last === -1 ? before.length : last;
}

/** Whether a node is a heading that ends what stands before it. */
type Opens = (node: Node) => boolean;

const isHeading = (node: Node): node is Line => isLine(node) && node.heading?.level === 1;
const isSchemas = (node: Node): boolean => isHeading(node) && node.text === "Schemas";

/**
 * Tells the headings of groups from those in texts. The template begins their anchors with that of the page's title;
 * where anchors are lost, every heading of the first level is one.
 */
function opener(nodes: readonly Node[]): Opens {
  const [title, ...others] = nodes.filter(isHeading);
  const prefix = `${title?.heading?.id ?? ""}-`;
  const isGroup = (node: Node): boolean => isHeading(node) && node.heading?.id?.startsWith(prefix) === true;
  return others.some(isGroup) ? isGroup : isHeading;
}

/** Where what stands behind the operation begins: another group, or the schemas. */
function endOfOperation(reading: Reading, nodes: readonly Node[], opens: Opens): number {
  if (reading.document.reader === "html") {
    const next = nodes.findIndex(opens);
    if (next !== -1) return next;
    const remark = lastRemark(nodes);
    return remark === -1 ? nodes.length : remark + authenticationLines(nodes.slice(remark));
  }
  const responses = nodes.findIndex(
    (node) => node.kind === "table" && node.header.cells[0]?.text === "Status",
  );
  const schemas = nodes.findIndex((node, index) => index > responses && isLabel(reading, node, "Schemas"));
  const own = schemas === -1 ? nodes : nodes.slice(0, schemas);
  let end = own.findLastIndex((node) => node.kind === "table") + 1;
  while (end < own.length) {
    const more = isLabel(reading, own[end], "Response Schema")
      ? 1
      : linkLines(own.slice(end)) + authenticationLines(own.slice(end));
    if (more === 0) break;
    end += more;
  }
  return end;
}

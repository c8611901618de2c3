import { firstLine, type Line, type Node } from "../../read/nodes.js";
import type { Json } from "../../spec/json-schema.js";
import { claim, isLabel, isLine, note, type Reading } from "../reading.js";
import { shownExamples } from "./examples.js";
import type { SchemaBlock, SchemaPart } from "./schema/part.js";
import { unread } from "./unread.js";

/** A component: its name, and what stands below it. */
export interface ComponentPart {
  heading: Line;
  part: SchemaPart;
  end: number;
}

/**
 * The tables of one schema: each below its title, if it has one; the enumerations in a table of their own. `rest`: what
 * is neither.
 */
export function partOf(nodes: readonly Node[], line: number): { part: SchemaPart; rest: Node[] } {
  const blocks: SchemaBlock[] = [];
  const part: SchemaPart = { blocks, line };
  const rest: Node[] = [];
  let title: Line[] = [];
  for (const node of nodes) {
    if (node.kind === "table" && node.header.cells[0]?.text === "Property") part.enums = node;
    else if (node.kind === "table") {
      blocks.push({ ...(title.length === 0 ? {} : { title: joined(title) }), table: node });
      title = [];
    } else if (!isLine(node)) rest.push(node);
    else if (node.text !== "Enumerated Values") title.push(node);
  }
  // "None" stands in the place of a table where there is nothing to list.
  if (blocks.length === 0 && title[0]?.text === "None") title.shift();
  return { part, rest: [...rest, ...title] };
}

function joined(lines: readonly Line[]): Line {
  const [first = { kind: "line" as const, line: 1, text: "", alone: true }] = lines;
  return { ...first, text: lines.map(({ text }) => text).join("\n") };
}

/** What stands below "Schemas", by component. */
export function componentParts(reading: Reading, nodes: readonly Node[]): ComponentPart[] {
  const [label, ...below] = nodes;
  if (label === undefined) return [];
  if (!isLabel(reading, label, "Schemas")) {
    if (isLine(label))
      note(reading, "page/unknown-line", { line: label.line }, { text: label.text, chapter: "Schemas" });
    return [];
  }
  claim(reading, "widdershins/label", [label]);
  return regionsOf(reading, below).flatMap((region) => componentPart(reading, region) ?? []);
}

/** HTML has a heading for each component. In text a component begins above the sample that precedes "Properties". */
function regionsOf(reading: Reading, nodes: readonly Node[]): Node[][] {
  const starts =
    reading.document.reader === "html"
      ? nodes.flatMap((node, index) => (isLine(node) && node.heading?.level === 2 ? [index] : []))
      : nodes.flatMap((node, index) =>
          isLabel(reading, node, "Properties") ? [endOfTables(nodes, index)] : [],
        );
  const bounds = reading.document.reader === "html" ? starts : [0, ...starts.slice(0, -1)];
  return bounds.map((start, index) => nodes.slice(start, bounds[index + 1] ?? nodes.length));
}

const blockTitle = /^(?:allOf|anyOf|oneOf|not|and|or|xor|continued)(?: - discriminator: .+)?$/u;

/** Index behind the tables that stand below "Properties" at `index`. */
function endOfTables(nodes: readonly Node[], index: number): number {
  let at = index + 1;
  while (at < nodes.length) {
    const node = nodes[at];
    const next = nodes[at + 1];
    if (node?.kind === "table") at += 1;
    else if (
      isLine(node) &&
      (blockTitle.test(node.text) || node.text === "Enumerated Values") &&
      next?.kind === "table"
    )
      at += 2;
    else if (isLine(node) && node.text === "None" && at === index + 1) at += 1;
    else break;
  }
  return at;
}

function componentPart(reading: Reading, [heading, ...nodes]: readonly Node[]): ComponentPart | undefined {
  if (!isLine(heading)) {
    if (heading !== undefined)
      note(reading, "section/part-missing", { line: firstLine(heading) }, { part: "name of the schema" });
    return undefined;
  }
  const properties = nodes.findIndex((node) => isLabel(reading, node, "Properties"));
  const above = properties === -1 ? nodes : nodes.slice(0, properties);
  const [sampleNode, ...text] = above;
  reading.ledger.claim("widdershins/schema", heading.line);
  // A row of a table that was cut, for example: names of components hold nothing but letters, digits and these signs.
  if (!/^[\w.-]+$/u.test(heading.text))
    note(reading, "page/unknown-line", { line: heading.line }, { text: heading.text, chapter: "Schemas" });
  claim(reading, "widdershins/schema-example", above.slice(0, 1));
  claim(reading, "widdershins/schema", text);
  claim(reading, "widdershins/properties", properties === -1 ? [] : nodes.slice(properties));
  const sample = sampleNode === undefined ? undefined : sampleOf(sampleNode);
  const { part, rest } = partOf(properties === -1 ? [] : nodes.slice(properties + 1), heading.line);
  unread(reading, rest, `Properties of ${heading.text}`);
  return {
    heading,
    part: {
      ...part,
      ...(sample === undefined ? {} : { sample }),
      text: text.filter(isLine),
    },
    end: nodes.reduce(
      (end, node) => Math.max(end, node.kind === "line" ? node.line : node.endLine),
      heading.line,
    ),
  };
}

function sampleOf(node: Node): Json | undefined {
  return shownExamples([node])[0]?.value;
}

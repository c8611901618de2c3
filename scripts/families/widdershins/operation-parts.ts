import type { Table } from "../../read/document.js";
import { type Line, lastLine, type Node } from "../../read/nodes.js";
import type { Security } from "../../spec/api-spec.js";
import type { OperationPart } from "./outline.js";
import { claim, isLabel, isLine, note, type Reading } from "./reading.js";
import { parseRequestLine, type RequestLine } from "./request-line.js";
import { responseSections } from "./response-sections.js";
import type { SchemaPart } from "./schema/part.js";
import { authenticationLines, readSecurity } from "./security.js";

const labels = {
  body: "Body parameter",
  parameters: "Parameters",
  detailed: "Detailed descriptions",
  enums: "Enumerated Values",
  examples: "Example responses",
  responses: "Responses",
  schemas: "Response Schema",
  headers: "Response Headers",
  callbacks: "Callbacks",
} as const;
type PartName = keyof typeof labels;

/** The first columns of the table that stands below a label, where the label alone could be a word of a description. */
const columns: Partial<Record<PartName, readonly [string, string]>> = {
  parameters: ["Name", "In"],
  enums: ["Parameter", "Value"],
  responses: ["Status", "Meaning"],
  headers: ["Status", "Header"],
};

/** An operation, taken apart along the labels of the template. */
export interface OperationParts {
  heading: Line;
  requestLine: Line;
  request: RequestLine;
  /** Summary and description. */
  texts: Node[];
  /** What stands below each label. */
  below: Partial<Record<PartName, Node[]>>;
  /** The tables below "Response Schema", by status. */
  sections: Map<string, SchemaPart>;
  security?: Security[];
  end: number;
}

/** Undefined where the operation has no request line: nothing of it can be told then. */
export function operationParts(reading: Reading, part: OperationPart): OperationParts | undefined {
  const { heading } = part;
  const sampled = isLabel(reading, part.nodes[0], "Code samples");
  const at = part.nodes.findIndex((node) => isLine(node) && parseRequestLine(node.text) !== undefined);
  const requestLine = part.nodes[at];
  const request = isLine(requestLine) ? parseRequestLine(requestLine.text) : undefined;
  if (!isLine(requestLine) || request === undefined) {
    const text = isLine(part.nodes[0]) ? part.nodes[0].text : "";
    note(reading, "request/unreadable", { line: heading.line, operation: heading.text }, { text });
    return undefined;
  }
  reading.ledger.claim("widdershins/operation", heading.line);
  reading.ledger.claim("widdershins/request", requestLine.line);
  if (sampled) reading.ledger.claim("widdershins/samples", heading.line + 1, requestLine.line - 1);
  const security = readSecurity(reading, part.nodes);
  const nodes = withoutRemark(part.nodes.slice(at + 1));
  const parts: OperationParts = {
    heading,
    requestLine,
    request,
    texts: [],
    below: {},
    sections: new Map(),
    ...(security === undefined ? {} : { security }),
    end: part.nodes.reduce((end, node) => Math.max(end, lastLine(node)), requestLine.line),
  };
  let into = parts.texts;
  let open: PartName | undefined;
  for (const [index, node] of nodes.entries()) {
    const name = labelAt(reading, nodes, index, open);
    if (name === undefined) {
      into.push(node);
      continue;
    }
    claim(reading, "widdershins/label", [node]);
    open = name;
    into = parts.below[name] ??= [];
  }
  parts.sections = responseSections(reading, parts.below.schemas ?? [], parts.below.examples ?? []);
  return parts;
}

function withoutRemark(nodes: readonly Node[]): Node[] {
  const start = nodes.findIndex((_, index) => authenticationLines(nodes.slice(index)) > 0);
  if (start === -1) return [...nodes];
  const end = start + authenticationLines(nodes.slice(start));
  return nodes.filter((_, index) => index < start || index >= end);
}

/** The part that a node opens. The tables of schemas have enumerations of their own, and callbacks have everything. */
function labelAt(
  reading: Reading,
  nodes: readonly Node[],
  index: number,
  open: PartName | undefined,
): PartName | undefined {
  if (open === "callbacks") return undefined;
  for (const [name, text] of Object.entries(labels) as [PartName, string][]) {
    if (!isLabel(reading, nodes[index], text)) continue;
    if (name === "enums" && open === "schemas") return undefined;
    const expected = columns[name];
    return expected === undefined || hasColumns(nodes[index + 1], expected) ? name : undefined;
  }
  return undefined;
}

function hasColumns(node: Node | undefined, titles: readonly string[]): node is Table {
  return node?.kind === "table" && titles.every((title, index) => node.header.cells[index]?.text === title);
}

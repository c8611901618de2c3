import { firstLine, type Line, lastLine, type Node } from "../../read/nodes.js";
import type { Security } from "../../spec/api-spec.js";
import { claim, isLabel, isLine, note, type Reading } from "../reading.js";
import { labelsOf, type PartName } from "./labels.js";
import type { OperationPart } from "./outline.js";
import { isServerList, parseRequestLine, type RequestLine } from "./request-line.js";
import { responseSections } from "./response-sections.js";
import type { SchemaPart } from "./schema/part.js";
import { authenticationLines, lastRemark, readSecurity } from "./security.js";
import { unread } from "./unread.js";

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
  const at = part.nodes.findIndex((node) => isLine(node) && parseRequestLine(node.text) !== undefined);
  const requestLine = part.nodes[at];
  const request = isLine(requestLine) ? parseRequestLine(requestLine.text) : undefined;
  if (!isLine(requestLine) || request === undefined) {
    const text = isLine(part.nodes[0]) ? part.nodes[0].text : "";
    note(reading, "request/unreadable", { line: heading.line, operation: heading.text }, { text });
    return undefined;
  }
  if (isServerList(request)) {
    claim(reading, "widdershins/path-servers", [heading, ...part.nodes]);
    const what = { part: `servers of the path ${request.path}` };
    note(reading, "operation/part-unread", { line: heading.line }, what);
    return undefined;
  }
  reading.ledger.claim("widdershins/operation", heading.line);
  reading.ledger.claim("widdershins/request", requestLine.line);
  const above = part.nodes.slice(0, at);
  const samples = above.findIndex((node) => isLabel(reading, node, "Code samples"));
  const stray = samples === -1 ? above : above.slice(0, samples);
  claim(reading, "widdershins/operation", stray);
  unread(reading, stray, "Code samples", heading.text);
  const [label] = above.slice(stray.length);
  if (label !== undefined)
    reading.ledger.claim("widdershins/samples", firstLine(label), requestLine.line - 1);
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
  const labels = labelsOf(reading, nodes);
  let into = parts.texts;
  for (const [index, node] of nodes.entries()) {
    const name = labels.get(index);
    if (name === undefined) {
      into.push(node);
      continue;
    }
    claim(reading, "widdershins/label", [node]);
    into = parts.below[name] ??= [];
  }
  parts.sections = responseSections(
    reading,
    parts.below.schemas ?? [],
    parts.below.examples ?? [],
    heading.text,
  );
  return parts;
}

function withoutRemark(nodes: readonly Node[]): Node[] {
  const start = lastRemark(nodes);
  if (start === -1) return [...nodes];
  const end = start + authenticationLines(nodes.slice(start));
  return nodes.filter((_, index) => index < start || index >= end);
}

import type { Table } from "../../read/document.js";
import type { Node } from "../../read/nodes.js";
import { isLabel, isLine, type Reading } from "../reading.js";
import { isCaption } from "./examples.js";
import { isRequestLine } from "./request-line.js";

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

/** The parts of an operation that the template sets below a label. */
export type PartName = keyof typeof labels;

/**
 * Where the labels of an operation stand, of what follows its request line. Texts can hold the same words, so each is
 * looked for only where the template sets it: before or behind the tables, which are told by their titles.
 */
export function labelsOf(reading: Reading, nodes: readonly Node[]): Map<number, PartName> {
  const found = new Map<number, PartName>();
  const at = (name: PartName, index: number): number => {
    if (index !== -1) found.set(index, name);
    return index;
  };
  const is = (name: PartName, node: Node | undefined): boolean => isLabel(reading, node, labels[name]);
  const table = (name: PartName, from: number, titles: readonly [string, string]): number =>
    at(
      name,
      nodes.findIndex(
        (node, index) => index >= from && is(name, node) && hasColumns(nodes[index + 1], titles),
      ),
    );
  const last = (name: PartName, from: number, to: number): number =>
    at(
      name,
      nodes.findLastIndex((node, index) => index >= from && index < to && is(name, node)),
    );
  const first = (name: PartName, from: number, fits: (index: number) => boolean): number =>
    at(
      name,
      nodes.findIndex((node, index) => index >= from && is(name, node) && fits(index)),
    );

  const responses = table("responses", 0, ["Status", "Meaning"]);
  const end = responses === -1 ? nodes.length : responses;
  const parameters = table("parameters", 0, ["Name", "In"]);
  const isText = reading.document.reader === "text";
  if (!isText || hasBody(nodes[parameters + 1])) last("body", 0, parameters === -1 ? end : parameters);
  if (parameters !== -1) {
    first("detailed", parameters, (index) => index < end);
    table("enums", parameters, ["Parameter", "Value"]);
  }
  const examples = last("examples", Math.max(parameters, 0), end);
  const shown = nodes.slice(examples + 1, end);
  if (isText && shown.length > 0 && !shown.some(isExample)) found.delete(examples);
  if (responses === -1) return found;
  const callbacks = first("callbacks", responses, (index) =>
    nodes.slice(index).some((node) => isLine(node) && isRequestLine(node.text)),
  );
  const own = callbacks === -1 ? nodes.length : callbacks;
  first("schemas", responses, (index) => index < own);
  table("headers", responses, ["Status", "Header"]);
  return new Map([...found].filter(([index]) => index <= own));
}

function hasColumns(node: Node | undefined, titles: readonly [string, string]): node is Table {
  return node?.kind === "table" && titles.every((title, index) => node.header.cells[index]?.text === title);
}

function hasBody(node: Node | undefined): boolean {
  return node?.kind === "table" && node.rows.some(({ cells }) => cells[1]?.text === "body");
}

/** Whether it is an example, or the caption of one. */
function isExample(node: Node): boolean {
  return node.kind === "code" || (isLine(node) && /^(?:"|<\?xml)/u.test(node.text)) || isCaption(node);
}

import type { Node } from "../../read/nodes.js";
import { isLine, note, type Reading } from "../reading.js";
import { shownExamples } from "./examples.js";
import type { SchemaPart } from "./schema/part.js";
import { partOf } from "./schema-parts.js";
import { unread } from "./unread.js";

/** How links stand on the page: the name, and the operation that it leads to. */
const link = /^\S.* => \S+$/u;

/** How many of the nodes, from the first on, are a label and the links below it. */
export function linkLines([label, ...below]: readonly Node[]): number {
  if (!isLine(label) || label.text !== "Links" || !isLink(below[0])) return 0;
  const end = below.findIndex((node) => !isLink(node) && !isLinkTable(node));
  return 1 + (end === -1 ? below.length : end);
}

const isLink = (node: Node | undefined): boolean => isLine(node) && link.test(node.text);
const isLinkTable = (node: Node): boolean =>
  node.kind === "table" &&
  node.header.cells[0]?.text === "Parameter" &&
  node.header.cells[1]?.text === "Expression";

/** The tables below "Response Schema", by status, each with the example of its answer. */
export function responseSections(
  reading: Reading,
  nodes: readonly Node[],
  examples: readonly Node[],
  operation: string,
): Map<string, SchemaPart> {
  const sections = new Map<string, { line: number; nodes: Node[] }>();
  let current: { line: number; nodes: Node[] } | undefined;
  let skip = 0;
  for (const [index, node] of nodes.entries()) {
    if (skip === 0 && isLine(node) && node.text === "Links") skip = linkLines(nodes.slice(index));
    if (skip > 0) {
      if (isLine(node) && node.text === "Links")
        note(reading, "operation/part-unread", { line: node.line, operation }, { part: "links" });
      skip -= 1;
      continue;
    }
    const [, status] = (isLine(node) && /^Status Code (\S+)$/u.exec(node.text)) || [];
    if (status !== undefined && isLine(node)) {
      current = { line: node.line, nodes: [] };
      sections.set(status, current);
    } else if (current !== undefined) current.nodes.push(node);
    // Alternatives without rows have no table, but their values are listed.
    else if (isLine(node) && node.text !== "Enumerated Values")
      note(
        reading,
        "response/unknown-text",
        { line: node.line },
        { text: node.text, part: "Response Schema" },
      );
  }
  const shown = shownExamples(examples);
  return new Map(
    [...sections].map(([status, part]) => {
      const sample = shown.find(
        ({ caption, value }) => caption === `${status} Response` && value !== undefined,
      );
      const { part: read, rest } = partOf(part.nodes, part.line);
      unread(reading, rest, "Response Schema", operation);
      return [status, sample?.value === undefined ? read : { ...read, sample: sample.value }];
    }),
  );
}

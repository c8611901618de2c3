import type { Node } from "../../read/nodes.js";
import { shownExamples } from "./examples.js";
import { isLine, note, type Reading } from "./reading.js";
import type { SchemaPart } from "./schema/part.js";
import { partOf } from "./schema-parts.js";

/** The tables below "Response Schema", by status, each with the example of its answer. */
export function responseSections(
  reading: Reading,
  nodes: readonly Node[],
  examples: readonly Node[],
): Map<string, SchemaPart> {
  const sections = new Map<string, { line: number; nodes: Node[] }>();
  let current: { line: number; nodes: Node[] } | undefined;
  for (const node of nodes) {
    const [, status] = (isLine(node) && /^Status Code (\S+)$/u.exec(node.text)) || [];
    if (status !== undefined && isLine(node)) {
      current = { line: node.line, nodes: [] };
      sections.set(status, current);
    } else if (current !== undefined) current.nodes.push(node);
    else if (isLine(node))
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
      const read = partOf(part.nodes, part.line);
      return [status, sample?.value === undefined ? read : { ...read, sample: sample.value }];
    }),
  );
}

import { cut, endOf, firstLine, type Line, lastLine, type Node } from "../../read/nodes.js";
import { targetPattern } from "./action-index.js";
import { note, type Reading } from "./reading.js";
import { belongsToPart, type SectionFacts, sectionParts } from "./section-parts.js";

/** The section of one action, read but not yet put together. */
export interface Section {
  target: string;
  text: string[];
  facts: SectionFacts;
  lines: { start: number; end: number };
}

/** Without these, nobody knows how to call an action, or fields of one part pass for those of another. */
const neededParts = ["Url:", "Call type:", "Header Identification:", "Output:"] as const;

/** A heading is a target that stands alone; a target inside a text never does. */
const isHeading = (line: Line): boolean => line.alone && targetPattern.test(line.text);

export function readSections(reading: Reading, nodes: readonly Node[]): Section[] {
  const sections: Section[] = [];
  const seen = new Map<string, number>();
  for (const { label, nodes: body } of cut(nodes, isHeading)) {
    if (label === undefined) continue;
    reading.ledger.claim("wapi/heading", label.line);
    const first = seen.get(label.text);
    if (first !== undefined) {
      note(reading, "index/duplicate", { line: label.line, operation: label.text }, { first });
      for (const node of body) reading.ledger.claim("wapi/duplicate", firstLine(node), lastLine(node));
      continue;
    }
    seen.set(label.text, label.line);
    sections.push(readSection(reading, label, body));
  }
  return sections;
}

function readSection(reading: Reading, heading: Line, body: readonly Node[]): Section {
  const target = heading.text;
  const facts: SectionFacts = { conditions: [], restrictions: [], identification: [] };
  const [text, ...parts] = cut(body, (line) => Object.hasOwn(sectionParts, line.text));
  // A text that ends in a colon is a label that nobody knows, and a line of a part has lost its own: both stay unread.
  const lines = (text?.nodes ?? [])
    .filter((node) => node.kind === "line")
    .filter((line) => !line.text.endsWith(":") && !belongsToPart(line.text));
  for (const line of lines) reading.ledger.claim("wapi/text", line.line);
  const seen = new Map<string, number>();
  for (const { label, nodes } of parts) {
    if (label === undefined) continue;
    reading.ledger.claim("wapi/label", label.line);
    const first = seen.get(label.text);
    seen.set(label.text, first ?? label.line);
    if (first !== undefined) {
      note(
        reading,
        "section/part-twice",
        { line: label.line, operation: target },
        { part: label.text, first },
      );
      continue;
    }
    sectionParts[label.text]?.(reading, target, nodes, facts, label);
  }
  for (const part of neededParts)
    if (!seen.has(part))
      note(reading, "section/part-missing", { line: heading.line, operation: target }, { part });
  return {
    target,
    text: lines.map((line) => line.text),
    facts,
    lines: { start: heading.line, end: endOf(heading, body) },
  };
}

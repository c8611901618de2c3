import type { Node } from "../../read/nodes.js";
import { note, type Reading } from "./reading.js";

export interface IndexEntry {
  target: string;
  /** The entry's text; may have more than one line. */
  text: string;
  line: number;
}

/** The name of an action: words joined by dots, at least three of them. */
export const targetPattern = /^[a-z][\w-]*(?:\.[\w-]+){2,}$/u;

/** A first word with dots names something: it is no text, even if it is no target. */
const dotted = /^[\w-]+\.[\w-]/u;

/** The list of all actions. An entry is a target and its text; lines that name no target go on with the text above. */
export function readActionIndex(reading: Reading, nodes: readonly Node[]): IndexEntry[] {
  const entries: IndexEntry[] = [];
  const seen = new Map<string, number>();
  for (const node of nodes) {
    if (node.kind !== "line") continue;
    const [, target, text = ""] = /^(\S+)(?: (.+))?$/u.exec(node.text) ?? [];
    const last = entries.at(-1);
    if (target !== undefined && targetPattern.test(target)) {
      const first = seen.get(target);
      if (first !== undefined)
        note(reading, "index/duplicate", { line: node.line, operation: target }, { first });
      else entries.push({ target, text, line: node.line });
      seen.set(target, first ?? node.line);
    } else if (last !== undefined && !dotted.test(node.text))
      last.text = last.text === "" ? node.text : `${last.text}\n${node.text}`;
    else continue;
    reading.ledger.claim("wapi/index", node.line);
  }
  return entries;
}

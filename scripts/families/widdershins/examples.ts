import { firstLine, type Node } from "../../read/nodes.js";
import type { Json } from "../../spec/json-schema.js";
import { isLine } from "./reading.js";

/** One example below a label. */
export interface ShownExample {
  /** What stands above it: `200 Response`, or the description of the answer. */
  caption?: string;
  line: number;
  text: string;
  /** Language of the code, where the reader knows it. */
  language?: string;
  /** Undefined where it is not JSON. */
  value?: Json;
}

const caption = /^(?:\d{3}|[1-5]XX|default) Response$/u;

/**
 * The examples below a label. A quotation, or in text a line that is no value, is the caption of those that follow.
 */
export function shownExamples(nodes: readonly Node[]): ShownExample[] {
  const found: ShownExample[] = [];
  let above: string | undefined;
  for (const node of nodes) {
    if (node.kind === "list" || node.kind === "table") continue;
    const line = firstLine(node);
    const value = parse(node.text);
    if (isLine(node) && (node.style === "quote" || caption.test(node.text) || value === undefined)) {
      above = node.text;
      continue;
    }
    found.push({
      line,
      text: node.text,
      ...(above === undefined ? {} : { caption: above }),
      ...(node.kind === "code" && node.language !== undefined ? { language: node.language } : {}),
      ...(value === undefined ? {} : { value }),
    });
  }
  return found;
}

function parse(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

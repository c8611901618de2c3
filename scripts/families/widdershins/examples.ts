import { firstLine, type Node } from "../../read/nodes.js";
import type { Json } from "../../spec/json-schema.js";
import { isLine } from "../reading.js";
import { parseYaml } from "./yaml-example.js";

/** What an example is written in. Undefined: in something else, such as plain text. */
export type Format = "json" | "yaml" | "xml";

/** One example below a label. */
export interface ShownExample {
  /** What stands above it: `200 Response`, or the description of the answer. */
  caption?: string;
  line: number;
  text: string;
  format?: Format;
  /** Undefined where it is not understood. */
  value?: Json;
}

/** The language of code that shows a schema in the place of an example. */
export const rawSchema = "json-schema";

const field = /^[\w.$-]+: \S/u;
const caption = /^(?:\d{3}|[1-5]XX|default) Response$/u;

/** Whether it is the caption that the template gives to the examples of an answer. */
export function isCaption(node: Node): boolean {
  return isLine(node) && caption.test(node.text);
}

/**
 * The examples below a label. A quotation, or in text a line that is no value, is the caption of those that follow.
 */
export function shownExamples(nodes: readonly Node[]): ShownExample[] {
  const found: ShownExample[] = [];
  let above: string | undefined;
  let index = 0;
  while (index < nodes.length) {
    const node = nodes[index];
    const lines = flattenedLines(nodes, index);
    index += Math.max(lines.length, 1);
    if (node === undefined || node.kind === "list" || node.kind === "table") continue;
    const text = lines.length === 0 ? node.text : lines.join("\n");
    const read = readValue(text, node, lines.length > 0);
    if (isLine(node) && (node.style === "quote" || read.format === undefined)) above = text;
    else
      found.push({
        ...(above === undefined ? {} : { caption: above }),
        line: firstLine(node),
        text,
        ...read,
      });
  }
  return found;
}

/**
 * XML, or the fields of a form, that flattening left as lines of text: how many of the nodes they are. Without
 * indentation only fields with plain values can be told from each other.
 */
function flattenedLines(nodes: readonly Node[], start: number): string[] {
  const first = nodes[start];
  if (!isLine(first) || first.style !== undefined || !bounds(nodes[start - 1])) return [];
  const isXml = first.text.startsWith("<?xml");
  const lines: string[] = [];
  for (let index = start; index < nodes.length; index += 1) {
    const node = nodes[index];
    const goesOn = isLine(node) && node.style === undefined;
    if (!goesOn || !(isXml ? !caption.test(node.text) : field.test(node.text))) break;
    lines.push(node.text);
  }
  return isXml || bounds(nodes[start + lines.length]) ? lines : [];
}

/** Whether an example cannot go on beyond the node. */
function bounds(node: Node | undefined): boolean {
  if (node === undefined) return true;
  if (isLine(node))
    return node.style !== undefined || caption.test(node.text) || node.text.startsWith("<?xml");
  return node.kind === "code" && parse(node.text) !== undefined;
}

function readValue(text: string, node: Node, isWhole: boolean): Pick<ShownExample, "format" | "value"> {
  const json = parse(text);
  if (node.kind === "code" && node.language === rawSchema) return { format: "json" };
  if (json !== undefined) return { format: "json", value: json };
  if (text.startsWith("<?xml")) return { format: "xml" };
  const isYaml = node.kind === "code" ? node.language === "yaml" : isWhole;
  if (!isYaml) return {};
  const value = parseYaml(text);
  return value === undefined ? { format: "yaml" } : { format: "yaml", value };
}

/** The value that a text is as JSON; undefined where it is none. */
export function parse(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

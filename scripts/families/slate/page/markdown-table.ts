import type { TextLine } from "../../../read/document.js";
import type { FlatTable } from "../model.js";
import { isHeader } from "./table-header.js";

const separator = /\s-{3,}\s*\|[-\s|:]*\s/u;

/**
 * The Markdown table that ran into a line: `Parameter | description --------- | ------- id | Id of the room`. Only one
 * row can be told; undefined for anything else.
 */
export function markdownTable(text: string, line: number): FlatTable | undefined {
  const match = separator.exec(text);
  if (match === null) return undefined;
  const cells = (part: string): string[] => part.split("|").map((cell) => cell.trim());
  const header = cells(text.slice(0, match.index));
  const row = cells(text.slice(match.index + match[0].length));
  if (header.length !== row.length || row.includes("") || !isHeader(header.join(" "))) return undefined;
  const textOf = (parts: string[]): TextLine => ({ line, text: parts.join(" ") });
  return { kind: "flat", header: textOf(header), lines: [textOf(row)] };
}

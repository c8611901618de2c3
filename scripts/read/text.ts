import { createHash } from "node:crypto";
import type { Block, Code, Document, List, ListItem, Paragraph } from "./document.js";
import { isTableHead, readTable } from "./text/table.js";

/** The glyphs by which flattening marks list items; nested lists often have another than the outer one. */
const bullet = /^(\s*)[•◦▪‣●○]\s+(.*)$/u;
/** JSON at the left margin: a bracket, or a member of an object whose brackets were left out. */
const codeStart = /^(?:[{[]|"[^"]*"\s*:)/u;
const closersOnly = /^[\s\]}),;]+$/u;
const tab = " ".repeat(8);
/** How many blank lines code may hold in a row. */
const furthest = 8;

/**
 * Reads a page that was flattened to text: bullets, JSON at the left margin, bars between cells and runs of lines are
 * all that is left of its structure. Headings are gone; the rules of a vendor find them again among the paragraphs.
 */
export function readText(vendor: string, source: string): Document {
  const lines = source.split(/\r\n|\r|\n/u).map(normalized);
  const blocks: Block[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? "";
    if (line.trim() === "") {
      index += 1;
      continue;
    }
    const read = isTableHead(lines, index)
      ? readTable
      : bullet.test(line)
        ? readList
        : codeStart.test(line)
          ? readCode
          : readParagraph;
    const block = read(lines, index);
    blocks.push(block);
    index = block.endLine;
  }
  const title = blocks.find((block) => block.kind === "paragraph")?.lines[0]?.text ?? "";
  const sha256 = createHash("sha256").update(source).digest("hex");
  return { vendor, title, sha256, reader: "text", lines, blocks };
}

/** Invisible differences between editions: byte order marks, zero-width and non-breaking spaces, tabs. */
function normalized(line: string): string {
  return line
    .replace(/[\uFEFF\u200B]/gu, "")
    .replace(/[\u00A0\u2007\u202F]/gu, " ")
    .replace(/\t/gu, tab);
}

function textOf(line: string): string {
  return line.trim().replace(/ {2,}/gu, " ");
}

function readParagraph(lines: readonly string[], start: number): Paragraph {
  const found: Paragraph["lines"] = [];
  let index = start;
  for (; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line.trim() === "") break;
    if (index > start && (bullet.test(line) || codeStart.test(line) || isTableHead(lines, index))) break;
    found.push({ line: index + 1, text: textOf(line) });
  }
  return { kind: "paragraph", startLine: start + 1, endLine: index, lossy: true, lines: found };
}

/** Nesting is told by indentation alone: an item belongs to the nearest item above that stands further left. */
function readList(lines: readonly string[], start: number): List {
  const items: ListItem[] = [];
  const open: { indent: number; item: ListItem }[] = [];
  let index = start;
  for (; index < lines.length; index += 1) {
    const match = bullet.exec(lines[index] ?? "");
    if (match === null) break;
    const indent = (match[1] ?? "").length;
    const item: ListItem = { line: index + 1, text: textOf(match[2] ?? ""), children: [] };
    while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= indent) open.pop();
    (open.at(-1)?.item.children ?? items).push(item);
    open.push({ indent, item });
  }
  return { kind: "list", startLine: start + 1, endLine: index, lossy: false, items };
}

/**
 * Code ends where its brackets close, or at a blank line or table if they never do; stray closing brackets still belong
 * to it.
 */
function readCode(lines: readonly string[], start: number): Code {
  let depth = 0;
  let index = start;
  for (; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line.trim() === "" ? !closesLater(lines, index, depth) : isTableHead(lines, index)) break;
    depth += bracketBalance(line);
    if (depth <= 0) {
      index += 1;
      break;
    }
  }
  while (index < lines.length && (lines[index] ?? "").trim() !== "" && closersOnly.test(lines[index] ?? ""))
    index += 1;
  return {
    kind: "code",
    startLine: start + 1,
    endLine: index,
    lossy: false,
    text: lines.slice(start, index).join("\n"),
  };
}

/** Whether the code goes on behind a blank line: the next line with text is still indented or closes a bracket. */
function closesLater(lines: readonly string[], blank: number, depth: number): boolean {
  if (depth <= 0) return false;
  const next = lines.slice(blank, blank + furthest).find((line) => line.trim() !== "");
  return next !== undefined && (/^\s+\S/u.test(next) || closersOnly.test(next)) && !bullet.test(next);
}

function bracketBalance(line: string): number {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at];
    if (character === "\\") at += 1;
    else if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") depth -= 1;
  }
  return depth;
}

import { isTableHead, readTable } from "../../../read/text/table.js";
import { note, type Reading } from "../../reading.js";
import { codeEnd, opensCode } from "./code-extent.js";
import { labelWord } from "./labels.js";
import type { PageLine, PageNode } from "./nodes.js";

/** Nodes, and the index of the line behind them. */
interface Step {
  nodes: PageNode[];
  end: number;
}

const directive = /^\.\.\s+[\w-]+::\s*(?:[A-Za-z]\w*)?\s*/u;
const fence = /^`{3,}\s*\w*$/u;
const bullet = /^([-*•◦▪‣●○])(\s+|(?=["\w]))(?=\S)/u;

/** Lines of a document, and how many of it stand before them. */
interface Source {
  lines: readonly string[];
  offset: number;
}

/** The nodes of lines of text: of a whole page that was flattened, or of a paragraph with `offset` lines before it. */
export function textNodes(reading: Reading, lines: readonly string[], offset = 0): PageNode[] {
  const found: PageNode[] = [];
  for (let index = 0; index < lines.length; ) {
    const { nodes, end } = nodesAt(reading, { lines, offset }, index);
    found.push(...nodes);
    index = end;
  }
  return found;
}

function nodesAt(reading: Reading, source: Source, index: number): Step {
  const { lines, offset } = source;
  const line = lines[index] ?? "";
  const text = line.trim();
  const place = { line: offset + index + 1 };
  if (text === "") return { nodes: [], end: index + 1 };
  const [mark] = fence.exec(text) ?? directive.exec(text) ?? [];
  if (mark !== undefined) {
    note(reading, "page/stray-mark", place, { text: mark.trim() });
    if (text.length > mark.length) return codeAt(source, index, text.slice(mark.length));
    reading.ledger.claim("labelled/markup", place.line);
    return { nodes: [], end: index + 1 };
  }
  if (offset === 0 && isTableHead(lines, index)) {
    const table = readTable(lines, index);
    return { nodes: [table], end: table.endLine };
  }
  if (opensCode(line)) return codeAt(source, index, line);
  if (isSample(text)) return sampleAt(source, index);
  const label = labelWord(text);
  if (label !== undefined && label.rest !== "" && opensCode(label.rest)) {
    const { nodes, end } = codeAt(source, index, label.rest);
    const own = lineAt(source, index, text.slice(0, text.lastIndexOf(label.rest)));
    return { nodes: [own, ...nodes.map((node) => ({ ...node, shared: true as const }))], end };
  }
  if (/^\*\*|\*\*:?$/u.test(text) && label !== undefined)
    note(reading, "page/stray-mark", place, { text: "**" });
  return { nodes: [lineAt(source, index, line)], end: index + 1 };
}

/** Whether a line is a command that sends a request. */
export function isSample(text: string): boolean {
  return /^(?:\$\s*)?(?:curl|wget|httpie)\s+\S/u.test(text);
}

function codeAt({ lines, offset }: Source, start: number, first: string): Step {
  const end = Math.max(codeEnd(lines, start, first), start + 1);
  const text = [first, ...lines.slice(start + 1, end)].join("\n");
  return { nodes: [{ kind: "code", startLine: offset + start + 1, endLine: offset + end, text }], end };
}

function sampleAt({ lines, offset }: Source, start: number): Step {
  let end = start + 1;
  while (end < lines.length && (lines[end] ?? "").trim() !== "") end += 1;
  const text = lines.slice(start, end).join("\n");
  return { nodes: [{ kind: "sample", startLine: offset + start + 1, endLine: offset + end, text }], end };
}

function lineAt({ lines, offset }: Source, index: number, line: string): PageLine {
  const shown = line.trim().replace(/ {2,}/gu, " ");
  const mark = bullet.exec(shown)?.[0];
  return {
    kind: "line",
    line: offset + index + 1,
    text: mark === undefined ? shown : shown.slice(mark.length),
    gap: index === 0 || (lines[index - 1] ?? "").trim() === "",
    bullet: mark !== undefined,
    depth: line.length - line.trimStart().length,
  };
}

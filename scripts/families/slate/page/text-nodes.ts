import type { TextLine } from "../../../read/document.js";
import { note, type Reading } from "../../reading.js";
import { codeExtent, opensCode } from "./code-blocks.js";
import { errorRow, isErrorHeader } from "./error-rows.js";
import { tableEnd } from "./flat-tables.js";
import { titledList, titledListStart } from "./lists.js";
import type { SlateNode } from "./nodes.js";
import { sampleEnd } from "./samples.js";
import { isHeader } from "./table-header.js";

/** Nodes, and the index of the line behind them. */
interface Step {
  nodes: SlateNode[];
  end: number;
}

/** The nodes of a page that was flattened to text, from its lines. Stray marks of the page's source are passed over. */
export function textNodes(reading: Reading): SlateNode[] {
  const lines = reading.document.lines.map((line) => line.trimEnd());
  const found: SlateNode[] = [];
  for (let index = 0; index < lines.length; ) {
    const step = nodesAt(reading, lines, index);
    found.push(...step.nodes);
    index = step.end;
  }
  return found;
}

function nodesAt(reading: Reading, lines: readonly string[], index: number): Step {
  const line = lines[index] ?? "";
  if (line === "") return { nodes: [], end: index + 1 };
  if (/^`+$/u.test(line.trim())) {
    note(reading, "page/stray-mark", { line: index + 1 }, { text: line.trim() });
    reading.ledger.claim("slate/stray-mark", index + 1);
    return { nodes: [], end: index + 1 };
  }
  if (opensCode(line)) return codeAt(lines, index);
  const sample = sampleEnd(lines, index);
  if (sample > index)
    return { nodes: [{ kind: "sample", startLine: index + 1, endLine: sample }], end: sample };
  if (isErrorHeader(line)) return errorsAt(lines, index);
  const text = textAt(reading, lines, index);
  if (isHeader(text.text)) return tableAt(lines, index, text);
  const isAlone = (lines[index - 1] ?? "") === "" && (lines[index + 1] ?? "") === "";
  return { nodes: [{ kind: "line", alone: isAlone, ...text }], end: index + 1 };
}

/** The line's text without a mark that has no partner in it. */
function textAt(reading: Reading, lines: readonly string[], index: number): TextLine {
  const line = index + 1;
  const shown = shownText(lines[index] ?? "");
  if (shown.split("`").length % 2 === 1 || !/^`|`$/u.test(shown)) return { line, text: shown };
  note(reading, "page/stray-mark", { line }, { text: "`" });
  return { line, text: shown.replace(/^`|`$/u, "").trim() };
}

function shownText(line: string): string {
  return line.trim().replace(/ {2,}/gu, " ");
}

function codeAt(lines: readonly string[], start: number): Step {
  const { end } = codeExtent(lines, start);
  const text = lines.slice(start, end).join("\n");
  return {
    nodes: [{ kind: "code", startLine: start + 1, endLine: end, lossy: false, text }],
    end,
  };
}

function errorsAt(lines: readonly string[], start: number): Step {
  const blank = lines.findIndex((line, index) => index > start && line === "");
  const below = lines.slice(start + 1, blank === -1 ? lines.length : blank);
  const rows = below.map((text, index) => errorRow(text, start + index + 2));
  const end = start + 2 + rows.findLastIndex((row) => row !== undefined);
  const nodes: SlateNode[] = [{ kind: "errors", startLine: start + 1, endLine: start + 1, rows: [] }];
  // A line between the rows that is none stays unread.
  for (const row of rows)
    if (row !== undefined)
      nodes.push({ kind: "errors", startLine: row.line, endLine: row.line, rows: [row] });
  return { nodes, end };
}

function tableAt(lines: readonly string[], start: number, header: TextLine): Step {
  const end = tableEnd(lines, start);
  const below = lines.slice(start + 1, end);
  const at = titledListStart(below);
  const listStart = at === -1 ? end : start + 1 + at;
  const rows = textLines(lines, start + 1, listStart);
  const list = titledList(textLines(lines, listStart, end));
  return {
    nodes: [
      {
        kind: "parameters",
        startLine: start + 1,
        endLine: rows.at(-1)?.line ?? start + 1,
        table: { kind: "flat", header, lines: rows },
      },
      ...(list === undefined
        ? []
        : [{ kind: "titled-list", startLine: listStart + 1, endLine: end, list } as const]),
    ],
    end,
  };
}

function textLines(lines: readonly string[], start: number, end: number): TextLine[] {
  return lines
    .slice(start, end)
    .map((line, index) => ({ line: start + index + 1, text: shownText(line) }))
    .filter(({ text }) => text !== "");
}

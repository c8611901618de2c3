import type { Cell } from "../../../read/document.js";
import { rowText } from "../../../read/html/cell.js";

/** A line of a cell. `depth`: how deep the list lies of which it is an item; 0: it is none. */
export interface CellLine {
  text: string;
  markdown: string;
  depth: number;
}

/** The lines of a cell without those of its tables. */
export function cellLines({ text, markdown = text, tables = [] }: Cell): CellLine[] {
  const lines = shown(text);
  const marked = shown(markdown);
  const isAligned = marked.length === lines.length;
  const inTables = new Map<string, number>();
  for (const row of tables.flatMap((table) => [table.header, ...table.rows]).map(rowText))
    inTables.set(row, (inTables.get(row) ?? 0) + 1);
  const indents: number[] = [];
  return lines.flatMap((line, at) => {
    const rows = inTables.get(line) ?? 0;
    if (rows > 0) {
      inTables.set(line, rows - 1);
      return [];
    }
    const plain = squeezed(line);
    const written = (isAligned ? marked[at] : undefined) ?? line;
    const [mark, indent = ""] = itemMark(written, plain) ?? [];
    if (mark === undefined) {
      indents.length = 0;
      return [{ text: plain, markdown: squeezed(written), depth: 0 }];
    }
    while ((indents.at(-1) ?? -1) >= indent.length) indents.pop();
    indents.push(indent.length);
    return [{ text: plain, markdown: squeezed(written.slice(mark.length)), depth: indents.length }];
  });
}

/** The index behind the lines that lie deeper than the one at `start`. */
export function endOfBelow(lines: readonly CellLine[], start: number): number {
  const depth = lines[start]?.depth ?? 0;
  let end = start + 1;
  while (end < lines.length && (lines[end]?.depth ?? 0) > depth) end += 1;
  return end;
}

/** The mark that Markdown sets before an item; text can begin with such signs by itself. */
function itemMark(written: string, plain: string): RegExpExecArray | undefined {
  const found = /^(\s*)(?:-|1\.) /u.exec(written);
  if (found === null) return undefined;
  const isOwn = /^(?:-|1\.) /u.test(plain) && squeezed(written) === plain;
  return isOwn ? undefined : found;
}

function shown(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

function squeezed(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

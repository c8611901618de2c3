import type { Cell, Row, Table } from "../document.js";

/** How many lines a row may take where line breaks in its cells were kept. */
const longest = 40;

/** Whether a table begins here: a line of titles, and below it a line of dashes with a bar for each. */
export function isTableHead(lines: readonly string[], index: number): boolean {
  return isRule(lines[index + 1]) && (lines[index] ?? "").includes("|") && !isRule(lines[index]);
}

function isRule(line: string | undefined): boolean {
  return line?.includes("|") === true && line.includes("---") && /^[\s|:-]+$/u.test(line);
}

/**
 * Reads a table that was flattened to lines with bars. Cells stay as they stand: flattening loses cells, which shifts
 * their row, and a cell may hold a bar itself, which makes the row longer than its titles. The rules of a vendor know
 * what a row must hold; see `fitted`.
 */
export function readTable(lines: readonly string[], start: number): Table {
  const closed = (lines[start + 1] ?? "").trimEnd().endsWith("|");
  const header = rowAt(lines, start, start + 1);
  const rows: Row[] = [];
  let index = start + 2;
  for (let end = rowEnd(lines, index, closed); end > index; end = rowEnd(lines, index, closed)) {
    rows.push(rowAt(lines, index, end));
    index = end;
  }
  return { kind: "table", startLine: start + 1, endLine: index, lossy: true, header, rows };
}

/** The index behind the row that begins here, or the same where none does. `closed`: rows end in a bar. */
function rowEnd(lines: readonly string[], start: number, closed: boolean): number {
  const first = lines[start] ?? "";
  if (!/(?:^|\s)\|(?:\s|$)/u.test(first) || isTableHead(lines, start)) return start;
  if (!closed) return start + 1;
  for (let index = start; index < Math.min(lines.length, start + longest); index += 1) {
    const line = (lines[index] ?? "").trimEnd();
    if (line === "" || isTableHead(lines, index)) return start;
    if (line.endsWith("|")) return index + 1;
  }
  return start;
}

function rowAt(lines: readonly string[], start: number, end: number): Row {
  const text = lines
    .slice(start, end)
    .map((line) => line.trim())
    .join("\n");
  return { line: start + 1, cells: cellsOf(text) };
}

/** Bars part cells where white space stands before them; one at either end of the row parts nothing. */
function cellsOf(row: string): Cell[] {
  const cells = row.split(/(?<=\s|^|\|)\|(?=\s|$|\|)/u);
  if (cells[0] === "" && row.startsWith("|")) cells.shift();
  if (cells.at(-1) === "") cells.pop();
  return cells.map((cell) => ({
    text: cell
      .split("\n")
      .map((line) => line.trim().replace(/ {2,}/gu, " "))
      .join("\n"),
  }));
}

/** The cells of a row with more of them than titles: the surplus belongs to the column of free text, which held bars. */
export function fitted(cells: readonly Cell[], titles: number, free: number): readonly Cell[] {
  const surplus = cells.length - titles;
  if (surplus <= 0) return cells;
  const text = cells
    .slice(free, free + surplus + 1)
    .map((cell) => cell.text)
    .join(" | ");
  return [...cells.slice(0, free), { text }, ...cells.slice(free + surplus + 1)];
}

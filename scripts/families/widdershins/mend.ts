import type { Cell, Row, Table } from "../../read/document.js";
import type { Node } from "../../read/nodes.js";
import { markdownOf } from "./markdown.js";

/** The first cell of a row of answers. */
export const status = /^(?:\d{3}|[1-5]XX|default)$/u;

/**
 * Mends a table of answers. The template sets their texts into cells as they are: a line break within a text ends the
 * row, and an empty line ends the table. What follows stands in rows without a status, or behind the table. `free`: the
 * column of texts.
 */
export function mended(table: Table, behind: readonly Node[], free: number): Table {
  const columns = table.header.cells.length;
  const rows: Row[] = [];
  for (const row of [...table.rows, ...strayRows(table, behind, columns)]) {
    const before = rows.at(-1);
    const [first] = row.cells;
    if (before === undefined || status.test(first?.text ?? "")) rows.push(row);
    else rows.splice(-1, 1, { ...before, cells: joined(before.cells, row.cells, free) });
  }
  return { ...table, rows };
}

/** The row goes on in the next one: with the rest of its text, and what stands behind it. */
function joined(before: readonly Cell[], [rest, ...further]: readonly Cell[], free: number): Cell[] {
  const text = before[free];
  const whole = (of: (cell: Cell) => string): string =>
    [text, rest].flatMap((cell) => (cell === undefined ? [] : [of(cell)])).join("\n");
  return [
    ...before.slice(0, free),
    { text: whole((cell) => cell.text), markdown: whole((cell) => cell.markdown ?? cell.text) },
    ...further,
  ];
}

/** What stands behind the table, as rows: the rest of a text up to the first bar, then cells. */
function strayRows({ endLine: line }: Table, behind: readonly Node[], columns: number): Row[] {
  const text = markdownOf(behind.filter(({ kind }) => kind !== "table"));
  if (!text.includes("|")) return [];
  const [rest = "", last = "", ...cells] = text.split("|");
  const rows: Row[] = [{ line, cells: [`\n${rest}`, last].map(cellOf) }];
  // A bar ends each row, and another begins the next.
  for (let at = 1; at + columns <= cells.length; at += columns + 1)
    rows.push({ line, cells: cells.slice(at, at + columns).map(cellOf) });
  return rows;
}

function cellOf(markdown: string): Cell {
  const [, text, href] = /^\[([^\]]*)\]\(([^()]*)\)$/u.exec(markdown.trim()) ?? [];
  return text === undefined || href === undefined ? { text: markdown } : { text, href };
}

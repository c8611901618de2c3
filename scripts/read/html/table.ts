import type { Cell, Row } from "../document.js";

/** A cell where it is written, before it spreads over columns and rows. */
export interface WrittenCell {
  cell: Cell;
  columns: number;
  rows: number;
}

export interface WrittenRow {
  line: number;
  head: boolean;
  cells: WrittenCell[];
}

/** Further columns of a row are not filled: no table of a page is so wide, and spans would make it as wide as told. */
const widest = 100;

/**
 * The titles of a table and its rows, with each cell in its column. A cell that spreads over rows stands in each of
 * them; one that spreads over columns leaves the others empty, but a title stands above all of its columns.
 */
export function gridOf(written: readonly WrittenRow[]): { header: Row; rows: Row[] } | undefined {
  const [first, ...others] = filled(written);
  if (first === undefined) return undefined;
  const heads = written.findIndex(({ head }) => !head);
  const titles = others.slice(0, Math.max(0, heads - 1));
  return { header: titles.reduce(below, first), rows: others.slice(titles.length) };
}

function filled(written: readonly WrittenRow[]): Row[] {
  const carried: { cell: Cell; left: number }[] = [];
  return written.map(({ line, head, cells }): Row => {
    const row: Cell[] = [];
    const carry = (): void => {
      for (let above = carried[row.length]; above && above.left > 0; above = carried[row.length]) {
        above.left -= 1;
        row.push(above.cell);
      }
    };
    for (const { cell, columns, rows } of cells) {
      carry();
      for (let column = 0; column < columns && (column === 0 || row.length < widest); column += 1) {
        const shown = column === 0 || head ? cell : { text: "" };
        if (row.length < widest) carried[row.length] = { cell: shown, left: rows - 1 };
        row.push(shown);
      }
    }
    carry();
    return { line, cells: row };
  });
}

/** Two rows of titles as one: `Limits` above `Min` is `Limits Min`. The rows' lines belong to the table. */
function below(upper: Row, lower: Row): Row {
  const width = Math.max(upper.cells.length, lower.cells.length);
  const cells = Array.from({ length: width }, (_, column): Cell => {
    const above = upper.cells[column];
    const own = lower.cells[column];
    if (above === undefined || above.text === "" || above === own || above.text === own?.text)
      return own ?? { text: "" };
    return own === undefined || own.text === "" ? above : { text: `${above.text} ${own.text}` };
  });
  return { line: lower.line, cells };
}

import type { Cell, Row, Table } from "../../read/document.js";
import type { Node } from "../../read/nodes.js";
import { note, type Reading } from "../reading.js";
import { unread } from "./unread.js";

/** A row by the titles of its columns. */
export type Cells<T extends string> = Partial<Record<T, Cell>> & { row: Row };

/** The rows of a table by title. A title that the rules do not know is an error: its column would be lost. */
export function cellsOf<const T extends string>(
  reading: Reading,
  table: Table,
  titles: readonly T[],
): Cells<T>[] {
  const found = table.header.cells.map(({ text }) => titles.find((title) => title === text));
  for (const [index, title] of found.entries()) {
    const text = table.header.cells[index]?.text ?? "";
    if (title === undefined && text !== "")
      note(
        reading,
        "page/unknown-column",
        { line: table.header.line },
        { title: text, known: titles.join(", ") },
      );
  }
  return table.rows.map((row) => {
    // The template leaves no cell empty.
    if (table.lossy && row.cells.length < found.length) {
      const text = row.cells.map((cell) => cell.text).join(" | ");
      note(reading, "page/short-row", { line: row.line }, { text, titles: titles.join(", ") });
    }
    const cells: Cells<T> = { row } as Cells<T>;
    for (const [index, title] of found.entries()) {
      const cell = row.cells[index];
      if (title !== undefined && cell !== undefined) Object.assign(cells, { [title]: cell });
    }
    return cells;
  });
}

/** Nothing but tables stands below some labels. Whatever else does would be lost: a row that was cut, an unknown label. */
export function onlyTables(
  reading: Reading,
  nodes: readonly Node[] | undefined,
  part: string,
  operation: string,
): void {
  unread(
    reading,
    (nodes ?? []).filter(({ kind }) => kind !== "table"),
    part,
    operation,
  );
}

export function tablesIn(nodes: readonly Node[] | undefined): Table[] {
  return (nodes ?? []).filter((node) => node.kind === "table");
}

import type { Table } from "../../../read/document.js";
import type { FlatTable } from "../model.js";
import { columnOf } from "../table/header.js";
import { meaningOf, placeOfMeaning } from "./labels.js";
import type { SlateNode } from "./nodes.js";

/** Joins tables of the same columns right behind each other where the label above them tells the place of both. */
export function joinTables(nodes: readonly SlateNode[]): SlateNode[] {
  const found: SlateNode[] = [];
  let isPlaced = false;
  for (const node of nodes) {
    const meaning = node.kind === "line" ? meaningOf(node.text) : undefined;
    if (meaning !== undefined) isPlaced = placeOfMeaning(meaning) !== undefined;
    const last = found.at(-1);
    const table =
      isPlaced && last?.kind === "parameters" && node.kind === "parameters"
        ? joined(last.table, node.table)
        : undefined;
    if (table === undefined) found.push(node);
    else {
      const { startLine, endLine } = table;
      found[found.length - 1] = { kind: "parameters", startLine, endLine, table };
    }
  }
  return found;
}

function joined(upper: Table | FlatTable, lower: Table | FlatTable): Table | undefined {
  if (upper.kind === "flat" || lower.kind === "flat") return undefined;
  const columns = ({ header }: Table): string => header.cells.map(({ text }) => columnOf(text)).join();
  if (columns(upper) !== columns(lower)) return undefined;
  return { ...upper, endLine: lower.endLine, rows: [...upper.rows, ...lower.rows] };
}

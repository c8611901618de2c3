import type { Cell } from "../document.js";
import { cellOf, rowText } from "./cell.js";
import { attribute, childrenOf, type Element, type HtmlNode, isElement } from "./dom.js";
import { roleOf } from "./elements.js";
import { Flow } from "./flow.js";
import { OneLine } from "./lines.js";
import { type Place, readThrough, visibleChildren } from "./place.js";
import { gridOf, type WrittenCell, type WrittenRow } from "./table.js";

/** Tables that lie deeper are text only: the text of each is also that of the cells around it. */
const deepest = 5;

interface Parts {
  rows: { at: number; head: boolean; cells: HtmlNode[] }[];
  /** What stands in a table without being a part of it. Browsers show it above. */
  strays: HtmlNode[];
}

export function readTable(element: Element, place: Place): void {
  const { flow } = place;
  if (place.tables >= deepest) {
    readThrough(element, place);
    return;
  }
  flow.before();
  const parts: Parts = { rows: [], strays: [] };
  collect(element, false, parts);
  place.read(parts.strays, place);
  flow.before();
  const startLine = flow.lines.next;
  const rows = parts.rows.map(({ at, head, cells }): WrittenRow => {
    const line = flow.lines.next;
    const written = cells.map((cell) => cellIn(cell, line, { ...place, tables: place.tables + 1 }));
    flow.lines.add(rowText({ cells: written.map(({ cell }) => cell) }), at);
    return { line, head, cells: written };
  });
  const grid = gridOf(rows);
  const endLine = Math.max(startLine, flow.lines.next - 1);
  if (grid !== undefined) flow.blocks.push({ kind: "table", startLine, endLine, lossy: false, ...grid });
}

function collect(element: Element, head: boolean, parts: Parts): void {
  /** The cells of a row that has no tag of its own. */
  let bare: HtmlNode[] | undefined;
  for (const child of visibleChildren(element)) {
    const role = isElement(child) ? roleOf(child.name) : undefined;
    if (role !== "cell") bare = undefined;
    if (!isElement(child)) parts.strays.push(child);
    else if (role === "row")
      parts.rows.push({ at: child.startIndex ?? 0, head, cells: visibleChildren(child) });
    else if (role === "cell" && bare !== undefined) bare.push(child);
    else if (role === "cell") {
      bare = [child];
      parts.rows.push({ at: child.startIndex ?? 0, head, cells: bare });
    } else if (role === "section") collect(child, child.name === "thead", parts);
    else if (child.name === "form") collect(child, head, parts);
    else if (child.name !== "col" && child.name !== "colgroup") parts.strays.push(child);
  }
}

function cellIn(node: HtmlNode, line: number, place: Place): WrittenCell {
  const flow = new Flow(new OneLine(line), true);
  const isCell = isElement(node) && roleOf(node.name) === "cell";
  place.read(isCell ? childrenOf(node) : [node], { ...place, flow });
  flow.end();
  const cell: Cell = cellOf(flow.blocks);
  if (flow.href !== undefined) cell.href = flow.href;
  return { cell, columns: isCell ? span(node, "colspan") : 1, rows: isCell ? span(node, "rowspan") : 1 };
}

/** How far a cell spreads; as far as it goes where it says 0. */
function span(element: Element, name: string): number {
  const written = Number.parseInt(attribute(element, name) ?? "1", 10);
  if (Number.isNaN(written) || written < 0) return 1;
  return written === 0 ? 65_534 : Math.min(written, 65_534);
}

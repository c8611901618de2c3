import type { Code, Document, Table } from "../../read/document.js";
import { nodesOf } from "../../read/nodes.js";
import { extentsIn } from "./code-blocks.js";
import { errorsOfTable } from "./error-rows.js";
import { listTable } from "./lists.js";
import type { SlateNode } from "./nodes.js";
import { columnOf } from "./table/header.js";

/** The nodes of a page in HTML, from its blocks. */
export function htmlNodes({ blocks }: Document): SlateNode[] {
  return nodesOf(blocks).flatMap((node): SlateNode[] => {
    if (node.kind === "code") return examplesIn(node);
    return node.kind === "table" ? [tableNode(node)] : [node];
  });
}

/** One block of code can hold several examples. */
function examplesIn(code: Code): SlateNode[] {
  const lines = code.text.split("\n");
  return extentsIn(lines).map(({ start, end }) => ({
    ...code,
    startLine: code.startLine + start,
    endLine: code.startLine + end - 1,
    text: lines.slice(start, end).join("\n"),
  }));
}

function tableNode(table: Table): SlateNode {
  const { startLine, endLine, header } = table;
  const rows = errorsOfTable(table);
  if (rows !== undefined) return { kind: "errors", startLine, endLine, rows };
  if (columnOf(header.cells[0]?.text ?? "") === "name")
    return { kind: "parameters", startLine, endLine, table };
  const list = listTable(table);
  return list === undefined ? table : { kind: "titled-list", startLine, endLine, list };
}

import type { Block, Cell, Code, Document, List, ListItem, Row, Table } from "../../../read/document.js";
import { type Line, nodesOf } from "../../../read/nodes.js";
import { columnOf } from "../table/header.js";
import { extentsIn, opensCode } from "./code-blocks.js";
import { errorsOfTable } from "./error-rows.js";
import { listTable } from "./lists.js";
import { linesOf, type SlateNode } from "./nodes.js";
import { isRequestLine } from "./request-line.js";
import { isSample, sampleLength } from "./samples.js";

/** The nodes of a page in HTML, from its blocks. */
export function htmlNodes({ blocks }: Document): SlateNode[] {
  return withRemarks(nodesIn(blocks));
}

function nodesIn(blocks: readonly Block[]): SlateNode[] {
  return nodesOf(blocks).flatMap((node): SlateNode[] => {
    if (node.kind === "code") return codeNodes(withTab(node));
    if (node.kind === "list") return listNodes(node);
    return node.kind === "table" ? [tableNode(node)] : [node];
  });
}

/** The template writes the name of a tab behind the language: `json--headers`. */
function withTab({ language, ...code }: Code): Code {
  const name = language?.split("--").findLast((part) => part !== "");
  return name === undefined ? code : { ...code, language: name };
}

/** One block of code can hold several examples, or a request line. */
function codeNodes(code: Code): SlateNode[] {
  const lines = code.text.split("\n");
  const [only, ...more] = lines.flatMap((line, at) =>
    line.trim() === "" ? [] : [{ text: line.trim(), at }],
  );
  if (only !== undefined && more.length === 0 && isRequestLine(only.text))
    return [{ kind: "line", alone: true, line: code.startLine + only.at, text: only.text }];
  if (isSample(code)) {
    const length = sampleLength(lines);
    const { startLine, endLine } = code;
    const rest = { ...code, startLine: startLine + length, text: lines.slice(length).join("\n") };
    const end = length === lines.length ? endLine : startLine + length - 1;
    return [
      { kind: "sample", startLine, endLine: end },
      ...(length === lines.length ? [] : codeNodes({ ...rest, language: "json" })),
    ];
  }
  // What holds no JSON at all is one example, whatever it is.
  if (!lines.some(opensCode)) return [code];
  return extentsIn(lines).map(({ start, end }) => ({
    ...code,
    startLine: code.startLine + start,
    endLine: code.startLine + end - 1,
    text: lines.slice(start, end).join("\n"),
  }));
}

/** A list as it is; where tables and code stand in it, each item as a line above those. */
function listNodes(list: List): SlateNode[] {
  return list.items.some(holdsBlocks) ? list.items.flatMap(itemNodes) : [list];
}

function holdsBlocks({ blocks = [], children }: ListItem): boolean {
  return blocks.length > 0 || children.some(holdsBlocks);
}

function itemNodes({ blocks = [], children, ...item }: ListItem): SlateNode[] {
  const own: Line[] = item.text === "" ? [] : [{ kind: "line", alone: true, ...item }];
  return [...own, ...nodesIn(blocks), ...children.flatMap(itemNodes)];
}

function tableNode(table: Table): SlateNode {
  const { startLine, endLine, header } = table;
  const rows = errorsOfTable(table);
  if (rows !== undefined) return { kind: "errors", startLine, endLine, rows };
  const names = header.cells.findIndex(({ text }) => columnOf(text) === "name");
  if (names !== -1) return { kind: "parameters", startLine, endLine, table: withNamesFirst(table, names) };
  const list = listTable(table);
  return list === undefined ? table : { kind: "titled-list", startLine, endLine, list };
}

/** Other rules look for names in the first column. */
function withNamesFirst(table: Table, at: number): Table {
  const order = (cells: readonly Cell[]): Cell[] => [
    cells[at] ?? { text: "" },
    ...cells.filter((_, index) => index !== at),
  ];
  const ordered = (row: Row): Row => ({ ...row, cells: order(row.cells) });
  return at === 0 ? table : { ...table, header: ordered(table.header), rows: table.rows.map(ordered) };
}

/** Lists right behind a remark are part of it: nothing shows where it ends. */
function withRemarks(nodes: readonly SlateNode[]): SlateNode[] {
  const found: SlateNode[] = [];
  for (const node of nodes) {
    const last = found.at(-1);
    const isPart = node.kind === "list" && last?.kind === "line" && last.style === "aside";
    if (!isPart) found.push(node);
    else
      found.push(
        ...linesOf([node]).map((line): Line => ({ kind: "line", alone: false, style: "aside", ...line })),
      );
  }
  return found;
}

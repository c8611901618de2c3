import { cellOf } from "./cell.js";
import { codeLines, languageOf } from "./code.js";
import { attribute, type Element, type HtmlNode, isElement, textOf, textsBelow } from "./dom.js";
import { markOf, type Role, roleOf } from "./elements.js";
import { Flow, type Style } from "./flow.js";
import { OneLine } from "./lines.js";
import { readList, readOneItem } from "./list.js";
import { isHidden, type Place, readThrough } from "./place.js";
import { readTable } from "./read-table.js";

/** Deeper elements are text only. */
const deepest = 600;

type Read = (element: Element, place: Place) => void;

const readers: Readonly<Record<Role, Read>> = {
  skip: () => {},
  break: (_, { flow }) => flow.run.break(),
  image: readImage,
  block: readThrough,
  heading: readHeading,
  pre: readCode,
  list: readList,
  item: readOneItem,
  detail: readThrough,
  table: readTable,
  section: readThrough,
  row: readThrough,
  cell: readThrough,
  caption: readThrough,
  quote: (element, place) => readStyled("quote", element, place),
  aside: (element, place) => readStyled("aside", element, place),
};

export function readNodes(nodes: readonly HtmlNode[], place: Place): void {
  for (const node of nodes) readNode(node, place);
}

function readNode(node: HtmlNode, place: Place): void {
  const { page, flow, depth } = place;
  const text = textOf(node);
  if (text !== undefined) flow.run.text(text, node.startIndex ?? 0);
  if (!isElement(node) || isHidden(node)) return;
  if (depth > deepest) {
    for (const { text, at } of textsBelow(node)) flow.run.text(`${text} `, at);
    return;
  }
  const inside = { ...place, depth: depth + 1 };
  const role = roleOf(node.name);
  if (role !== "heading") page.anchor(node);
  if (role === undefined) readInline(node, inside);
  else readers[role](node, inside);
}

function readInline(element: Element, place: Place): void {
  const { run } = place.flow;
  const mark = markOf(element.name);
  const href = mark === "link" ? place.page.target(element) : "";
  if (mark === "link" && place.heading && href.startsWith("#") && isHandle(element)) return;
  const isMark = mark !== undefined && (mark !== "link" || href !== "");
  if (isMark) run.open(mark, href);
  place.read(element.children, place);
  if (isMark) run.close();
}

function isHandle(element: Element): boolean {
  for (const { text } of textsBelow(element)) if (/[\p{L}\p{N}]/u.test(text)) return false;
  return true;
}

function readImage(element: Element, { flow }: Place): void {
  const alt = (attribute(element, "alt") ?? "").trim().replace(/\s+/gu, " ");
  flow.run.image(alt, attribute(element, "src") ?? "", element.startIndex ?? 0);
}

function readStyled(style: Style, element: Element, place: Place): void {
  const { flow } = place;
  flow.before();
  const outer = flow.style;
  flow.style = style;
  place.read(element.children, place);
  flow.end();
  flow.style = outer;
}

function readHeading(element: Element, place: Place): void {
  const { page, flow } = place;
  flow.before();
  page.opens();
  const inner = new Flow(new OneLine(flow.lines.next), true);
  place.read(element.children, { ...place, flow: inner, heading: true });
  inner.end();
  const text = cellOf(inner.blocks).text.replaceAll("\n", " ");
  if (text === "") {
    page.anchor(element);
    return;
  }
  const line = flow.lines.add(text, element.startIndex ?? 0);
  const id = attribute(element, "id");
  const level = Number(element.name.slice(1));
  const heading = { kind: "heading", level, text, startLine: line, endLine: line, lossy: false } as const;
  const found = id === undefined || id === "" ? heading : { ...heading, id };
  page.closes(found);
  flow.blocks.push(found);
}

function readCode(element: Element, { page, flow }: Place): void {
  flow.before();
  const lines = codeLines(element, page.source);
  if (lines.every(({ text }) => text.trim() === "")) return;
  const startLine = flow.lines.next;
  for (const { text, at } of lines) flow.lines.add(text, at);
  const language = languageOf(element);
  flow.blocks.push({
    kind: "code",
    startLine,
    endLine: Math.max(startLine, flow.lines.next - 1),
    lossy: false,
    text: lines.map(({ text }) => text).join("\n"),
    ...(language === undefined ? {} : { language }),
  });
}

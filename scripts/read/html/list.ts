import type { List, ListItem } from "../document.js";
import { childrenOf, type Element, type HtmlNode, isElement } from "./dom.js";
import { roleOf } from "./elements.js";
import { ItemFlow } from "./flow.js";
import { type Place, readThrough, visibleChildren } from "./place.js";

/** Lists that lie deeper are items of the list around them. */
const deepest = 30;

/** Lists, and lists of terms: what is said of a term is below it. */
export function readList(element: Element, place: Place): void {
  const { flow } = place;
  if (place.lists >= deepest) {
    readThrough(element, place);
    return;
  }
  flow.before();
  const startLine = flow.lines.next;
  const items = itemsOf(element, { ...place, lists: place.lists + 1 });
  if (items.length === 0) return;
  if (flow instanceof ItemFlow) flow.children.push(...items);
  else flow.blocks.push(listOf(items, startLine, place, element.name === "ol"));
}

/** An item that stands in no list; those side by side are one. */
export function readOneItem(element: Element, place: Place): void {
  const { flow, lists } = place;
  if (lists >= deepest) {
    readThrough(element, place);
    return;
  }
  flow.before();
  const startLine = flow.lines.next;
  const item = itemOf(childrenOf(element), { ...place, lists: lists + 1 });
  if (item === undefined) return;
  const above = flow.blocks.at(-1);
  if (flow instanceof ItemFlow) flow.children.push(item);
  else if (above?.kind === "list" && above.endLine === startLine - 1) {
    above.items.push(item);
    above.endLine = flow.lines.next - 1;
  } else flow.blocks.push(listOf([item], startLine, place, false));
}

function listOf(items: ListItem[], startLine: number, { flow }: Place, ordered: boolean): List {
  const endLine = Math.max(startLine, flow.lines.next - 1);
  return { kind: "list", startLine, endLine, lossy: false, ...(ordered ? { ordered } : {}), items };
}

function itemOf(nodes: readonly HtmlNode[], place: Place): ListItem | undefined {
  const flow = new ItemFlow(place.flow.lines, place.flow.inner);
  place.read(nodes, { ...place, flow });
  return flow.item();
}

function itemsOf(list: Element, place: Place): ListItem[] {
  const items: ListItem[] = [];
  for (const child of visibleChildren(list)) {
    const role = isElement(child) ? roleOf(child.name) : undefined;
    const above = items.at(-1);
    if (isElement(child) && (role === "list" || isGroup(child))) {
      const inner = itemsOf(child, place);
      (role === "list" && above !== undefined ? above.children : items).push(...inner);
      continue;
    }
    if (isElement(child)) place.page.anchor(child);
    const item = itemOf(role === "item" || role === "detail" ? childrenOf(child) : [child], place);
    if (item === undefined) continue;
    if (role === "detail" && above !== undefined) above.children.push(item);
    else items.push(item);
  }
  return items;
}

/** An element around some items, as lists of terms may have it. */
function isGroup(element: Element): boolean {
  if (roleOf(element.name) !== "block") return false;
  return childrenOf(element).some(
    (child) => isElement(child) && ["item", "detail"].includes(roleOf(child.name) ?? ""),
  );
}

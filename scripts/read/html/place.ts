import { attribute, childrenOf, type Element, type HtmlNode, isElement, textOf } from "./dom.js";
import { roleOf } from "./elements.js";
import type { Flow } from "./flow.js";
import type { Page } from "./page.js";

/** Where the content of an element goes, and how deep it lies. */
export interface Place {
  page: Page;
  flow: Flow;
  depth: number;
  lists: number;
  tables: number;
  /** Within a heading, links that show only a sign are handles to copy, not text. */
  heading: boolean;
  /** Reads nodes into the flow of a place. */
  read(nodes: readonly HtmlNode[], place: Place): void;
}

/** Reads an element as if its tags were not there, but for the lines that it stands in. */
export function readThrough(element: Element, place: Place): void {
  place.flow.end();
  place.read(childrenOf(element), place);
  place.flow.end();
}

/**
 * Elements that the page itself marks as hidden. Panels of tabs are not among them, nor what a style hides: pages show
 * one language at a time that way, and hold the others too.
 */
export function isHidden(element: Element): boolean {
  const hidden = attribute(element, "hidden");
  return hidden !== undefined && hidden !== "until-found" && attribute(element, "role") !== "tabpanel";
}

/** The children of an element that a reader sees. */
export function visibleChildren(element: Element): HtmlNode[] {
  return childrenOf(element).filter((child) =>
    isElement(child)
      ? !isHidden(child) && roleOf(child.name) !== "skip"
      : (textOf(child)?.trim() ?? "") !== "",
  );
}

import { createRequire } from "node:module";
import { shallow } from "./nesting.js";

type Cheerio = typeof import("cheerio/slim", { with: { "resolution-mode": "require" }});
type Root = NonNullable<ReturnType<ReturnType<Cheerio["load"]>["root"]>[0]>;
export type HtmlNode = Root["children"][number];
export type Element = Extract<HtmlNode, { attribs: object }>;

/** Not at import: most pages are text, and loading takes longer than reading one of them. */
function cheerio(): Cheerio {
  return createRequire(import.meta.url)("cheerio/slim");
}

/**
 * Parses a page. htmlparser2 rather than parse5: what a browser saved is well-formed, so both see the same tree, and
 * parse5 takes time that grows with the square of the depth (20,000 open elements: 3.5 s).
 */
export function parseHtml(source: string): readonly HtmlNode[] {
  const $ = cheerio().load(shallow(source), {
    xml: { xmlMode: false, decodeEntities: true, withStartIndices: true },
  });
  return $.root()[0]?.children ?? [];
}

export function isElement(node: HtmlNode): node is Element {
  return "attribs" in node;
}

/** The text of a text node; undefined for others. */
export function textOf(node: HtmlNode): string | undefined {
  return node.nodeType === 3 ? node.data : undefined;
}

export function attribute(element: Element, name: string): string | undefined {
  return Object.hasOwn(element.attribs, name) ? element.attribs[name] : undefined;
}

export function childrenOf(node: HtmlNode): readonly HtmlNode[] {
  return "children" in node ? node.children : [];
}

/** The texts below a node, in reading order, however deep they lie. */
export function* textsBelow(top: HtmlNode): Generator<{ text: string; at: number }> {
  const open: HtmlNode[] = [top];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const text = textOf(node);
    if (text !== undefined) yield { text, at: node.startIndex ?? 0 };
    for (const child of childrenOf(node).toReversed()) open.push(child);
  }
}

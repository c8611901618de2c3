import { attribute, childrenOf, type Element, type HtmlNode, isElement, textOf } from "./dom.js";
import { roleOf } from "./elements.js";
import { withoutInvisible } from "./inline.js";

/** `at`: where the line begins in the source. */
export interface CodeLine {
  text: string;
  at: number;
}

/** Columns of line numbers that highlighters put beside code. */
const gutters = /(?:^|\s)(?:gutter|rouge-gutter|lineno|linenos|line-numbers-rows)(?:\s|$)/u;

/** The lines of preformatted text, exactly; of highlighting nothing is left, nor of a line break at either end. */
export function codeLines(pre: Element, source: string): CodeLine[] {
  const lines: CodeLine[] = [];
  let parts: string[] = [];
  let start: number | undefined;
  const end = (at: number): void => {
    lines.push({ text: parts.join(""), at: start ?? at });
    parts = [];
    start = undefined;
  };
  const text = (data: string, at: number): void => {
    let offset = at;
    for (const [index, part] of withoutInvisible(data).split("\n").entries()) {
      if (index > 0) {
        // Entities are longer in the source than in the text, but a line break is one in both.
        const found = source.indexOf("\n", offset);
        end(found === -1 ? offset : found);
        offset = found === -1 ? offset : found + 1;
      }
      if (part === "") continue;
      parts.push(part);
      start ??= offset;
    }
  };
  const visit = (node: HtmlNode): void => {
    const data = textOf(node);
    const at = node.startIndex ?? 0;
    if (data !== undefined) text(data, at);
    if (!isElement(node) || gutters.test(attribute(node, "class") ?? "")) return;
    const role = roleOf(node.name);
    if (role === "skip") return;
    if (role === "break") end(at);
    const apart = role !== undefined && role !== "break" && role !== "cell" && node !== pre;
    if (apart && parts.length > 0) end(at);
    for (const child of childrenOf(node)) visit(child);
    if (apart && parts.length > 0) end(at);
  };
  visit(pre);
  if (parts.length > 0) end(0);
  const first = childrenOf(pre)[0];
  if (first !== undefined && textOf(first)?.startsWith("\n") && lines[0]?.text === "") lines.shift();
  return lines;
}

/** Words in the class of code that name no language. */
const plain = new Set(
  (
    "highlight highlighter-rouge hljs chroma code codehilite example highlight-source nohighlight prettyprint " +
    "prettyprinted linenums source sourcecode tab text-left snippet block codeblock notranslate active"
  ).split(" "),
);
const prefixed = /^(?:language|lang|tab|brush|highlight-source|highlight-text)[-:](.+)$/u;
const marked = /(?:^|\s)(?:highlight|hljs|prettyprint|sourceCode|code|chroma)(?:\s|$)/u;

/** The language of code, from its classes or those around it: `tab tab-shell`, `language-json`, `highlight json`. */
export function languageOf(pre: Element): string | undefined {
  const inner = childrenOf(pre).find(isElement);
  const near = [inner?.name === "code" ? inner : undefined, pre, parentOf(pre), parentOf(parentOf(pre))];
  for (const element of near) {
    if (element === undefined) continue;
    const names = (attribute(element, "class") ?? "").split(/\s+/u);
    const found = names.map((name) => prefixed.exec(name)?.[1]).find((name) => name !== undefined);
    const data = attribute(element, "data-lang") ?? attribute(element, "data-language");
    const language = found ?? data ?? (marked.test(names.join(" ")) ? wordIn(names) : undefined);
    if (language !== undefined && language !== "") return language.toLowerCase();
  }
  return undefined;
}

function wordIn(names: readonly string[]): string | undefined {
  return names.find((name) => name !== "" && !plain.has(name.toLowerCase()));
}

/** The element around another, if it holds nothing else: classes of a wider one do not speak of this code alone. */
function parentOf(element: Element | undefined): Element | undefined {
  const parent = element?.parent;
  if (parent === undefined || parent === null || !isElement(parent)) return undefined;
  if (parent.children.length > 9) return undefined;
  const others = parent.children.filter((child) => isElement(child) && child !== element);
  return others.every((other) => isElement(other) && other.name === "button") ? parent : undefined;
}

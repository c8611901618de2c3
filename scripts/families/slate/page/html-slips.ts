import type { Line } from "../../../read/nodes.js";
import { note, type Reading } from "../../reading.js";
import { isClosing } from "./code-blocks.js";
import type { SlateNode } from "./nodes.js";

/**
 * Mends what slips of the page's source did to its markup: marks that stand for nothing are passed over, and brackets
 * in a paragraph behind an example go back to it.
 */
export function withoutSlips(reading: Reading, nodes: readonly SlateNode[]): SlateNode[] {
  const mended: SlateNode[] = [];
  for (const node of nodes) {
    const last = mended.at(-1);
    if (node.kind !== "line" || node.heading !== undefined) mended.push(node);
    else if (last?.kind === "code" && isClosing(node.text))
      mended[mended.length - 1] = { ...last, text: `${last.text}\n${node.text}`, endLine: node.line };
    else mended.push(...withoutMark(reading, node));
  }
  return mended;
}

/** The line without a mark that has no partner in it; none where nothing else is left. Marks of code are no text. */
function withoutMark(reading: Reading, node: Line): SlateNode[] {
  const { line, text } = node;
  if (/^`+$/u.test(text)) {
    note(reading, "page/stray-mark", { line }, { text });
    reading.ledger.claim("slate/stray-mark", line);
    return [];
  }
  const isPaired = text.split("`").length % 2 === 1;
  if (isPaired || !/^`|`$/u.test(text)) return [node];
  note(reading, "page/stray-mark", { line }, { text: "`" });
  const { markdown, ...plain } = node;
  const mark = text.startsWith("`") ? /^\\?`/u : /\\?`$/u;
  const bare = (written: string): string => written.replace(mark, "").trim();
  // Markdown that shows a mark within code is not worth the trouble.
  const isSimple = markdown !== undefined && !markdown.includes("``");
  return [{ ...plain, text: bare(text), ...(isSimple ? { markdown: bare(markdown) } : {}) }];
}

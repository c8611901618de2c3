import type { TextLine } from "../../../read/document.js";
import { note, type Reading } from "../../reading.js";
import type { LabelledPage } from "../model.js";
import { claimNodes, isLine, type PageLine, type PageNode, textLine } from "./nodes.js";
import { withoutTail } from "./trim.js";

export type Front = Omit<LabelledPage, "sections">;

const base = /\bbase (?:URL|address|path)\b[^.]{0,80}?\b(https?:\/\/[^\s,;)"'<>]+)/iu;
const scheme = /\bHTTP (Basic|Digest|Bearer)\b/iu;
const mediaType = /\bcontent-type:?\s*["'“]?([a-z]+\/[\w.+-]+\w)/iu;
const apiName = /^(?:the )?([A-Z][\w.-]*(?: [\w.-]+){0,6} API)\b/iu;
const groupCount = /\b(\d{1,3})\s+(?:\w+\s+)?(?:groups|sections)\b/iu;

/** Reads what stands before the first section: navigation, and the introduction in sentences. */
export function readFront(reading: Reading, nodes: readonly PageNode[]): Front & { groups?: TextCount } {
  const introduction: PageLine[] = [];
  let heading: PageLine | undefined;
  for (const node of nodes) {
    if (!isLine(node)) continue;
    if (isProse(node)) introduction.push(node);
    else if (introduction.length === 0 && !node.bullet && !/^nav\b/iu.test(node.text)) heading ??= node;
    claimNodes(reading, isProse(node) ? "labelled/introduction" : "labelled/navigation", [node]);
  }
  const lines = introduction.map(textLine);
  const url = first(lines, base);
  const schemes = lines.flatMap(({ line, text }) => {
    const found = scheme.exec(text)?.[1];
    return found === undefined ? [] : [{ scheme: found.toLowerCase(), line }];
  });
  const groups = first(lines, groupCount);
  if (nodes.length > 0 && lines.length === 0) note(reading, "labelled/no-introduction", { line: 1 });
  return {
    title: first(lines, apiName)?.text ?? heading?.text,
    introduction: lines,
    base: url === undefined ? undefined : { url: withoutTail(url.text, "/."), line: url.line },
    httpSchemes: schemes,
    mediaType: first(lines, mediaType),
    ...(groups === undefined ? {} : { groups: { count: Number(groups.text), line: groups.line } }),
  };
}

/** How many groups the introduction promises. */
export interface TextCount {
  count: number;
  line: number;
}

/** A sentence rather than a link of the navigation. */
function isProse({ text, bullet, heading }: PageLine): boolean {
  return !bullet && heading === undefined && (text.length > 80 || /[.:!?]$/u.test(text));
}

function first(lines: readonly TextLine[], pattern: RegExp): { text: string; line: number } | undefined {
  for (const { line, text } of lines) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return { text: found, line };
  }
  return undefined;
}

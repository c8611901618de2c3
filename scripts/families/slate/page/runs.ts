import type { Line } from "../../../read/nodes.js";
import { meaningOf } from "./labels.js";
import type { SlateNode } from "./nodes.js";
import { isRequestLine } from "./request-line.js";

const lookAhead = 12;

/** Lines of text, and what stands below them up to the next lines that open something. */
export interface Run {
  lines: Line[];
  below: SlateNode[];
}

/** Whether a node is a line of text: no label, no request. */
function isFree(node: SlateNode | undefined): node is Line {
  return node?.kind === "line" && meaningOf(node.text) === undefined && !isRequestLine(node.text);
}

/** Headings are titles, even where they show a request. */
export function isRequest(node: SlateNode | undefined): node is Line {
  return node?.kind === "line" && node.heading === undefined && isRequestLine(node.text);
}

/** Whether anything of an endpoint but labels stands in a run. */
function hasContent({ below }: Run): boolean {
  return below.some((node) => node.kind !== "line" || isRequest(node));
}

/** Cuts a flattened page where lines of text open something. Other lines stay where they are, and no rule reads them. */
export function runsOf(nodes: readonly SlateNode[]): Run[] {
  const runs: Run[] = [{ lines: [], below: [] }];
  for (let index = 0; index < nodes.length; ) {
    const lines = freeLines(nodes, index);
    const current = runs.at(-1);
    const node = nodes[index];
    if (current === undefined || node === undefined) break;
    if (lines.length === 0) current.below.push(node);
    else if (current.below.length === 0) current.lines.push(...lines);
    else if (isTextBelow(current, lines)) current.lines.push(...lines);
    else if (
      hasContent(current) &&
      opens(lines, nodes.slice(index + lines.length, index + lines.length + lookAhead))
    )
      runs.push({ lines, below: [] });
    else current.below.push(...lines);
    index += Math.max(lines.length, 1);
  }
  return runs;
}

/** The text of an endpoint that shows its examples first: sentences behind nothing but a title and code. */
function isTextBelow({ lines, below }: Run, next: readonly Line[]): boolean {
  const isHead = lines.length > 0 && below.every(({ kind }) => kind === "code");
  return isHead && next.every(isEnded);
}

function freeLines(nodes: readonly SlateNode[], start: number): Line[] {
  const lines: Line[] = [];
  for (let index = start; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (!isFree(node)) break;
    lines.push(node);
  }
  return lines;
}

/** Whether lines open an endpoint, a group or the errors: a request follows, or a title and its text come first. */
function opens(lines: readonly Line[], next: readonly SlateNode[]): boolean {
  const first = next.find((node) => node.kind !== "line" || meaningOf(node.text) === undefined);
  if (isRequest(first) || first?.kind === "errors" || lines.length > 1) return true;
  // Examples may come first, with the text behind them.
  const below = next.find((node) => node.kind !== "code" && !(isFree(node) && isEnded(node)));
  const isShown = first?.kind === "code" && !lines.some(isEnded);
  return isShown && below?.kind === "line" && (meaningOf(below.text) === "request line" || isRequest(below));
}

function isEnded({ alone, text }: Line): boolean {
  return alone && /[.!?]$/u.test(text);
}

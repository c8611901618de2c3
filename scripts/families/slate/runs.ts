import type { Line } from "../../read/nodes.js";
import { meaningOf } from "./labels.js";
import type { SlateNode } from "./nodes.js";
import { isRequestLine } from "./request-line.js";

/** Lines of text, and what stands below them up to the next lines that open something. */
export interface Run {
  lines: Line[];
  below: SlateNode[];
}

/** Whether a node is a line of text: no label, no request. */
export function isFree(node: SlateNode | undefined): node is Line {
  return node?.kind === "line" && meaningOf(node.text) === undefined && !isRequestLine(node.text);
}

export function isRequest(node: SlateNode | undefined): node is Line {
  return node?.kind === "line" && isRequestLine(node.text);
}

/** Whether anything of an endpoint but labels stands in a run. */
export function hasContent({ below }: Run): boolean {
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
    else if (hasContent(current) && opens(lines, nodes.slice(index + lines.length, index + lines.length + 5)))
      runs.push({ lines, below: [] });
    else current.below.push(...lines);
    index += Math.max(lines.length, 1);
  }
  return runs;
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
  return isRequest(first) || first?.kind === "errors" || lines.length > 1;
}

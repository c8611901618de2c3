import type { Table } from "../../../read/document.js";
import { opensCode } from "./code-extent.js";
import { areSmall, type Label, labelOf } from "./labels.js";
import { isLine, type PageCode, type PageLine, type PageNode, type PageSample } from "./nodes.js";
import { rowOf } from "./rows.js";

/** A label, and what stands behind and below it. */
export interface LabelledPart {
  label: Label;
  /** Lines below it; the first is what stands behind it in its own line. */
  content: PageNode[];
  /** `content` without that: the nodes that no other rule reads. */
  nodes: PageNode[];
}

/** Cuts the nodes of a block at its labels. `text`: what stands before the first one. */
export function partsOf(nodes: readonly PageNode[]): { text: PageNode[]; parts: LabelledPart[] } {
  const text: PageNode[] = [];
  const parts: LabelledPart[] = [];
  const anyCase = areSmall(nodes.filter(isLine));
  for (const node of nodes) {
    const label = isLine(node) ? labelOf(node, anyCase) : undefined;
    if (label !== undefined) {
      parts.push({ label, content: behind(label), nodes: [] });
      continue;
    }
    const part = parts.at(-1);
    part?.content.push(node);
    (part?.nodes ?? text).push(node);
  }
  for (const { content, nodes: below } of parts) {
    const [only] = content;
    // One line behind or below a label is a text, whatever mark stands before it.
    if (!isLine(only) || content.length > 1 || rowOf(only) !== undefined) continue;
    content[0] = { ...only, bullet: false };
    if (below.length > 0) below[0] = content[0];
  }
  return { text, parts };
}

function behind({ rest, line, meaning }: Label): PageNode[] {
  if (rest === "") return [];
  if (meaning === "example" && opensCode(rest))
    return [{ kind: "code", startLine: line.line, endLine: line.line, text: rest, shared: true }];
  const bullet = /^-\s/u.test(rest);
  const text = bullet ? rest.slice(1).trim() : rest;
  return [{ kind: "line", line: line.line, text, gap: false, bullet, depth: line.depth }];
}

/** The nodes of a part by their kind. */
export function sorted(nodes: readonly PageNode[]): {
  lines: PageLine[];
  codes: PageCode[];
  samples: PageSample[];
  tables: Table[];
} {
  return {
    lines: nodes.filter(isLine),
    codes: nodes.filter((node) => node.kind === "code"),
    samples: nodes.filter((node) => node.kind === "sample"),
    tables: nodes.filter((node) => node.kind === "table"),
  };
}

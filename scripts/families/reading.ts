import { type Diagnostic, diagnostic, type MessageArguments, type Place } from "../diagnostics/diagnostic.js";
import type { Code } from "../diagnostics/registry.js";
import type { Document } from "../read/document.js";
import { Ledger } from "../read/ledger.js";
import { firstLine, type Line, lastLine, type Node } from "../read/nodes.js";

/** What the rules of one reading share. */
export interface Reading {
  document: Document;
  ledger: Ledger;
  diagnostics: Diagnostic[];
}

export function startReading(document: Document): Reading {
  return { document, ledger: new Ledger(), diagnostics: [] };
}

/** Notes a diagnostic; the parameters are those of its message. */
export function note<C extends Code>(
  reading: Reading,
  code: C,
  place: Place,
  ...args: MessageArguments<C>
): void {
  reading.diagnostics.push(diagnostic(code, place, ...args));
}

/** Notes that `rule` read the nodes. */
export function claim({ ledger }: Reading, rule: string, nodes: readonly Node[]): void {
  for (const node of nodes) ledger.claim(rule, firstLine(node), lastLine(node));
}

export function isLine(node: Node | undefined): node is Line {
  return node?.kind === "line";
}

/**
 * Whether a node is a label of the page's template. Where the reader tells what is a heading or a quotation, a label is
 * one of them, so that the same words in a description are not taken for it.
 */
export function isLabel(reading: Reading, node: Node | undefined, text: string): boolean {
  if (!isLine(node) || node.text !== text) return false;
  return reading.document.reader === "text" || node.heading !== undefined || node.style === "quote";
}

import type { TextLine } from "../../../read/document.js";
import { note, type Reading } from "../../reading.js";
import type { Authentication } from "../model.js";
import { readExample } from "./example.js";
import { claimNodes, endOf, linesOf, type SlateNode } from "./nodes.js";

export interface Front {
  title: string | undefined;
  version: string | undefined;
  introduction: TextLine[];
  authentication: Authentication | undefined;
}

const welcome =
  /^Welcome to (?:the |our )?(?:(?:API )?(?:documentation|docs|reference) (?:of|for|to) )?(?:the )?(\S.{0,80}?)(?: (?:documentation|docs|reference))?[.!](?:\s|$)/u;

const versioned = /^(\S.*?),? v(?:ersion )?\.?(\d[\w.-]*)$/iu;

const headerForm = /^([A-Za-z][\w-]{1,60}): ?[^\s,;]+(?: [^\s,;]+)?$/u;

/** Reads what stands before the first group: navigation, introduction, authentication. */
export function readFront(reading: Reading, nodes: readonly SlateNode[]): Front {
  const isHtml = reading.document.reader === "html";
  const indexOf = (title: string): number =>
    nodes.findIndex((node) => node.kind === "line" && node.text.toLowerCase() === title && isHeading(node));
  const isHeading = (node: SlateNode): boolean =>
    node.kind === "line" && (isHtml ? node.heading !== undefined : node.alone);
  const introduction = indexOf("introduction");
  const authentication = indexOf("authentication");
  const end = authentication === -1 ? nodes.length : authentication;
  const start = isHtml ? nodes.findIndex(isHeading) : introduction;
  // Without a heading nothing tells where navigation ends: its lines stay unread.
  if (start > 0) claimNodes(reading, "slate/navigation", nodes.slice(0, Math.min(start, end)));
  const told = start === -1 ? [] : nodes.slice(start, end).filter(({ kind }) => kind !== "code");
  claimNodes(reading, "slate/introduction", told.filter(isText));
  const text = linesOf(told.slice(introduction === -1 ? 0 : 1));
  const title = text.map((line) => welcome.exec(line.text)?.[1]).find((found) => found !== undefined);
  const [, name = title, version] = versioned.exec(title ?? "") ?? [];
  return {
    title: name,
    version,
    introduction: text,
    authentication: authenticationOf(reading, nodes.slice(end)),
  };
}

const isText = ({ kind }: SlateNode): boolean => kind === "line" || kind === "list";

/** The headers of the section's examples, and its text. */
function authenticationOf(reading: Reading, nodes: readonly SlateNode[]): Authentication | undefined {
  const [heading, ...below] = nodes;
  claimNodes(
    reading,
    "slate/authentication",
    nodes.filter((node) => isText(node) || node.kind === "code"),
  );
  const headers = below.flatMap((node) => {
    const shown = shownHeader(node);
    if (shown !== undefined) return [shown];
    if (node.kind !== "code") return [];
    const { value } = readExample(reading, node, undefined);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
    return Object.keys(value).map((name) => ({ name, line: lineOf(node.text, name) + node.startLine }));
  });
  if (headers.length === 0) {
    const line = heading === undefined ? 1 : endOf(heading);
    note(reading, "page/no-authentication", { line });
  }
  return heading === undefined ? undefined : { text: linesOf(below), headers };
}

/** A header as requests write it: `Authorization: KEY` as code, or as a line of its own. */
function shownHeader(node: SlateNode): { name: string; line: number } | undefined {
  if (node.kind === "code") {
    const [, name] = headerForm.exec(node.text.trim()) ?? [];
    return name === undefined ? undefined : { name, line: node.startLine };
  }
  if (node.kind !== "line" || !node.alone) return undefined;
  const [, name] = headerForm.exec(node.text.replace(/^`|`$/gu, "")) ?? [];
  if (name === undefined) return undefined;
  const isCode = /^`[^`]*`$/u.test(node.markdown ?? node.text);
  return isCode || /^authorization$|-/iu.test(name) ? { name, line: node.line } : undefined;
}

/** Number of the line in which a key stands, from 0. */
function lineOf(text: string, key: string): number {
  return Math.max(
    text.split("\n").findIndex((line) => line.includes(key)),
    0,
  );
}

import type { TextLine } from "../../../read/document.js";
import { pathParts } from "./path-parts.js";

/** Prose that says an answer is that of another method. */
export interface Mention {
  line: number;
  /** As the page writes it: `/ metadata`. */
  written: string;
  /** The static segments of its path, in the client's words. */
  key: string;
  /** A list of such answers is meant. */
  list: boolean;
}

/** What holds only under a condition does not tell what usually comes. */
const conditional = /^(?:if|when|in case|unless)\b/iu;

/** `See / metadata.`, `like a /accounts/get`, `the same as the / metadata / <path> method`; `similar to` is not the same. */
const telling =
  /\b(?:see|like|same (?:\w+ )?as|identical to|as returned by)(?: (?:an?|the|of|method|result|api)\b)*\s+(\/\s?\w[^.,;:!?()]*)/iu;
const pathForm = /^\/\s?[\w-]+(?:\s?\/\s?(?:[\w-]+|<[^<>]+>|\{[^{}]+\}))*/u;

/** `List of …`, `A metadata list …`, `An array of …`. */
const listForm = /^(?:an?\s|the\s)?(?:\w+\s)?(?:list|array)\b/iu;
/** `Employees list, each record is as follows:` */
const recordForm = /\b(?:list|array), each (?:record|element|item|entry)\b/iu;

export function saysList(text: string): boolean {
  return listForm.test(text.trim()) || recordForm.test(text) || /\bas an? (?:list|array)\b/iu.test(text);
}

/** The other method whose answer the lines refer to. `always`: a condition in front does not matter. */
export function mentionIn(lines: readonly TextLine[], always = false): Mention | undefined {
  for (const { text, line } of lines)
    for (const sentence of text.split(/(?<=[.!?])\s+/u)) {
      if (!always && conditional.test(sentence)) continue;
      const found = telling.exec(sentence)?.[1] ?? "";
      const written = pathForm.exec(found)?.[0];
      if (written === undefined) continue;
      const path = written.replace(/\s+/gu, "").replace(/<([^<>]*)>/gu, "{$1}");
      return { line, written, key: pathParts(path).statics.join("."), list: lines.some(isList) };
    }
  return undefined;
}

function isList({ text }: TextLine): boolean {
  return saysList(text);
}

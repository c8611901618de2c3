import type { Line } from "../../read/nodes.js";
import type { RequestLine } from "./request-line.js";

/** `Room attachments` → `roomAttachments`; a word in capitals becomes small. */
export function camelName(text: string): string {
  const words = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036F]/gu, "")
    .replace(/['’]/gu, "")
    .split(/[^A-Za-z0-9$]+/u)
    .filter((word) => word !== "");
  const name = words.map((word, index) => (index === 0 ? lowerFirst(word) : upperFirst(word))).join("");
  return /^[A-Za-z$]/u.test(name) ? name : `_${name}`;
}

function lowerFirst(word: string): string {
  if (/^[A-Z0-9]+$/u.test(word)) return word.toLowerCase();
  return word.charAt(0).toLowerCase() + word.slice(1);
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export interface OperationNames {
  /** The documentation's own name: its operationId, or else method and path. */
  id: string;
  /** Name of the method of the client. */
  name: string;
  /** Where the page's headings are summaries. */
  summary?: string;
}

/**
 * Names of an operation. Its heading is the operationId, with `_` for `/`; without one the template makes it up of
 * method and path; and where headings are summaries, only HTML keeps the operationId, as an anchor.
 */
export function operationNames({ text, heading }: Line, { method, path }: RequestLine): OperationNames {
  const anchor = heading?.anchors?.find((name) => name.startsWith("opId"))?.slice("opId".length);
  const plain = `${method} ${path}`;
  const made = `${method.toLowerCase()}_${path}`.split("?")[0]?.replaceAll("/", "_");
  const shown = anchor?.split("?")[0]?.replaceAll("/", "_");
  const isSummary = shown === undefined ? /\s/u.test(text) : text !== shown && text !== anchor;
  const id = anchor ?? (text === made || isSummary ? plain : text);
  return {
    id,
    name: camelName(id === plain ? `${method.toLowerCase()} ${path}` : id),
    ...(isSummary ? { summary: text } : {}),
  };
}

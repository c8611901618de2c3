import type { Line } from "../../read/nodes.js";
import { camelName } from "../camel-name.js";
import type { RequestLine } from "./request-line.js";

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

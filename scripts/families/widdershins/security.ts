import type { Node } from "../../read/nodes.js";
import type { Security } from "../../spec/api-spec.js";
import { claim, isLine, type Reading } from "../reading.js";

const none = "This operation does not require authentication";
const opening =
  "To perform this operation, you must be authenticated by means of one of the following methods:";

/** How many of the nodes, from the first on, say how the operation is authenticated. */
export function authenticationLines([first, second]: readonly Node[]): number {
  if (!isLine(first)) return 0;
  if (first.text === none) return 1;
  if (!first.text.startsWith(opening)) return 0;
  return first.text === opening && isLine(second) ? 2 : 1;
}

/** Index of the operation's own remark: callbacks before it have theirs. */
export function lastRemark(nodes: readonly Node[]): number {
  return nodes.findLastIndex((_, index) => authenticationLines(nodes.slice(index, index + 2)) > 0);
}

/**
 * What an operation's remark says of its authentication: alternatives separated by commas, of schemes joined by "&".
 * Undefined where there is no remark.
 */
export function readSecurity(reading: Reading, nodes: readonly Node[]): Security[] | undefined {
  const start = lastRemark(nodes);
  if (start === -1) return undefined;
  const remark = nodes.slice(start, start + authenticationLines(nodes.slice(start)));
  claim(reading, "widdershins/authentication", remark);
  const text = remark.map((node) => (isLine(node) ? node.text : "")).join(" ");
  if (text === none) return [];
  return alternatives(text.replace(opening, "")).map((way) => ({
    schemes: way
      .split(" & ")
      .map((scheme) => scheme.trim())
      .filter((scheme) => scheme !== "None" && scheme !== "")
      .map(requirement),
  }));
}

function requirement(text: string): Security["schemes"][number] {
  const [, name = text, scopes = ""] = /^([^(]+)\( ?Scopes: ([^)]*)\)$/u.exec(text) ?? [];
  const list = scopes.split(" ").filter((scope) => scope !== "");
  return { name: name.trim(), ...(list.length === 0 ? {} : { scopes: list }) };
}

/** Commas inside the parentheses of scopes separate nothing. */
function alternatives(text: string): string[] {
  const parts: string[] = [];
  let open = "";
  for (const part of text.split(", ")) {
    open = open === "" ? part : `${open}, ${part}`;
    if (open.includes("(") && !open.includes(")")) continue;
    parts.push(open);
    open = "";
  }
  return open === "" ? parts : [...parts, open];
}

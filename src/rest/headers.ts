import type { RestOperation } from "./operation.js";
import type { Placed, RestParams } from "./params.js";
import { expandPath } from "./path.js";
import { escapeUnicode, type Pair, pairsOf } from "./text.js";

type Named = Pick<RestOperation, "headers" | "rename">;

/** The name of a parameter on the wire, and whether it travels in a header. */
export function nameOf(
  { headers, rename = {} }: Named,
  key: string,
): readonly [name: string, isHeader: boolean] {
  const name = Object.hasOwn(rename, key) ? `${rename[key]}` : key;
  // Of two parameters with one name on the wire, the one that is renamed is the header.
  const isOther = () => name === key && Object.values(rename).includes(name);
  return [name, !!headers?.includes(name) && !isOther()];
}

/**
 * Puts each parameter where the operation takes it, which may be a header, or nowhere: the size of content is for who
 * sends that.
 */
export function placeWithHeaders(operation: RestOperation, template: string, params: RestParams): Placed {
  const query: Pair[] = [];
  const headers: Record<string, string> = {};
  for (const key of Object.keys(params)) {
    if (key === "body" || key === "content" || template.includes(`{${key}}`)) continue;
    if (key === "size" && params.content !== undefined) continue;
    const [name, isHeader] = nameOf(operation, key);
    const pairs = pairsOf(name, params[key], isHeader ? [] : query);
    if (!isHeader || !pairs.length) continue;
    const text = pairs.map((pair) => pair[1]).join();
    headers[name] = operation.escaped?.includes(name) ? escapeUnicode(text) : text;
  }
  return { path: expandPath(template, params), query, headers };
}

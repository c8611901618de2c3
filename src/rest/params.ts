import type { RestOperation } from "./operation.js";
import { expandPath } from "./path.js";
import { type Pair, pairsOf } from "./text.js";

/** The parameters of a call, flat: what is not named here goes into path, query or headers. */
export interface RestParams {
  readonly body?: unknown;
  readonly content?: unknown;
  /** The size of `content` in bytes. */
  readonly size?: unknown;
  readonly [name: string]: unknown;
}

/** Parameters in their places. */
export interface Placed {
  readonly path: string;
  readonly query: Pair[];
  readonly headers: Record<string, string>;
}

/** Puts each parameter where the operation takes it. */
export function placeParams(operation: RestOperation, template: string, params: RestParams): Placed {
  const { headers: names = [], escaped, rename = {}, features } = operation;
  const renamed = Object.values(rename);
  const query: Pair[] = [];
  const headers: Record<string, string> = {};
  for (const key of Object.keys(params)) {
    if (key === "body" || key === "content" || template.includes(`{${key}}`)) continue;
    if (key === "size" && params.content !== undefined) continue;
    const name = Object.hasOwn(rename, key) ? `${rename[key]}` : key;
    const pairs = pairsOf(name, params[key]);
    if (!names.includes(name) || (name === key && renamed.includes(name))) query.push(...pairs);
    else if (pairs[0]) {
      const text = pairs.map((pair) => pair[1]).join();
      headers[name] = (escaped?.includes(name) && features?.escape?.(text)) || text;
    }
  }
  return { path: expandPath(template, params), query, headers };
}

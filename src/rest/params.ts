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

/**
 * Puts each parameter into the path or the query, unless the operation brings what knows of other places.
 *
 * @throws TypeError when it has headers, and nothing that knows of them; and where {@link expandPath} does.
 */
export function placeParams(operation: RestOperation, template: string, params: RestParams): Placed {
  const place = operation.features?.place;
  if (place) return place(operation, template, params);
  if (operation.headers ?? operation.rename) throw new TypeError("headers need operation()");
  const query: Pair[] = [];
  for (const key of Object.keys(params))
    if (key !== "body" && key !== "content" && !template.includes(`{${key}}`))
      pairsOf(key, params[key], query);
  return { path: expandPath(template, params), query, headers: {} };
}

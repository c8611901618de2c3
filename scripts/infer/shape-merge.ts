import type { Origin, Schema } from "../spec/json-schema.js";
import { innerParts, mapInner } from "./shape-parts.js";

/** From the strongest to the weakest; without an origin the page itself says so. */
const origins: readonly (Origin | undefined)[] = [undefined, "corrected", "supplement", "example", "unknown"];

/**
 * Two equal shapes as one: the order and the lines of the first, the stronger origin of each part, and descriptions
 * that either has.
 */
export function mergeEquals(first: Schema, second: Schema): Schema {
  const others = new Map(innerParts(second).map((inner) => [`${inner.kind} ${inner.step}`, inner.schema]));
  const isWeaker = origins.indexOf(first["x-origin"]) > origins.indexOf(second["x-origin"]);
  const description = first.description ?? second.description;
  const line = (isWeaker ? second : first)["x-line"] ?? first["x-line"] ?? second["x-line"];
  const { "x-origin": firstOrigin, ...rest } = mapInner(first, (inner, kind, step) => {
    const other = others.get(`${kind} ${step}`);
    return other === undefined ? inner : mergeEquals(inner, other);
  });
  const origin = isWeaker ? second["x-origin"] : firstOrigin;
  return {
    ...rest,
    ...(description === undefined ? {} : { description }),
    ...(origin === undefined ? {} : { "x-origin": origin }),
    ...(line === undefined ? {} : { "x-line": line }),
  };
}

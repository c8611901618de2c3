import type { RestOperation } from "./operation.js";
import { type Pair, pairsOf } from "./text.js";

/**
 * Fields as a query or a form has them: a list repeats its name, and what is `undefined` is left out.
 *
 * @throws TypeError, which names the field, when its value has no text. `null` has none: left out, it would say
 * something else. Neither has a `Date`: which number or text a time is depends on the field.
 */
export function writeFields({ json }: Pick<RestOperation, "json">, fields: object): Pair[] {
  return Object.entries(fields).flatMap(([name, value]): Pair[] => {
    if (value === undefined) return [];
    if (json?.includes(name)) return [[name, JSON.stringify(value)]];
    for (const one of [value].flat()) checkText(name, one);
    return pairsOf(name, value);
  });
}

/** @throws TypeError when a value of a field, or one of its list, is no text and no file. */
export function checkText(name: string, value: unknown): void {
  if (value == null) throw new TypeError(`${name} is ${value}, which only JSON can say: leave it out`);
  if (value instanceof Date) throw new TypeError(`${name} is a Date: give the number that is documented`);
  if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError(`${name} is no number`);
  if (typeof value === "symbol" || (Object(value) === value && !(value instanceof Blob)))
    throw new TypeError(`${name} is no text: only JSON can say an object`);
}

import type { RestOperation } from "./operation.js";
import { type Pair, textOf } from "./text.js";

/** A name, and a value that is a text or a file, or has a text. */
type Value = readonly [name: string, value: unknown];

/**
 * Fields one by one: a list repeats its name, and what is `undefined` is left out.
 *
 * @throws TypeError, which names the field, when its value has no text and is no file. `null` and an empty list have
 * none: left out, they would say something else, such as all there is. Neither has a `Date`: which number or text a
 * time is depends on the field.
 */
export function valuesOf({ json }: Pick<RestOperation, "json">, fields: object): Value[] {
  return Object.entries(fields).flatMap(([name, given]): Value[] => {
    if (given === undefined) return [];
    const values: unknown[] = json?.includes(name) ? [JSON.stringify(given)] : [given].flat();
    if (!values.length)
      throw new TypeError(`${name} is an empty list, which only JSON can say: leave it out`);
    return values.map((value) => [name, checked(name, value)]);
  });
}

/** The same as a query or a form has them. */
export function writeFields(operation: Pick<RestOperation, "json">, fields: object): Pair[] {
  return valuesOf(operation, fields).map(([name, value]) => [name, textOf(name, value)]);
}

function checked(name: string, value: unknown): unknown {
  if (value == null) throw new TypeError(`${name} is ${value}, which only JSON can say: leave it out`);
  if (value instanceof Date) throw new TypeError(`${name} is a Date: give the number that is documented`);
  if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError(`${name} is no number`);
  if (typeof value === "symbol" || (Object(value) === value && !(value instanceof Blob)))
    throw new TypeError(`${name} is no text: only JSON can say an object`);
  return value;
}

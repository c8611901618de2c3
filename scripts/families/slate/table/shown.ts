import { isObject } from "../../../spec/infer.js";
import type { Json } from "../../../spec/json-schema.js";
import { NameIndex } from "./name-index.js";

type Fields = { [key: string]: Json };

/** The objects among values that examples show, and those in their lists. */
export function objectsIn(samples: readonly Json[], depth = 0): Fields[] {
  return samples.flatMap((sample) => {
    if (Array.isArray(sample)) return depth < 5 ? objectsIn(sample, depth + 1) : [];
    return isObject(sample) ? [sample] : [];
  });
}

// All rows of a table ask the same samples for their names.
const keysOf = new WeakMap<readonly Json[], ReadonlySet<string>>();
const indexOf = new WeakMap<ReadonlySet<string>, NameIndex>();

export function keysIn(samples: readonly Json[]): ReadonlySet<string> {
  const known = keysOf.get(samples);
  if (known !== undefined) return known;
  const keys = new Set(objectsIn(samples).flatMap((object) => Object.keys(object)));
  keysOf.set(samples, keys);
  return keys;
}

/** What the examples show at a name, also where they spell it a little differently. */
export function samplesAt(samples: readonly Json[], name: string): Json[] {
  const key = keyFor(keysIn(samples), name);
  if (key === undefined) return [];
  return objectsIn(samples).flatMap((object) => (Object.hasOwn(object, key) ? [object[key] ?? null] : []));
}

/** The key that is most like the name, if it is at least as much so as `least`. */
export function keyFor(keys: ReadonlySet<string>, name: string, least = 1): string | undefined {
  if (keys.has(name)) return name;
  const index = indexOf.get(keys) ?? new NameIndex(keys);
  indexOf.set(keys, index);
  const [first] = index.like(name);
  return first !== undefined && first.rank >= least ? first.key : undefined;
}

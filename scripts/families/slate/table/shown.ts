import { isObject } from "../../../spec/infer.js";
import type { Json } from "../../../spec/json-schema.js";
import { likeness } from "./near-names.js";

type Fields = { [key: string]: Json };

/** The objects among values that examples show, and those in their lists. */
export function objectsIn(samples: readonly Json[], depth = 0): Fields[] {
  return samples.flatMap((sample) => {
    if (Array.isArray(sample)) return depth < 5 ? objectsIn(sample, depth + 1) : [];
    return isObject(sample) ? [sample] : [];
  });
}

export function keysIn(samples: readonly Json[]): Set<string> {
  return new Set(objectsIn(samples).flatMap((object) => Object.keys(object)));
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
  const ranked = [...keys].map((key) => ({ key, rank: likeness(name, key) })).sort((a, b) => b.rank - a.rank);
  const [first] = ranked;
  return first !== undefined && first.rank >= least ? first.key : undefined;
}

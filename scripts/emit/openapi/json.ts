import type { Json } from "../../spec/json-schema.js";

export type JsonObject = { [key: string]: Json };

/** An object literal whose undefined members are left out, so that optional keys need no branches. */
export function present(members: { [key: string]: Json | undefined }): JsonObject {
  const out: JsonObject = {};
  for (const key in members) {
    const value = members[key];
    if (value !== undefined) out[key] = value;
  }
  return out;
}

/** An object whose keys come from a page. A key such as `__proto__` becomes a plain member. */
export function record(entries: Iterable<readonly [string, Json]>): JsonObject {
  return Object.fromEntries(entries);
}

/** The list, or nothing where it is empty: OpenAPI leaves empty lists out. */
export function some<T>(list: readonly T[] | undefined): T[] | undefined {
  return list === undefined || list.length === 0 ? undefined : [...list];
}

/** Items by key, keys in order of first appearance. */
export function groups<K, T>(items: Iterable<T>, key: (item: T) => K): Map<K, T[]> {
  const out = new Map<K, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = out.get(name);
    if (group === undefined) out.set(name, [item]);
    else group.push(item);
  }
  return out;
}

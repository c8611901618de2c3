import { type Like, NameIndex } from "./name-index.js";
import { likenessOf, partsOf } from "./name-parts.js";

/** How sure it is that two names mean one field; 0: they do not. */
export function likeness(a: string, b: string): number {
  return likenessOf(partsOf(a), partsOf(b));
}

/** Which key of the examples a name of the table means, and those that nothing settles. */
export interface Matches {
  keys: Map<string, string>;
  unsettled: { name: string; candidates: string[] }[];
}

/** Pairs names and keys. Each is used once: the surest first; where two are equally sure, neither is. */
export function matchNames(names: readonly string[], shown: readonly string[]): Matches {
  const known = new Set(shown);
  const keys = new Map(names.flatMap((name) => (known.has(name) ? [[name, name]] : [])));
  const unsettled = new Map<string, string[]>();
  const used = new Set(keys.values());
  const index = new NameIndex(shown.filter((key) => !used.has(key)));
  const likely = new Map<string, Like[]>();
  for (const name of names) if (!keys.has(name)) likely.set(name, index.like(name));
  for (const rank of [4, 3, 2, 1]) {
    const pairs = [...likely].flatMap(([name, likes]) =>
      keys.has(name) || unsettled.has(name)
        ? []
        : likes.flatMap((like) =>
            like.rank === rank && !used.has(like.key) ? [{ name, key: like.key }] : [],
          ),
    );
    const [ofName, ofKey] = [countsOf(pairs.map(({ name }) => name)), countsOf(pairs.map(({ key }) => key))];
    for (const { name, key } of pairs) {
      if (ofName.get(name) === 1 && ofKey.get(key) === 1) {
        keys.set(name, key);
        used.add(key);
      } else unsettled.set(name, [...(unsettled.get(name) ?? []), key]);
    }
  }
  return { keys, unsettled: [...unsettled].map(([name, candidates]) => ({ name, candidates })) };
}

function countsOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

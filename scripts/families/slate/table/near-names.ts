import { wordsOf } from "./words.js";

/** Words that authors add to the name of a thing when they mean its identifier or address. */
const references = new Set(["id", "uuid", "url", "uri", "list"]);

/** How sure it is that two names mean one field; 0: they do not. */
export function likeness(a: string, b: string): number {
  if (a === b) return 5;
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.length === 0 || right.length === 0) return 0;
  if (left.join("") === right.join("")) return 4;
  const [ones, others] = [left.map(singular), right.map(singular)];
  if (ones.join("") === others.join("")) return 3;
  if (isMisprint(ones, others)) return 2;
  const [short, long] = ones.length <= others.length ? [ones, others] : [others, ones];
  const isSame = short.every(
    (word, at) => word === long[at] || (short.length > 1 && isShortened(word, long[at] ?? "")),
  );
  return isSame && long.slice(short.length).every((word) => references.has(word)) ? 1 : 0;
}

/** Which key of the examples a name of the table means, and those that nothing settles. */
export interface Matches {
  keys: Map<string, string>;
  unsettled: { name: string; candidates: string[] }[];
}

/** Pairs names and keys. Each is used once: the surest first; where two are equally sure, neither is. */
export function matchNames(names: readonly string[], shown: readonly string[]): Matches {
  const keys = new Map(names.flatMap((name) => (shown.includes(name) ? [[name, name]] : [])));
  const unsettled = new Map<string, string[]>();
  const used = new Set(keys.values());
  for (const rank of [4, 3, 2, 1]) {
    const free = names.filter((name) => !keys.has(name) && !unsettled.has(name));
    const open = shown.filter((key) => !used.has(key));
    const pairs = free.flatMap((name) =>
      open.filter((key) => likeness(name, key) === rank).map((key) => ({ name, key })),
    );
    for (const { name, key } of pairs) {
      const rivals = pairs.filter((pair) => pair.name === name || pair.key === key);
      if (rivals.length === 1) {
        keys.set(name, key);
        used.add(key);
      } else unsettled.set(name, [...(unsettled.get(name) ?? []), key]);
    }
  }
  return { keys, unsettled: [...unsettled].map(([name, candidates]) => ({ name, candidates })) };
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.length > 2 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

/** `dept` for `department`. */
function isShortened(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 3 || long.length < 7 || !long.startsWith(short.slice(0, 3))) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

/**
 * Names of the same words, of which one, of some length, has a letter too many, too few, or a wrong one. A single word
 * of some length may have two: but `min` and `max`, `from` and `to` are other words.
 */
function isMisprint(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const different = a.flatMap((word, at): [string, string][] =>
    word === b[at] ? [] : [[word, b[at] ?? ""]],
  );
  const [pair, ...others] = different;
  if (pair === undefined || others.length > 0) return false;
  const [left, right] = pair;
  const length = Math.max(left.length, right.length);
  if (length < 4 || length > 100 || /\d/u.test(left + right)) return false;
  return distance(left, right) <= (length >= 8 ? 2 : 1);
}

/** Letters to add, drop, replace or swap with their neighbour. */
function distance(a: string, b: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (last[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (last[j - 1] ?? 0) + same,
          swapped && i > 1 ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

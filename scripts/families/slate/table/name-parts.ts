import { wordsOf } from "./words.js";

/** Words that authors add to the name of a thing when they mean its identifier or address. */
const references = new Set(["id", "uuid", "url", "uri", "list"]);

/** What a name is compared by. */
export interface NameParts {
  name: string;
  words: string[];
  joined: string;
  singulars: string[];
  joinedSingulars: string;
}

export function partsOf(name: string): NameParts {
  const words = wordsOf(name);
  const singulars = words.map(singular);
  return { name, words, joined: words.join(""), singulars, joinedSingulars: singulars.join("") };
}

/** Whether a word at the end of a name only says that the name refers to a thing. */
export function isReference(word: string): boolean {
  return references.has(word);
}

/** How sure it is that two names mean one field; 0: they do not. */
export function likenessOf(a: NameParts, b: NameParts): number {
  if (a.name === b.name) return 5;
  if (a.words.length === 0 || b.words.length === 0) return 0;
  if (a.joined === b.joined) return 4;
  if (a.joinedSingulars === b.joinedSingulars) return 3;
  const [ones, others] = [a.singulars, b.singulars];
  if (isMisprint(ones, others)) return 2;
  const [short, long] = ones.length <= others.length ? [ones, others] : [others, ones];
  const isSame = short.every(
    (word, at) => word === long[at] || (short.length > 1 && isShortened(word, long[at] ?? "")),
  );
  return isSame && long.slice(short.length).every(isReference) ? 1 : 0;
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

/** Names of the same words, one of which is misprinted. */
function isMisprint(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const different = a.flatMap((word, at): [string, string][] =>
    word === b[at] ? [] : [[word, b[at] ?? ""]],
  );
  const [pair, ...others] = different;
  return pair !== undefined && others.length === 0 && isMisprinted(...pair);
}

/**
 * Words of some length, of which one has a letter too many, too few, or a wrong one. Longer ones may have two: but `min`
 * and `max`, `from` and `to` are other words.
 */
export function isMisprinted(left: string, right: string): boolean {
  const length = Math.max(left.length, right.length);
  const most = length >= 8 ? 2 : 1;
  if (length < 4 || length > 100 || Math.abs(left.length - right.length) > most) return false;
  return distance(left, right, most) <= most && !/\d/u.test(left + right);
}

/** Letters to add, drop, replace or swap with their neighbour; more than `most` are not counted any further. */
function distance(a: string, b: string, most: number, inA = 0, inB = 0): number {
  let [i, j] = [inA, inB];
  for (; i < a.length && j < b.length && a[i] === b[j]; i += 1) j += 1;
  const [left, right] = [a.length - i, b.length - j];
  if (left === 0 || right === 0) return left + right;
  if (most === 0 || Math.abs(left - right) > most) return most + 1;
  let least = distance(a, b, most - 1, i + 1, j + 1);
  if (least > 0) least = Math.min(least, distance(a, b, most - 1, i + 1, j));
  if (least > 0) least = Math.min(least, distance(a, b, most - 1, i, j + 1));
  if (a[i] === b[j + 1] && a[i + 1] === b[j]) least = Math.min(least, distance(a, b, most - 1, i + 2, j + 2));
  return 1 + least;
}

import { isMisprinted, isReference, likenessOf, type NameParts, partsOf } from "./name-parts.js";

/** A key that is like a name, and how sure that is. */
export interface Like {
  key: string;
  rank: number;
}

interface Known {
  parts: NameParts;
  /** Its place among the keys. */
  at: number;
}

/** A name without one of its words, that word, and its letters as bits. */
interface Spelling {
  rest: string;
  word: string;
  letters: number;
}

/** Finds the keys that are like a name without a comparison of each with each. */
export class NameIndex {
  readonly #loose = new Map<string, Known[]>();
  readonly #spelled = new Map<string, (Spelling & { known: Known })[]>();
  readonly #whole = new Map<string, Known[]>();
  readonly #shortened = new Map<string, Known[]>();

  constructor(keys: Iterable<string>) {
    let at = 0;
    for (const key of keys) {
      const known = { parts: partsOf(key), at };
      at += 1;
      for (const each of looseNames(known.parts)) put(this.#loose, each, known);
      for (const each of spellings(known.parts)) put(this.#spelled, each.rest, { known, ...each });
      const [whole, ...shorter] = beginnings(known.parts);
      if (whole !== undefined) put(this.#whole, whole, known);
      for (const each of shorter) put(this.#shortened, each, known);
    }
  }

  /** All keys that are like the name, the surest first; those that are equally sure in their order. */
  like(name: string): Like[] {
    const parts = partsOf(name);
    const [whole, ...shorter] = beginnings(parts);
    const candidates = new Set([
      ...looseNames(parts).flatMap((each) => this.#loose.get(each) ?? []),
      ...spellings(parts).flatMap((each) => this.#near(each)),
      ...(whole === undefined
        ? []
        : [...(this.#whole.get(whole) ?? []), ...(this.#shortened.get(whole) ?? [])]),
      ...shorter.flatMap((each) => this.#whole.get(each) ?? []),
    ]);
    return [...candidates]
      .map((known) => ({ known, key: known.parts.name, rank: likenessOf(parts, known.parts) }))
      .filter(({ rank }) => rank > 0)
      .sort((a, b) => b.rank - a.rank || a.known.at - b.known.at)
      .map(({ key, rank }) => ({ key, rank }));
  }

  /** Two misprints change two letters of a word at the most, by which most other words are ruled out quickly. */
  #near({ rest, word, letters }: Spelling): Known[] {
    return (this.#spelled.get(rest) ?? [])
      .filter((other) => bits(letters ^ other.letters) <= 4 && isMisprinted(word, other.word))
      .map(({ known }) => known);
  }
}

function put<V>(map: Map<string, V[]>, key: string, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** The name itself, and the name without the form of its words. */
function looseNames({ name, joined, joinedSingulars }: NameParts): string[] {
  return [`=${name}`, ...(joined === "" ? [] : [`:${joined}`, `~${joinedSingulars}`])];
}

/** The name without one of its words, for each of them. Digits are no misprints. */
function spellings({ singulars }: NameParts): Spelling[] {
  return singulars.flatMap((word, at) => {
    if (word.length < 3 || /\d/u.test(word)) return [];
    const others = singulars.map((each, index) => (index === at ? "" : each));
    return [{ rest: others.join(" "), word, letters: lettersOf(word) }];
  });
}

/** The letters of a word as bits. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function bits(number: number): number {
  let count = 0;
  for (let left = number; left !== 0; left &= left - 1) count += 1;
  return count;
}

/**
 * How the words of a name begin; then the same without the words at its end that only say that it is a reference. A word
 * alone is never shortened.
 */
function beginnings({ singulars }: NameParts): string[] {
  const found: string[] = [];
  for (let end = singulars.length; end > 0; end -= 1) {
    const words = singulars.slice(0, end);
    found.push(end === 1 ? `=${words[0]}` : words.map((word) => word.slice(0, 3)).join(" "));
    if (!isReference(singulars[end - 1] ?? "")) break;
  }
  return found;
}

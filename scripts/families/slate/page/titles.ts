import type { Line } from "../../../read/nodes.js";

/** The first words with which titles and texts of a page begin, as far as their order tells them apart. */
export interface Vocabulary {
  titles: ReadonlySet<string>;
  texts: ReadonlySet<string>;
}

/** Learns from the endpoints above which nothing but a title and one line of text stands. */
export function vocabularyOf(runs: readonly (readonly Line[])[]): Vocabulary {
  const pairs = runs.filter(({ length }) => length === 2);
  const words = (index: number): Set<string> =>
    new Set(pairs.flatMap((pair) => (pair[index] === undefined ? [] : [firstWord(pair[index].text)])));
  return { titles: words(0), texts: words(1) };
}

function firstWord(text: string): string {
  return /^\S*/u.exec(text)?.[0].toLowerCase() ?? "";
}

/** Whether a line looks like the title of a group or of an endpoint: alone, short, and no sentence. */
export function isTitle({ text, alone }: Line, vocabulary: Vocabulary): boolean {
  if (!alone || text.length > 80 || text.split(" ").length > 8) return false;
  const isKnown = isKnownTitle(text, vocabulary);
  if (!isKnown && vocabulary.texts.has(firstWord(text))) return false;
  return isKnown || (/^[\p{Lu}\p{N}]/u.test(text) && !/[.:;,!?]$/u.test(text));
}

/** Whether a text begins as other titles of the page do, and no text does. */
export function isKnownTitle(text: string, { titles, texts }: Vocabulary): boolean {
  const word = firstWord(text);
  return titles.has(word) && !texts.has(word);
}

/**
 * The index of an endpoint's title among the lines above its request: the last one behind which a text stands, or the
 * very last where it begins as other titles do. -1: none can be it.
 */
export function titleIndex(lines: readonly Line[], vocabulary: Vocabulary): number {
  const last = lines.at(-1);
  if (last === undefined) return -1;
  const isLast = lines.length === 1 || isKnownTitle(last.text, vocabulary);
  if (isLast && isTitle(last, vocabulary)) return lines.length - 1;
  return lines.slice(0, -1).findLastIndex((line) => isTitle(line, vocabulary));
}

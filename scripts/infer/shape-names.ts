import type { ShapeGroup } from "./shape-choice.js";
import type { Occurrence } from "./shape-places.js";
import { groupWord, nounWord, outerWord, ownWord, plainWord, trailWords } from "./shape-words.js";
import { joinWords, pascalWord } from "./words.js";

/**
 * Ways to call a shape at one of its places, from the shortest. Each is made of words of the page; empty where the
 * place has no such words. The first is what the shape would like to be called.
 */
const ways: readonly ((place: Occurrence) => string)[] = [
  ownWord,
  (place) => (isAnswer(place) ? nounWord(place) : ""),
  (place) => joinWords(outerWord(place), plainWord(place)),
  (place) => joinWords(groupWord(place), outerWord(place), plainWord(place)),
  ({ operation, role }) => (role === "whole" ? `${pascalWord(operation.name)}Result` : ""),
  (place) => (place.role === "item" && plainWord(place) !== "" ? `Listed${plainWord(place)}` : ""),
  (place) => joinWords(pascalWord(place.operation.name), plainWord(place)),
  (place) => joinWords(pascalWord(place.operation.name), ...trailWords(place)),
  (place) => joinWords(groupWord(place), pascalWord(place.operation.name), ...trailWords(place)),
];

/**
 * Names for shapes. A name that several want goes to the one with more places, then to an answer of the group that is
 * called so, then to the first on the page. The others add words of their places. One that shares all its words with
 * others gets no name: a number would tell nobody anything.
 *
 * @param given - Names that are settled, by the number of the shape.
 * @param foreign - Names that schemas have already which are none of these shapes.
 */
export function nameShapes(
  groups: readonly ShapeGroup[],
  given: ReadonlyMap<number, string>,
  foreign: readonly string[] = [],
): Map<number, string> {
  const names = new Map(given);
  const taken = new Set([...given.values(), ...foreign].map((name) => name.toLowerCase()));
  const wishes = new Map(groups.map((group) => [group.id, ways.map((way) => byFrequency(group, way))]));
  const ranked = groups
    .filter(({ id }) => !names.has(id))
    .map((group, order) => ({ group, order, wish: wishes.get(group.id)?.[0]?.[0] ?? "" }))
    .sort(
      (a, b) =>
        b.group.counted.length - a.group.counted.length ||
        Number(isAtHome(b.group, b.wish)) - Number(isAtHome(a.group, a.wish)) ||
        a.order - b.order,
    );
  const claim = (id: number, candidates: readonly string[]): void => {
    const name = candidates.find((candidate) => !taken.has(candidate.toLowerCase()));
    if (name === undefined || names.has(id)) return;
    names.set(id, name);
    taken.add(name.toLowerCase());
  };
  // Nobody loses the plain word to a shape that only came to it as its second choice.
  for (const { group, wish } of ranked) claim(group.id, wish === "" ? [] : [wish]);
  for (const { group } of ranked) claim(group.id, (wishes.get(group.id) ?? []).slice(1).flat());
  return names;
}

/** What the places say, the most frequent first, then the shortest. The order of the page has no say. */
function byFrequency({ counted, places }: ShapeGroup, way: (place: Occurrence) => string): string[] {
  const counts = new Map<string, number>();
  for (const place of counted.length > 0 ? counted : places) {
    const word = way(place);
    if (word !== "") counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || a.length - b.length || (a < b ? -1 : 1))
    .map(([word]) => word);
}

function isAnswer({ role }: Occurrence): boolean {
  return role === "whole" || role === "item";
}

function isAtHome({ counted }: ShapeGroup, name: string): boolean {
  return counted.some((place) => isAnswer(place) && groupWord(place) === name);
}

import type { Occurrence, Step } from "./shape-places.js";
import { isFiller, joinWords, nounOf, pascalWord, singular } from "./words.js";

const wordsIn = (text: string): Set<string> => new Set(text.split(/\s+/u));

/** Keys that say where something lies, and not what it is. */
const emptyWords = wordsIn(
  "Data Item Result Response Record Row Entry Value Object Content Payload Body List Element",
);

/** Plurals that are one object, unless they stand over a list. */
const collectives = wordsIn(
  `Permissions Settings Options Preferences Details Statistics Stats Metrics Credentials Params Parameters Headers
  Limits Rights Features Properties Attributes Coordinates Dimensions`,
);

/** Words that say little without those before them. */
const leaning = wordsIn(
  "Config Configuration Settings Options Params Parameters Info Details Properties Attributes",
);

function wordOf({ key, many }: Step): string {
  const word = pascalWord(key);
  const last = /[A-Z][a-z0-9]*$/u.exec(word)?.[0] ?? "";
  return many || !collectives.has(last) ? singular(word) : word;
}

/** The words of the properties that lead to a shape, without those that say nothing. */
export function trailWords({ trail }: Occurrence): string[] {
  return trail.map(wordOf).filter((word) => word !== "" && !emptyWords.has(word) && !isFiller(word));
}

/** The group of the operation, as one of its things: `tasks` → `Task`. */
export function groupWord({ operation }: Occurrence): string {
  return singular(pascalWord(operation.group.at(-1) ?? ""));
}

/** What the operation's name says it is about. A whole answer about several things is one object that holds them. */
export function nounWord({ operation, role }: Occurrence): string {
  const noun = nounOf(operation.name);
  return role === "whole" ? noun : singular(noun);
}

/** The key of a shape; for an answer the thing that its group is about. */
export function plainWord(place: Occurrence): string {
  return trailWords(place).at(-1) ?? groupWord(place);
}

/** What stands around a shape: the property that holds its own, or the group. */
export function outerWord(place: Occurrence): string {
  return trailWords(place).at(-2) ?? groupWord(place);
}

/** What a shape would be called if it were alone. */
export function ownWord(place: Occurrence): string {
  const words = trailWords(place);
  const [outer, own] = [words.at(-2), words.at(-1)];
  if (own !== undefined) return outer !== undefined && leaning.has(own) ? joinWords(outer, own) : own;
  const [group, noun] = [groupWord(place), nounWord(place)];
  // `getRoomMembers` of the group `room` answers with something else than a room.
  return place.role === "whole" && noun.startsWith(group) && singular(noun) !== group ? noun : group;
}

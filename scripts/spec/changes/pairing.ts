import { fingerprint } from "./renames.js";
import type { Alternative } from "./types.js";

/** The alternatives of two editions, with those that belong together in pairs. */
export interface Pairing {
  kept: [Alternative, Alternative][];
  lost: Alternative[];
  gained: Alternative[];
}

/**
 * Alternatives of one kind belong together. Of several objects or lists, equal ones pair first, then those of one
 * title, then those that share keys, so that a further one in front of them shifts nothing.
 */
export function pairAlternatives(before: readonly Alternative[], after: readonly Alternative[]): Pairing {
  const lost = [...before];
  const gained = [...after];
  const kept: [Alternative, Alternative][] = [];
  const match = (fits: (old: Alternative, now: Alternative) => boolean): void => {
    for (const now of [...gained]) {
      const at = lost.findIndex((old) => old.kind === now.kind && fits(old, now));
      const old = lost[at];
      if (old === undefined) continue;
      kept.push([old, now]);
      lost.splice(at, 1);
      gained.splice(gained.indexOf(now), 1);
    }
  };
  if (isPlural(before) || isPlural(after)) {
    match((old, now) => fingerprint(old.schema) === fingerprint(now.schema));
    match((old, now) => old.schema.title !== undefined && old.schema.title === now.schema.title);
    match(shareKeys);
  }
  match(() => true);
  return { kept, lost, gained };
}

/** Whether two alternatives are of one kind. */
function isPlural(alternatives: readonly Alternative[]): boolean {
  return new Set(alternatives.map(({ kind }) => kind)).size < alternatives.length;
}

function shareKeys(old: Alternative, now: Alternative): boolean {
  const names = new Set(Object.keys(old.schema.properties ?? {}));
  return Object.keys(now.schema.properties ?? {}).some((name) => names.has(name));
}

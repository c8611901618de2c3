import type { Mismatch } from "../core/validation.js";

type Listener = (mismatch: Mismatch) => void;

/** As many mismatches are remembered; of more, the oldest may be told again. */
const limit = 1000;

const memories = new WeakMap<object, WeakMap<Listener, Set<string>>>();

/** Tells a listener of mismatches: of each field once, whatever its place in a list, as long as the owner lives. */
export function tellOnce(owner: object, listener: Listener, mismatches: readonly Mismatch[]): void {
  const ofOwner = memories.get(owner) ?? new WeakMap<Listener, Set<string>>();
  memories.set(owner, ofOwner);
  const told = ofOwner.get(listener) ?? new Set<string>();
  ofOwner.set(listener, told);
  for (const mismatch of mismatches) {
    const { operation, in: place, path, expected } = mismatch;
    const key = JSON.stringify([operation, place, path.replace(/\[\d+\]/g, "[]"), expected]);
    if (told.has(key)) continue;
    // It may throw: then it was not told.
    listener(mismatch);
    told.add(key);
    for (const oldest of told) {
      if (told.size <= limit) break;
      told.delete(oldest);
    }
  }
}

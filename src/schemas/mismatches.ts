import type * as z from "zod/mini";
import type { Mismatch } from "../core/validation.js";
import { type Leaf, leavesOf } from "./leaves.js";
import { below, wholeOf } from "./place.js";
import { expectedOf, seenOf } from "./words.js";

/** A list of ten thousand wrong items tells no more than one of a hundred. */
const maxMismatches = 100;

/** What a mismatch tells of a place. */
export type Difference = Pick<Mismatch, "path" | "expected" | "seen">;

/** Where a value differs from its schema. The value is read, and nothing in it is called or changed. */
export function differencesOf(schema: z.ZodMiniType, value: unknown): Difference[] {
  const { success, error } = schema.safeParse(value);
  if (success) return [];
  const found = new Map<string, Difference>();
  for (const leaf of leavesOf(error.issues)) {
    if (found.size >= maxMismatches) break;
    const difference = differenceOf(schema, value, leaf);
    // A member that is undefined is not sent.
    const isAbsent = difference.expected === "no such field" && difference.seen === "missing";
    if (!isAbsent) found.set(JSON.stringify([difference.path, difference.expected]), difference);
  }
  return [...found.values()];
}

function differenceOf(schema: z.ZodMiniType, value: unknown, { path, isUnknown }: Leaf): Difference {
  let place = wholeOf(schema);
  let seen = value;
  path.forEach((key, index) => {
    place = below(place, key, isUnknown && index === path.length - 1);
    seen = memberOf(seen, key);
  });
  const expected = isUnknown ? "no such field" : expectedOf(place.schemas);
  return { path: place.text, expected, seen: seenOf(seen) };
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  const holder: Readonly<Record<PropertyKey, unknown>> = Object(value);
  return Object.hasOwn(holder, key) ? holder[key] : undefined;
}

import type { Operation } from "../../../spec/api-spec.js";
import type { Traits } from "./wire.js";

/**
 * What one operation does beside sending and reading JSON, by the trait that tells it: the function of the runtime that
 * does it and nothing else. A runtime without it cannot make such an operation at all, which the compiler tells.
 */
const makerByTrait = {
  page: "cursorOperation",
  numbered: "numberedOperation",
  timed: "timedOperation",
  form: "formOperation",
} as const;

/** The functions of the runtime that make standalone functions. */
export const makers = ["jsonOperation", ...Object.values(makerByTrait), "operation"] as const;

/** What else takes more than JSON; only `operation`, which does all, can do it. */
const otherTraits = ["mediaType", "escaped"];

/** The one that does what the operation needs: a bundle has no room for the rest. */
export function makerOf(traits: Traits, { payload }: Operation): (typeof makers)[number] {
  const has = (trait: string): boolean => traits[trait] !== undefined;
  if (payload?.binary || traits.answer === "text" || otherTraits.some(has)) return "operation";
  const found = Object.entries(makerByTrait).flatMap(([trait, maker]) => (has(trait) ? [maker] : []));
  const [maker = "jsonOperation", ...more] = found;
  return more.length > 0 ? "operation" : maker;
}

import type { ApiSpec, Operation } from "../../../spec/api-spec.js";
import { formType, usualMediaType } from "../../../spec/media-types.js";
import type { Traits } from "./wire.js";

/**
 * What one operation does beside sending and reading messages, by the trait that tells it: the function of the runtime
 * that does it and nothing else. A runtime without it cannot make such an operation at all, which the compiler tells.
 */
const makerByTrait = {
  page: "cursorOperation",
  numbered: "numberedOperation",
  offset: "offsetOperation",
  timed: "timedOperation",
  form: "formOperation",
  upload: "uploadOperation",
  download: "downloadOperation",
  task: "taskOperation",
} as const;

/** The one that does nothing more, where bodies are JSON, or where they are forms. */
const plain = { json: "jsonOperation", form: "fieldsOperation" } as const;
type Plain = (typeof plain)[keyof typeof plain];

/** The functions of the runtime that make standalone functions. */
export const makers = [...Object.values(plain), ...Object.values(makerByTrait), "operation"] as const;

/** What else takes more than JSON; only `operation`, which does all, can do it. */
const otherTraits = ["mediaType", "escaped"];

/** What neither the path nor the query carries. Who sends fields or a form knows of them anyway. */
const headerTraits = ["headers", "rename"];

/** Who writes forms writes JSON as well. */
const written = [formType, "application/json"];

/** What makes the operations of an API that do nothing more than most. */
export function plainMaker(spec: ApiSpec): Plain {
  return usualMediaType(spec) === formType ? plain.form : plain.json;
}

/** The one that does what the operation needs: a bundle has no room for the rest. */
export function makerOf(
  traits: Traits,
  { payload }: Operation,
  usual: Plain = plain.json,
): (typeof makers)[number] {
  const has = (trait: string): boolean => traits[trait] !== undefined;
  const isWritten = usual === plain.form && written.includes(String(traits.mediaType));
  const others = otherTraits.filter((trait) => has(trait) && !(trait === "mediaType" && isWritten));
  if (payload?.binary || traits.answer === "text" || others.length > 0) return "operation";
  const found = Object.entries(makerByTrait).flatMap(([trait, maker]) => (has(trait) ? [maker] : []));
  const [maker = usual, ...more] = found;
  const knowsHeaders = usual === plain.form || maker === makerByTrait.form;
  return more.length > 0 || (!knowsHeaders && headerTraits.some(has)) ? "operation" : maker;
}

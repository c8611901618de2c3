import { ApiPromise } from "../core/api-promise.js";
import type { RestFeatures } from "./features.js";
import { openFields } from "./fields-body.js";
import { jsonOperation, type RestFunction, type RestOperation, type RestTraits } from "./operation.js";

/** What every operation has that sends fields. */
export const fieldsFeatures: RestFeatures = {
  open: openFields,
  begin: ({ start }) => new ApiPromise(start),
};

/** The same with other features: a function, because bundlers keep a spread that stands in a module of its own. */
export function fieldsWith(more: Partial<Pick<RestFeatures, "begin" | "pagers" | "read">>): RestFeatures {
  return { ...fieldsFeatures, ...more };
}

/**
 * The standalone function of an operation that sends fields, as a form, as JSON or in the query, and answers JSON or
 * anything, but no text.
 *
 * @typeParam F - Its written-out signature, taken from the annotation of the constant it is assigned to.
 */
export function fieldsOperation<F extends RestFunction>(
  target: string,
  traits?: RestTraits,
): F & { readonly operation: RestOperation } {
  return jsonOperation<F>(target, traits, fieldsFeatures);
}

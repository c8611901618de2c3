import { beginListing } from "../begin.js";
import { fieldsWith } from "../fields-operation.js";
import { jsonOperation, type RestFunction, type RestOperation, type RestTraits } from "../operation.js";
import { pageByOffset } from "./by-offset.js";

const features = /* @__PURE__ */ fieldsWith({ begin: beginListing, pagers: [pageByOffset] });

/**
 * The standalone function of an operation that sends fields, and lists in pages that begin at an offset.
 *
 * @typeParam F - Its written-out signature, taken from the annotation of the constant it is assigned to.
 */
export function offsetOperation<F extends RestFunction>(
  target: string,
  traits?: RestTraits,
): F & { readonly operation: RestOperation } {
  return jsonOperation<F>(target, traits, features);
}

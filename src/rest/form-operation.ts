import { beginUpload } from "./begin.js";
import type { RestFeatures } from "./features.js";
import { openForm } from "./form.js";
import { placeWithHeaders } from "./headers.js";
import { jsonOperation, type RestFunction, type RestOperation, type RestTraits } from "./operation.js";

const features: RestFeatures = { open: openForm, place: placeWithHeaders, begin: beginUpload };

/**
 * The standalone function of an upload by a signed form.
 *
 * @typeParam F - Its written-out signature, taken from the annotation of the constant it is assigned to.
 */
export function formOperation<F extends RestFunction>(
  target: string,
  traits?: RestTraits,
): F & { readonly operation: RestOperation } {
  return jsonOperation<F>(target, traits, features);
}

import { beginCall } from "./begin.js";
import type { RestFeatures } from "./features.js";
import { placeWithHeaders } from "./headers.js";
import { jsonOperation, type RestFunction, type RestOperation, type RestTraits } from "./operation.js";
import { pageByCursor } from "./paging/by-cursor.js";
import { openBody } from "./payload.js";
import { readTextual } from "./textual.js";

const features: RestFeatures = {
  open: openBody,
  place: placeWithHeaders,
  begin: beginCall,
  read: readTextual,
  pagers: [pageByCursor],
};

/**
 * The standalone function of an operation, whatever it sends and answers. Its pages tell the cursor of the next one.
 *
 * @typeParam F - Its written-out signature, taken from the annotation of the constant it is assigned to.
 */
export function operation<F extends RestFunction>(
  target: string,
  traits?: RestTraits,
): F & { readonly operation: RestOperation } {
  return jsonOperation<F>(target, traits, features);
}

import { openContent } from "./channel.js";
import { jsonOperation, type Standalone, type WapiOperation, type WapiTraits } from "./operation.js";

/**
 * The standalone function of an operation, wherever its message travels.
 *
 * @typeParam F - Its written-out signature, taken from the annotation of the constant it is assigned to.
 */
export function operation<F extends Standalone>(
  target: string,
  traits?: WapiTraits,
): F & { readonly operation: WapiOperation } {
  return jsonOperation<F>(target, traits, traits?.channel && openContent);
}

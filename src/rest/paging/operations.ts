import { beginListing } from "../begin.js";
import type { RestFeatures } from "../features.js";
import { jsonOperation, type RestFunction, type RestOperation, type RestTraits } from "../operation.js";
import { pageByCursor } from "./by-cursor.js";
import { pageByNumber } from "./by-number.js";
import { pageByTime } from "./by-time.js";

const byCursor: RestFeatures = { begin: beginListing, pagers: [pageByCursor] };
const byNumber: RestFeatures = { begin: beginListing, pagers: [pageByNumber] };
const byTime: RestFeatures = { begin: beginListing, pagers: [pageByTime] };

/**
 * The standalone function of an operation that sends JSON or nothing, answers JSON, and lists in pages, each of which
 * tells the cursor of the next one.
 *
 * @typeParam F - Its written-out signature, taken from the annotation of the constant it is assigned to.
 */
export function cursorOperation<F extends RestFunction>(
  target: string,
  traits?: RestTraits,
): F & { readonly operation: RestOperation } {
  return jsonOperation<F>(target, traits, byCursor);
}

/**
 * The same for pages that are counted.
 *
 * @typeParam F - Its written-out signature, taken from the annotation of the constant it is assigned to.
 */
export function numberedOperation<F extends RestFunction>(
  target: string,
  traits?: RestTraits,
): F & { readonly operation: RestOperation } {
  return jsonOperation<F>(target, traits, byNumber);
}

/**
 * The same for pages that end at a time.
 *
 * @typeParam F - Its written-out signature, taken from the annotation of the constant it is assigned to.
 */
export function timedOperation<F extends RestFunction>(
  target: string,
  traits?: RestTraits,
): F & { readonly operation: RestOperation } {
  return jsonOperation<F>(target, traits, byTime);
}

import type { ApiPromise } from "../core/index.js";
import { beginCall } from "../rest/begin.js";
import type { RestFeatures } from "../rest/features.js";
import { openFormOrBody } from "../rest/form.js";
import { placeWithHeaders } from "../rest/headers.js";
import { jsonOperation, type RestFunction, type RestOperation, type RestTraits } from "../rest/operation.js";
import { pageByNumber } from "../rest/paging/by-number.js";
import { pageByTime } from "../rest/paging/by-time.js";
import { readTextual } from "../rest/textual.js";
import type { WorkDriveCallOptions, WorkDriveOptions } from "./options.js";

export { formOperation } from "../rest/form-operation.js";
export { jsonOperation } from "../rest/operation.js";
export { numberedOperation, timedOperation } from "../rest/paging/operations.js";

/** What a call of an operation needs to know about it. */
export type WorkDriveOperation = RestOperation;

const features: RestFeatures = {
  open: openFormOrBody,
  place: placeWithHeaders,
  begin: beginCall,
  read: readTextual,
  pagers: [pageByNumber, pageByTime],
};

/**
 * The standalone function of an operation, whatever it sends and answers. Its pages are counted, or end at a time; its
 * upload may be by a signed form.
 *
 * @typeParam F - Its written-out signature, taken from the annotation of the constant it is assigned to.
 */
export function operation<F extends RestFunction>(
  target: string,
  traits?: RestTraits,
): F & { readonly operation: WorkDriveOperation } {
  return jsonOperation<F>(target, traits, features);
}

/** A client: it calls operations. */
export interface WorkDrive {
  /**
   * Calls an operation.
   *
   * @param params - `body` is the payload, `content` the bytes of an upload and `size` their number, which a stream
   * needs; everything else goes into path or query.
   */
  call<R>(operation: WorkDriveOperation, params?: object, options?: WorkDriveCallOptions): ApiPromise<R>;
  /** A copy with other options. */
  with(overrides: Partial<WorkDriveOptions>): WorkDrive;
}

/** A standalone function of an operation. */
export interface WorkDriveFunction<P, R> {
  (client: WorkDrive, params: P, options?: WorkDriveCallOptions): ApiPromise<R>;
  readonly operation: WorkDriveOperation;
}

import type { ApiPromise } from "../core/index.js";
import { fieldsOperation, fieldsWith } from "../rest/fields-operation.js";
import { jsonOperation, type RestFunction, type RestOperation, type RestTraits } from "../rest/operation.js";
import { offsetOperation } from "../rest/paging/offset-operation.js";
import { taskOperation } from "../rest/task-operation.js";
import { readTextual } from "../rest/textual.js";
import { downloadOperation, uploadOperation } from "../rest/transfer/operations.js";
import type { CloudikeCallOptions, CloudikeOptions } from "./options.js";

export { downloadOperation, fieldsOperation, jsonOperation, offsetOperation, taskOperation, uploadOperation };

/** What a call of an operation needs to know about it. */
export type CloudikeOperation = RestOperation;

const features = /* @__PURE__ */ fieldsWith({ read: readTextual });

/**
 * The standalone function of an operation, whatever it does: it may send or fetch a file, start a task, or list in
 * pages.
 *
 * @typeParam F - Its written-out signature, taken from the annotation of the constant it is assigned to.
 */
export function operation<F extends RestFunction>(
  target: string,
  traits: RestTraits = {},
): F & { readonly operation: CloudikeOperation } {
  if (traits.upload) return uploadOperation<F>(target, traits);
  if (traits.download) return downloadOperation<F>(target, traits);
  if (traits.task) return taskOperation<F>(target, traits);
  if (traits.offset) return offsetOperation<F>(target, traits);
  return jsonOperation<F>(target, traits, features);
}

/** A client: it calls operations. */
export interface Cloudike {
  /**
   * Calls an operation.
   *
   * @param params - What is in neither path nor headers is a field, and so is what `body` holds. A form and a query say
   * texts, numbers, booleans and lists of them: `null`, a `Date` and an object are refused there, and `undefined` is
   * left out. `content` holds the bytes of an upload, and `size` their number, which a stream needs.
   */
  call<R>(operation: CloudikeOperation, params?: object, options?: CloudikeCallOptions): ApiPromise<R>;
  /** A copy with other options. It has the same session, unless `auth` or `baseUrl` are others. */
  with(overrides: Partial<CloudikeOptions>): Cloudike;
}

/** A standalone function of an operation. */
export interface CloudikeFunction<P, R> {
  (client: Cloudike, params: P, options?: CloudikeCallOptions): ApiPromise<R>;
  readonly operation: CloudikeOperation;
}

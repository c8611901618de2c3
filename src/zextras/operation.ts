import type { ApiPromise } from "../core/index.js";
import type { RestOperation } from "../rest/operation.js";
import type { ZextrasChatsCallOptions, ZextrasChatsOptions } from "./options.js";

export { operation } from "../rest/full-operation.js";
export { jsonOperation } from "../rest/operation.js";
export { cursorOperation } from "../rest/paging/operations.js";

/** What a call of an operation needs to know about it. */
export type ZextrasChatsOperation = RestOperation;

/** A client: it calls operations. */
export interface ZextrasChats {
  /**
   * Calls an operation.
   *
   * @param params - `body` is the payload, `content` the bytes of an upload and `size` their number, which a stream
   * needs; everything else goes into path, query or headers.
   */
  call<R>(
    operation: ZextrasChatsOperation,
    params?: object,
    options?: ZextrasChatsCallOptions,
  ): ApiPromise<R>;
  /** A copy with other options. */
  with(overrides: Partial<ZextrasChatsOptions>): ZextrasChats;
}

/** A standalone function of an operation. */
export interface ZextrasChatsFunction<P, R> {
  (client: ZextrasChats, params: P, options?: ZextrasChatsCallOptions): ApiPromise<R>;
  readonly operation: ZextrasChatsOperation;
}

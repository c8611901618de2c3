import type { ApiPromise } from "../core/index.js";
import type { Safety } from "../core/safety.js";
import type { WapiChannel } from "./channel.js";
import type { WapiCallOptions, WapiOptions } from "./options.js";

export { operation } from "./full-operation.js";

/** What a call of an operation needs to know about it. */
export interface WapiOperation {
  readonly target: string;
  /** `header`: the message travels in a request header, and the body is raw bytes. */
  readonly channel?: "header";
  /** How content travels, where it does. It comes with {@link operation}: bundles without are without it. */
  readonly open?: WapiChannel;
  /** The name of its host. Default: the first of the facts. */
  readonly host?: string;
  /** `binary`: the answer is bytes, handed over as an unread response. */
  readonly answer?: "binary";
  /** Whether it may be sent again. Default `unsafe`. */
  readonly safety?: Safety;
  /** What it does to the session: opens or closes it, or needs `none`. Default: it uses one. */
  readonly session?: "open" | "close" | "none";
  /** Identification values to fill from the session. Default `account_id` and `user_id`. */
  readonly ids?: readonly string[];
  /** Names that look like ids, and are strings in its answer though numbers in those of others. */
  readonly textIds?: readonly string[];
}

/** A client: it calls operations and keeps their session. */
export interface Wapi {
  /**
   * Calls an operation.
   *
   * @param params - `data` is the payload, `content` the bytes of an upload, `auth` the credentials of a login;
   * everything else is an identification value.
   */
  call<R>(operation: WapiOperation, params?: object, options?: WapiCallOptions): ApiPromise<R>;
  /** A copy with other options. It shares the session unless account, credentials or hosts are replaced. */
  with(overrides: Partial<WapiOptions>): Wapi;
}

/** A standalone function of an operation. */
export interface WapiFunction<P, R> {
  (client: Wapi, params: P, options?: WapiCallOptions): ApiPromise<R>;
  readonly operation: WapiOperation;
}

export type Standalone = (client: Wapi, params: never, options?: WapiCallOptions) => ApiPromise<unknown>;

/** What a call of an operation needs to know about it, beside its target and what is made of that. */
export type WapiTraits = Omit<WapiOperation, "open" | "target">;

/**
 * The standalone function of an operation that sends its message in the body.
 *
 * @typeParam F - Its written-out signature, taken from the annotation of the constant it is assigned to.
 */
export function jsonOperation<F extends Standalone>(
  target: string,
  traits?: WapiTraits,
  open?: WapiChannel,
): F & { readonly operation: WapiOperation };
export function jsonOperation(target: string, traits?: WapiTraits, open?: WapiChannel): Standalone {
  const operation: WapiOperation = { target, ...traits, ...(open && { open }) };
  return Object.assign(
    (client: Wapi, params?: object, options?: WapiCallOptions) => client.call(operation, params, options),
    { operation },
  );
}

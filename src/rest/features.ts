import type { ApiPromise, Outcome } from "../core/api-promise.js";
import type { Exchange } from "../core/exchange.js";
import type { RequestBody } from "../core/options.js";
import type { RestOperation } from "./operation.js";
import type { RestParams } from "./params.js";

/** A request body, opened. */
export interface Opened {
  readonly bytes: RequestBody;
  /** What it says, as far as it may hold secrets. */
  readonly told?: unknown;
}

/** A call that is to be made. */
export interface Beginning {
  readonly vendor: string;
  readonly operation: RestOperation;
  /** Without types they may be null, of which the call itself tells. */
  readonly params: RestParams | null;
  /** Makes it, with its own parameters or others. */
  start(unread: boolean, params?: RestParams): Promise<Outcome<unknown>>;
  /** Makes the same call with other parameters. */
  again(params: RestParams): ApiPromise<unknown>;
}

/** What only some operations need; it comes with them, so that a bundle without them is without it. */
export interface RestFeatures {
  /** Opens the body of a request, and adds its headers. */
  open(
    exchange: Exchange,
    operation: RestOperation,
    params: RestParams,
    headers: Record<string, string>,
  ): Promise<Opened>;
  /** Writes a header of the operation's `escaped`. */
  escape(text: string): string;
  /** Makes a call, which is of a page where the operation lists in pages. */
  begin(beginning: Beginning): ApiPromise<unknown>;
  /**
   * An answer that is a text.
   *
   * @param text - Nothing where it is too large.
   * @throws DecodeError when it is not what the operation answers.
   */
  read(exchange: Exchange, operation: RestOperation, text: string | undefined): string;
}

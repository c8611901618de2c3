import type { ApiPromise, Outcome } from "../core/api-promise.js";
import type { Exchange } from "../core/exchange.js";
import type { Transport } from "../core/http.js";
import type { CallOptions, RequestBody } from "../core/options.js";
import type { Scope } from "../core/scope.js";
import type { Sent } from "./exchange.js";
import type { RestOperation } from "./operation.js";
import type { Pager } from "./paging/pager.js";
import type { Placed, RestParams } from "./params.js";
import type { Authorize, RestOptions, RestProtocol } from "./protocol.js";

/** A request body, opened. */
export interface Opened {
  readonly bytes: RequestBody | null;
  /** What it says, as far as it may hold secrets. */
  readonly told?: unknown;
  /** Whether it cannot be opened again: it is a stream of the caller's. */
  readonly isOnce?: boolean;
  /** Makes the rest of the call, where the answer to its first request is not all. */
  finish?(response: Response, call: OpenCall): Promise<Outcome<unknown>>;
}

/** A call whose first request has been answered. */
export interface OpenCall {
  readonly client: RestOptions;
  readonly protocol: Pick<RestProtocol<never, never>, "vendor" | "refuse">;
  readonly transport: Transport;
  readonly scope: Scope;
  /** Takes what else is sent and may hold secrets. */
  readonly sent: Sent;
  /** Leaves the answer as it comes. */
  readonly unread: boolean | undefined;
}

/** What a client makes its requests with. */
export interface ClientContext extends Pick<OpenCall, "client" | "protocol"> {
  /** Adds the client's credentials to the headers of a request, where they may go to its URL. */
  authorize(...request: Parameters<Authorize<CallOptions>>): ReturnType<Authorize<never>>;
}

/** A call that is to be made. */
export interface Beginning {
  readonly operation: RestOperation;
  /** Without types they may be null, of which the call itself tells. */
  readonly params: RestParams | null;
  /** Makes it, with its own parameters or others. */
  start(unread: boolean, params?: RestParams): Promise<Outcome<unknown>>;
  readonly options: CallOptions;
  /** What the client makes its requests with, for those that are of no operation. */
  readonly context: ClientContext;
  /** Makes a call of the same client: of another page, or of another operation. */
  call(operation: RestOperation, params: RestParams, options: CallOptions): ApiPromise<unknown>;
}

/** What only some operations need; it comes with them, so that a bundle without them is without it. */
export interface RestFeatures {
  /** Opens the body of a request, and adds its headers. Default: as the client does. */
  open?(
    exchange: Exchange,
    operation: RestOperation,
    params: RestParams,
    headers: Record<string, string>,
  ): Opened | Promise<Opened>;
  /** Puts parameters in their places. Default: as the client does, which mostly knows the path and the query. */
  place?(operation: RestOperation, template: string, params: RestParams): Placed;
  /** Makes a call, which is of a page where the operation lists in pages. */
  begin(beginning: Beginning): ApiPromise<unknown>;
  /**
   * An answer that is a text. Default: JSON is all that can be read.
   *
   * @param text - Nothing where it is too large.
   * @throws DecodeError when it is not what the operation answers.
   */
  read?(exchange: Exchange, operation: RestOperation, text: string | undefined): string;
  /** The styles of paging that there are. Default: none. */
  readonly pagers?: readonly Pager[];
}

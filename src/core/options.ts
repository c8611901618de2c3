import type { Hooks } from "./hooks.js";
import type { Safety } from "./safety.js";
import type { ValidationOptions } from "./validation.js";

/** What `fetch` sends, whoever declares it: the types of the DOM, or those of Node. */
export type RequestBody = NonNullable<RequestInit["body"]>;

/** A request on its way to `fetch`. */
export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: RequestBody | null;
  /** Required by `fetch` when the body is a stream, and without effect when it is not. */
  readonly duplex: "half";
  readonly signal: AbortSignal | null;
  /** Lets a browser send its cookies to another origin. */
  readonly credentials?: NonNullable<RequestInit["credentials"]>;
  /** Not followed, because following would take credentials to another host. */
  readonly redirect: "manual" | "error";
}

/** How long, and how often, a call is tried. */
export interface AttemptOptions {
  /**
   * Milliseconds for one attempt: sending the request with all its content, and reading its answer. One that takes
   * longer has failed, and is repeated where that is safe. A login, and requests that carry files to or from another
   * host, have no such limit. Default 0: no limit but `timeout`.
   */
  readonly attemptTimeout?: number | undefined;
  /**
   * How often a call is tried again: after a broken connection or a status of 408, 502, 503 or 504 where its operation
   * may be repeated; after 429, and where no connection could be made, any call whose body can be sent again. Default 2.
   */
  readonly retries?: number | undefined;
  /**
   * The longest pause before a call is tried again, in milliseconds. A call that the server wants to come later than
   * that, or later than its `timeout` permits, fails at once; `retryAfter` of the error tells when. Default 60,000.
   */
  readonly maxRetryDelay?: number | undefined;
}

/** Options of one call. */
export interface CallOptions extends AttemptOptions {
  /** Ends the call at once with an {@link AbortError}, whatever it is waiting for. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds for the whole call: login, every attempt, reading the answer. An answer that is handed over
   * unread is over when its headers are there. Default: that of the client; 0, or more than 24 days, is no limit.
   */
  readonly timeout?: number | undefined;
  /**
   * Whether this call may be sent again, where that is known better than from the documentation. `unsafe`: not where the
   * server may have got it. (Browsers themselves send a request again where a connection that was kept is broken.)
   */
  readonly safety?: Safety | undefined;
  /**
   * More request headers. They win over those of the client, and lose to those of the protocol; the media type of an
   * upload is the caller's.
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Replaces the client's `fetch` for this call. */
  readonly fetch?: typeof fetch | undefined;
}

/** Options of every client. */
export interface ClientOptions extends AttemptOptions, ValidationOptions {
  /** Stand around every request, to log, time or change it: `chain(first, second)`. Default: none. */
  readonly hooks?: Hooks | undefined;
  /** Sends every request. Default: the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /** Milliseconds for a whole call, see {@link CallOptions.timeout}. Default 0: no limit. */
  readonly timeout?: number | undefined;
  /** Headers of every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Permits `http:` to hosts that are not loopback. Default false: credentials would travel in clear. */
  readonly allowInsecure?: boolean | undefined;
  /** Largest answer that is decoded, in bytes. Unread answers have no limit. Default 64 MiB. */
  readonly maxResponseBytes?: number | undefined;
  /** The most pages that a loop over a listing asks for; where there are more it ends with a PagingError. Default 10,000. */
  readonly maxPages?: number | undefined;
  /** Deepest nesting of a JSON answer. Default 128. */
  readonly maxDepth?: number | undefined;
}

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
  readonly redirect: "manual";
}

/** Options of one call. */
export interface CallOptions {
  /** Ends the call at once with an {@link AbortError}, whatever it is waiting for. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds for the whole call: login, every attempt, reading the answer. An answer that is handed over
   * unread is over when its headers are there. Default: that of the client; 0, or more than 24 days, is no limit.
   */
  readonly timeout?: number | undefined;
  /**
   * More request headers. They win over those of the client, and lose to those of the protocol; the media type of an
   * upload is the caller's.
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Replaces the client's `fetch` for this call. */
  readonly fetch?: typeof fetch | undefined;
}

/** Options of every client. */
export interface ClientOptions {
  /** Sends every request; wrap `fetch` to log, sign or change them. Default: the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /** Milliseconds for a whole call, see {@link CallOptions.timeout}. Default 0: no limit. */
  readonly timeout?: number | undefined;
  /** Headers of every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Permits `http:` to hosts that are not loopback. Default false: credentials would travel in clear. */
  readonly allowInsecure?: boolean | undefined;
  /** Largest answer that is decoded, in bytes. Unread answers have no limit. Default 64 MiB. */
  readonly maxResponseBytes?: number | undefined;
  /** Deepest nesting of a JSON answer. Default 128. */
  readonly maxDepth?: number | undefined;
}

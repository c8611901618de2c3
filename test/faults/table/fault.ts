/** A body, as plain data. */
export interface Body {
  readonly text?: string;
  /** How often the text is sent. Default once. */
  readonly times?: number;
  /** Every character is one byte. Default: UTF-8. */
  readonly isLatin1?: true;
  readonly coding?: "gzip" | "cut gzip";
  /** `none`: it ends with its connection. Default `length`. */
  readonly framing?: "length" | "chunked" | "none";
  /** What `Content-Length` tells. Default: the truth. */
  readonly length?: number;
  /** Sent for ever. */
  readonly isEndless?: true;
}

/** Where an answer stops: before its first byte, or in the middle of a part of it, or after its end. */
export type Stage = "start" | "status" | "headers" | "body" | "end";

/**
 * What the server does with one request. `%origin%`, `%other%` (another origin), `%from%` (the origin of the page that
 * asks), `%path%`, `%bytes%` (of the body that came) and `%imf+1%`, `%rfc850+1%`, `%asctime+1%` (dates, so many seconds from now) stand for what they say.
 */
export interface Reply {
  /** It answers when the head is there, or reads the body seconds later. Default: it reads all. */
  readonly reads?: "head" | "late";
  /** Sent before everything else. */
  readonly before?: string;
  /** Default `200 OK`. */
  readonly status?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** More lines of the head, as they are. */
  readonly lines?: string;
  /** Default: what every client takes for a good answer. */
  readonly body?: Body;
  /** Resets or ends the connection, or says nothing more. Default: the connection ends after the answer. */
  readonly cut?: { readonly at: Stage; readonly by: "reset" | "end" | "silence" };
  /** What comes a byte at a time, and takes minutes. */
  readonly drips?: "head" | "body";
  /** The connection stays open for another request. */
  readonly isKept?: true;
}

/** The certificate of a server: a file of `certificates`, with its key. */
export type Certificate =
  | "trusted"
  | "self-signed"
  | "unknown-authority"
  | "expired"
  | "not-yet-valid"
  | "other-host";

/** What listens at a port of its own, and is no server that anybody can talk to. */
export type Stranger =
  | "reset"
  | "mute"
  | "plain"
  | "alert"
  | "hello-mute"
  | "hello-reset"
  | "hello-cut"
  | "hello-end";

/** What listens at a port of its own: nothing, for ever or till the second attempt, or a stranger, or TLS. */
export type Port = "closed" | "opens" | Stranger | Certificate;

/** The client that makes a call, and how it is let in. */
export type Via =
  | "rest"
  | "rest supplied"
  | "cookie"
  | "cookie supplied"
  | "cookie of the page"
  | "rpc"
  | "rpc login"
  | "rpc supplied"
  | "login"
  | "login supplied";

/** Whether the operation of a call may be repeated. */
export type Column = "read" | "idempotent" | "unsafe";

/** The class of an error. `StatusError`: what a client makes of a status of 400 or more, see `statusErrors`. */
export type ErrorName =
  | "ConnectionError"
  | "TimeoutError"
  | "AbortError"
  | "HttpError"
  | "DecodeError"
  | "WapiError"
  | "StatusError";

/** What becomes of a call. */
export interface Expectation {
  /** Members of what the caller gets; `null` for nothing. Left out where it gets an error. */
  readonly value?: Readonly<Record<string, unknown>> | null;
  readonly error?: ErrorName | undefined;
  readonly status?: number;
  /** One of them. Left out: it does not matter. */
  readonly code?: readonly (string | number)[];
  /** Milliseconds. */
  readonly retryAfter?: number;
  /** Requests that the server saw, without logins. */
  readonly requests: number;
  /** `error.attempts`. Default: the requests. */
  readonly attempts?: number;
  readonly logins?: number;
  /** Connections that were made for its requests. */
  readonly connections?: number | undefined;
}

/** Where the table is run: Node of a version, or a browser. */
export type Runtime = `node${number}` | "browser";

/** What is otherwise in a runtime, and why. */
export interface Difference {
  readonly because: string;
  /** The runtime itself sends an unsafe request again. */
  readonly isResent?: true;
  readonly isLeftOut?: true;
  readonly safe?: Partial<Expectation>;
  readonly unsafe?: Partial<Expectation>;
}

/** Options of a client or a call. */
export interface FaultOptions {
  readonly timeout?: number;
  readonly attemptTimeout?: number;
  readonly retries?: number;
  readonly maxRetryDelay?: number;
  readonly maxResponseBytes?: number;
}

/** One fault of a server, and what callers get. */
export interface Fault {
  /** Part of a path. */
  readonly name: string;
  readonly what: string;
  /** Default: the usual ones, see `vias.ts`. */
  readonly via?: readonly Via[];
  /** What is done with the first request, the second, …; the last one with all that follow. */
  readonly replies?: readonly Reply[];
  /** The same of logins. Default: they succeed. */
  readonly logins?: readonly Reply[];
  readonly port?: Port;
  /** Default: a loopback URL with `http:`. `https` without a port of its own: the certificate is trusted. */
  readonly at?: "https" | "unknown host";
  /** Bytes of the payload, where the operation has one. */
  readonly payload?: number;
  readonly options?: FaultOptions;
  /** The caller aborts as soon as the server has the request. */
  readonly isAborted?: true;
  /** Calls at the same time. Default 1. Requests and logins are those of all. */
  readonly calls?: number;
  /** A good call on the same connection comes first. It is not counted. */
  readonly isWarm?: true;
  /** Milliseconds between the first answer and the next request, at least. */
  readonly pause?: number;
  readonly safe: Expectation;
  readonly unsafe: Expectation;
  /** Where a runtime shows a fault otherwise, or does not. */
  readonly differences?: Readonly<Partial<Record<Runtime, Difference>>>;
}

/** What every client takes for a good answer. */
export const good = '{"ok":true,"body":{"data":{"ok":true}}}';

/** A good answer after some requests. */
export function succeeds(requests: number): Expectation {
  return { value: { ok: true }, requests };
}

/** An error after some requests. */
export function fails(error: ErrorName, requests: number, more?: Partial<Expectation>): Expectation {
  return { error, requests, ...more };
}

/** What becomes of calls whose request may have been processed: three attempts, and one where that is unsafe. */
export function unclear(
  error: ErrorName,
  more?: Partial<Expectation>,
): { readonly safe: Expectation; readonly unsafe: Expectation } {
  return { safe: fails(error, 3, more), unsafe: fails(error, 1, more) };
}

/** What becomes of calls alike, whether they may be repeated or not. */
export function always(expectation: Expectation): {
  readonly safe: Expectation;
  readonly unsafe: Expectation;
} {
  return { safe: expectation, unsafe: expectation };
}

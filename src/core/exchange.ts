import { ApiError, type ErrorFacts, type RequestSummary } from "./api-error.js";
import { ConnectionError } from "./connection-error.js";
import { addressOf } from "./http.js";
import { redactor } from "./redact.js";
import { retryAfterOf } from "./retry.js";
import type { Safety } from "./safety.js";

/** The class of an error. */
export type ErrorKind<E extends ApiError> = new (message: string, facts: ErrorFacts) => E;

/** One call and what has happened to it so far, for the errors that may come of it. */
export interface Exchange {
  readonly vendor: string;
  /** The operation, as the vendor's documentation spells it. */
  readonly operation: string;
  /** Requests sent so far. */
  attempts: number;
  /** Tells all that was sent and may hold secrets, as JSON. Default: nothing was. */
  sent?(): string;
  /** What hooks put in its place, in the same way. */
  hooked?: string;
  /** What a hook was told to call it by. */
  callId?: string;
  /** Whether its request may be sent again. Default `unsafe`. */
  safety?: Safety;
  /** The same before a hook told otherwise. */
  known?: Safety;
  /** Whether its body cannot be sent again. */
  isOnce?: boolean | undefined;
  /** The last request that was sent, with its whole URL. */
  request?: RequestSummary;
  /** Its answer, as soon as it is there. */
  response?: Response | undefined;
  /** How the last attempt failed, for the error of a call whose time is over. */
  failed?: ApiError | undefined;
}

/** Which call an error is of. */
const owners = new WeakMap<ApiError, Exchange>();

/** Whether an error is of this call: hooks, and a `fetch` of the caller's, may throw those of others. */
export function isOf(exchange: Exchange, error: ApiError): boolean {
  return owners.get(error) === exchange;
}

/** Takes the secrets of a call out of texts, as far as they have been sent. */
export function redactorOf({ sent, hooked = "" }: Exchange): (text: string) => string {
  return redactor((sent?.() ?? "") + hooked);
}

/** An error of a call. Its message and every text of its facts lose the secrets of the call. */
export function failure<E extends ApiError>(
  exchange: Exchange,
  Kind: ErrorKind<E>,
  message: string,
  more?: object,
): E {
  const { vendor, operation, attempts, request, response } = exchange;
  const texts: Record<string, unknown> = { message: whereTo(exchange) + message, ...more };
  const redact = redactorOf(exchange);
  for (const name in texts) {
    const text = texts[name];
    // Cut after redaction, so that no secret is cut in half and missed.
    if (typeof text === "string") texts[name] = redact(text).slice(0, 500);
  }
  const { message: told, ...others } = texts;
  const error = new Kind(`${operation}: ${told}`, {
    ...{ vendor, operation, attempts, response, status: response?.status },
    request: request && { ...request, url: addressOf(request.url) },
    retryAfter: response && retryAfterOf(response),
    ...others,
  });
  owners.set(error, exchange);
  return error;
}

/** Where a redirect leads: origin and path, because a query may carry what should not be shown. */
function whereTo({ request, response }: Exchange): string {
  const { status = 0, headers } = response ?? {};
  const location = status >= 300 && status < 400 && headers?.get("location");
  if (!location || !URL.canParse(location, request?.url)) return "";
  const { origin, pathname } = new URL(location, request?.url);
  // Of `data:`, say, the path is all.
  return origin === "null" ? "" : `redirected to ${origin}${pathname}. `;
}

/**
 * A copy of what was thrown, without secrets: errors of HTTP stacks hold raw bytes, headers and URLs in fields of
 * their own.
 */
export function copyOf(exchange: Exchange, thrown: unknown): Error {
  const isObject = typeof thrown === "object" && thrown !== null;
  const { message, code, stack } = (
    isObject ? thrown : { message: thrown }
  ) as Partial<NodeJS.ErrnoException>;
  const reason: unknown = message || code;
  const redact = redactorOf(exchange);
  const copy = new Error(redact(typeof reason === "object" ? "" : String(reason)));
  // Tells where to look.
  if (typeof stack === "string") copy.stack = redact(stack);
  return copy;
}

/**
 * The error for whatever a call threw. A foreign error becomes a copy.
 *
 * @param Kind - Of foreign errors. Default: that of the network, once something was sent.
 */
export function asApiError(
  exchange: Exchange,
  error: unknown,
  Kind: ErrorKind<ApiError> = exchange.attempts ? ConnectionError : ApiError,
): ApiError {
  const thrown = error as Partial<NodeJS.ErrnoException> | undefined;
  // What `fetch` throws tells the reason in its cause only.
  const { cause = thrown } = thrown ?? {};
  for (const one of [error, cause]) if (one instanceof ApiError) return one;
  const { code } = (cause ?? {}) as Partial<NodeJS.ErrnoException>;
  const copy = copyOf(exchange, cause);
  // Of the redirect of a stream `fetch` tells nothing but that it was one: the address is wrong, not the network.
  const told =
    Kind === ConnectionError ? `no whole answer, check network and address: ${copy.message}` : copy.message;
  return failure(exchange, Kind, told, { code, cause: copy });
}

import { ApiError, type ErrorFacts, type RequestSummary } from "./api-error.js";
import { ConnectionError } from "./connection-error.js";
import { redact } from "./redact.js";

/** The class of an error. */
export type ErrorKind<E extends ApiError> = new (message: string, facts: ErrorFacts) => E;

/** One call and what has happened to it so far, for the errors that may come of it. */
export interface Exchange {
  readonly vendor: string;
  /** The operation, as the vendor's documentation spells it. */
  readonly operation: string;
  /** Requests sent so far. */
  attempts: number;
  /** All that was sent and may hold secrets, as JSON. */
  sent: string;
  /** The last request that was sent. */
  request?: RequestSummary;
  /** Its answer, as soon as it is there. */
  response?: Response | undefined;
}

/** An error of a call. Its message and every text of its facts lose the secrets of the call. */
export function failure<E extends ApiError>(
  { sent, ...facts }: Exchange,
  Kind: ErrorKind<E>,
  message: string,
  more?: object,
): E {
  const texts: Record<string, unknown> = { message: `${facts.operation}: ${message}`, ...more };
  for (const name in texts) {
    const text = texts[name];
    // Cut after redaction, so that no secret is cut in half and missed.
    if (typeof text === "string") texts[name] = redact(text, sent).slice(0, 500);
  }
  return new Kind(`${texts.message}`, {
    ...facts,
    status: facts.response?.status,
    ...texts,
  });
}

/**
 * The error for whatever a call threw. A foreign error becomes a copy, because errors of HTTP stacks hold raw
 * bytes, headers and URLs in fields of their own.
 */
export function asApiError(exchange: Exchange, error: unknown): ApiError {
  const thrown = error as Partial<NodeJS.ErrnoException> | undefined;
  // What `fetch` throws tells the reason in its cause only.
  const { cause = thrown } = thrown ?? {};
  for (const one of [error, cause]) if (one instanceof ApiError) return one;
  const { code, message } = (cause ?? {}) as Partial<NodeJS.ErrnoException>;
  const reason = redact(`${message || code}`, exchange.sent);
  return failure<ApiError>(
    exchange,
    exchange.attempts ? ConnectionError : ApiError,
    exchange.attempts ? `no whole answer, check the network: ${reason}` : reason,
    { code, cause: new Error(reason) },
  );
}

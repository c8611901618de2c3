import type { ApiError } from "./api-error.js";
import type { Outcome } from "./api-promise.js";
import { withDeadline } from "./deadline.js";
import { asApiError, type Exchange } from "./exchange.js";
import { drop } from "./http.js";
import type { AttemptOptions, CallOptions, ClientOptions } from "./options.js";
import { backoff, mayRepeat, retryAfterOf } from "./retry.js";
import { sleep } from "./sleep.js";

/** What says how often a call is tried: the options of the call go before those of the client. */
export interface Attempts {
  readonly client: AttemptOptions & Pick<ClientOptions, "timeout">;
  readonly options: AttemptOptions & Pick<CallOptions, "timeout">;
  /** Whether the body of the answer is read after the call. */
  readonly isUnread?: boolean | undefined;
  /** The HTTP status that an error stands for, where the protocol has one of its own. */
  statusOf?(error: ApiError): number | undefined;
}

/** Runs the part of an attempt that its limit counts for: it has no login in it, which other calls may wait for too. */
export type Timed = <R>(run: (signal: AbortSignal | null) => Promise<R>) => Promise<R>;

/**
 * Tries a call until it succeeds, may not be tried again, or was tried often enough. One that is given up ends as its
 * last attempt did.
 *
 * @param signal - Aborts when nobody waits for the call any more.
 * @param attempt - Tries it once.
 */
export async function persist<T>(
  exchange: Exchange,
  { client, options, isUnread, statusOf }: Attempts,
  signal: AbortSignal | null,
  attempt: (timed: Timed) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const { attemptTimeout = client.attemptTimeout, timeout = client.timeout } = options;
  const { retries = client.retries ?? 2, maxRetryDelay = client.maxRetryDelay ?? 60_000 } = options;
  const end = timeout ? Date.now() + timeout : Number.POSITIVE_INFINITY;
  const timed: Timed = (run) =>
    attemptTimeout
      ? withDeadline(exchange, signal, attemptTimeout, run, { option: "attemptTimeout", isUnread })
      : run(signal);
  for (let failures = 1; ; failures++) {
    let outcome: Outcome<T> | undefined;
    let error: ApiError | undefined;
    // What fails before a request has no answer, not even that of the attempt before.
    exchange.response = undefined;
    try {
      outcome = await attempt(timed);
      if (outcome.response.status < 400) return outcome;
    } catch (thrown) {
      error = asApiError(exchange, thrown);
      exchange.failed = error;
    }
    const { name, message, code, status = outcome?.response.status } = error ?? {};
    const asked = (error ? error.retryAfter : outcome && retryAfterOf(outcome.response)) ?? 0;
    const pause = asked + Math.min(backoff(failures, Math.random()), maxRetryDelay);
    const failed = { name, message, code, status: (error && statusOf?.(error)) ?? status };
    // An error of another operation, which is a login, was tried as often as it may be.
    const isOwn = (error ?? exchange).operation === exchange.operation;
    const isLast = !(failures <= retries) || !isOwn || exchange.isOnce || signal?.aborted;
    // A timer with a larger delay would fire at once.
    const isLate = asked > Math.min(maxRetryDelay, 2e9) || Date.now() + pause >= end;
    if (!isLast && !isLate && mayRepeat(failed, exchange.safety ?? "unsafe")) {
      if (outcome) drop(outcome.response);
      await sleep(pause, signal);
      if (!signal?.aborted) continue;
    }
    if (error) throw error;
    if (outcome) return outcome;
  }
}

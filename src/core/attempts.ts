import { ApiError } from "./api-error.js";
import type { Outcome } from "./api-promise.js";
import { withDeadline } from "./deadline.js";
import { type Admitted, type Delivery, deliver } from "./deliver.js";
import { asApiError, type Exchange } from "./exchange.js";
import { drop } from "./http.js";
import type { AttemptOptions, CallOptions, ClientOptions } from "./options.js";
import { backoff, mayRepeat, retryAfterOf } from "./retry.js";
import type { Scope } from "./scope.js";
import { sleep } from "./sleep.js";

/** A call that may take several attempts. The options of the call go before those of the client. */
export interface Attempts<T> {
  readonly client: ClientOptions;
  readonly options: AttemptOptions & Pick<CallOptions, "timeout" | "fetch">;
  /** Whether the body of the answer is read after the call. */
  readonly isUnread?: boolean | undefined;
  /**
   * Makes the request of an attempt and lets it in. What it fails with ends the call. The limit of an attempt does not
   * count for it, because it may be a login that other calls wait for too.
   */
  admit(scope: Scope | undefined): Promise<Admitted>;
  /** Reads an answer. */
  read(response: Response): T | Promise<T>;
  /** The HTTP status that an error stands for, where the protocol has one of its own. */
  statusOf?(error: ApiError): number | undefined;
}

/**
 * Tries a call until it succeeds, may not be tried again, or was tried often enough. One that is given up ends as its
 * last attempt did.
 *
 * @param scope - Of the call.
 */
export async function persist<T>(
  exchange: Exchange,
  { client, options, isUnread, admit, read, statusOf: statusOfError }: Attempts<T>,
  scope: Scope | undefined,
): Promise<Outcome<T | undefined>> {
  const { attemptTimeout = client.attemptTimeout, timeout = client.timeout, fetch = client.fetch } = options;
  const { retries = client.retries ?? 2, maxRetryDelay = client.maxRetryDelay ?? 60_000 } = options;
  const end = timeout ? Date.now() + timeout : Number.POSITIVE_INFINITY;
  const limits = { scope, timeout: attemptTimeout, option: "attemptTimeout", isUnread };
  const statusOf = (outcome: Outcome<unknown> | ApiError) =>
    outcome instanceof ApiError ? (statusOfError?.(outcome) ?? outcome.status) : outcome.response.status;
  const delivery: Delivery<T> = {
    transport: { fetch, hooks: client.hooks },
    async admit() {
      // What fails before a request has no answer, not even that of the attempt before, and is not the network's fault.
      exchange.response = undefined;
      try {
        // A login, say, that nobody waits for is not begun.
        if (scope?.isOver) throw new TypeError("nobody waits for it any more");
        return await admit(scope);
      } catch (error) {
        throw asApiError(exchange, error, ApiError);
      }
    },
    timed: (run) => (attemptTimeout ? withDeadline(exchange, limits, run) : run(scope)),
    read,
    statusOf,
  };
  for (let failures = 1; ; failures++) {
    const outcome = await deliver(exchange, delivery);
    const status = statusOf(outcome);
    const error = outcome instanceof ApiError ? outcome : undefined;
    if (!(outcome instanceof ApiError) && outcome.response.status < 400) return outcome;
    const { response } = outcome;
    const asked = (error ? error.retryAfter : response && retryAfterOf(response)) ?? 0;
    const pause = asked + Math.min(backoff(failures, Math.random()), maxRetryDelay);
    // A timer with a larger delay would fire at once.
    const isSoon = asked <= Math.min(maxRetryDelay, 2e9) && Date.now() + pause < end;
    const isWanted = failures <= retries && !exchange.isOnce && !scope?.isOver;
    if (isWanted && isSoon && mayRepeat(error ?? {}, exchange.safety, status)) {
      drop(response);
      await sleep(pause, scope?.signal);
      if (!scope?.isOver) continue;
    }
    if (outcome instanceof ApiError) throw outcome;
    return outcome;
  }
}

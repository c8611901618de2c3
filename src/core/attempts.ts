import { ApiError } from "./api-error.js";
import type { Outcome } from "./api-promise.js";
import { withDeadline } from "./deadline.js";
import { asApiError, type Exchange } from "./exchange.js";
import { type Draft, drop, send } from "./http.js";
import type { AttemptOptions, CallOptions, ClientOptions } from "./options.js";
import { backoff, mayRepeat, retryAfterOf } from "./retry.js";
import type { Scope } from "./scope.js";
import { sleep } from "./sleep.js";
import { checkValidator } from "./validate.js";

/** How a request is let in. */
export interface Access {
  /** What it is let in by: with another one it may be sent again where the server refused this one. */
  readonly credential?: string | undefined;
  /** Forgets the credential, which was refused. Tells whether there may be others. Default: there are none. */
  readonly refuse?: (() => boolean) | undefined;
}

/** A request that may be sent. */
export interface Admitted extends Access {
  readonly request: Draft;
}

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
 * last attempt did. Where the server refuses a credential and there is another, the request is sent once more, whatever
 * it does: the server has not looked at it.
 *
 * @param scope - Of the call.
 */
export async function persist<T>(
  exchange: Exchange,
  { client, options, isUnread, admit, read, statusOf }: Attempts<T>,
  scope: Scope | undefined,
): Promise<Outcome<T>> {
  const { attemptTimeout = client.attemptTimeout, timeout = client.timeout, fetch = client.fetch } = options;
  const { retries = client.retries ?? 2, maxRetryDelay = client.maxRetryDelay ?? 60_000 } = options;
  const end = timeout ? Date.now() + timeout : Number.POSITIVE_INFINITY;
  const enter = async () => {
    // What fails before a request has no answer, not even that of the attempt before, and is not the network's fault.
    exchange.response = undefined;
    try {
      checkValidator(client);
      return await admit(scope);
    } catch (error) {
      throw asApiError(exchange, error, ApiError);
    }
  };
  let admitted = await enter();
  let mayRenew = true;
  for (let failures = 1; ; ) {
    const { request, credential, refuse } = admitted;
    const attempt = async (own: Scope | undefined): Promise<Outcome<T>> => {
      const response = await send(exchange, request, own?.signal, { fetch, hooks: client.hooks });
      return { data: await read(response), response };
    };
    const limits = { scope, timeout: attemptTimeout, option: "attemptTimeout", isUnread };
    let outcome: Outcome<T> | ApiError;
    try {
      outcome = await (attemptTimeout ? withDeadline(exchange, limits, attempt) : attempt(scope));
      if (outcome.response.status < 400) return outcome;
    } catch (error) {
      outcome = asApiError(exchange, error);
      exchange.failed = outcome;
    }
    const { response } = outcome;
    const error = outcome instanceof ApiError ? outcome : undefined;
    const status = (error && (statusOf?.(error) ?? error.status)) ?? response?.status;
    // What cannot be sent again forgets a refused credential too: the next call has another.
    if (status === 401 && mayRenew && refuse?.() && !exchange.isOnce && !scope?.isOver) {
      mayRenew = false;
      admitted = await enter();
      if (admitted.credential !== credential) {
        drop(response);
        continue;
      }
    }
    const asked = (error ? error.retryAfter : response && retryAfterOf(response)) ?? 0;
    const pause = asked + Math.min(backoff(failures, Math.random()), maxRetryDelay);
    // A timer with a larger delay would fire at once.
    const isSoon = asked <= Math.min(maxRetryDelay, 2e9) && Date.now() + pause < end;
    const isWanted = failures++ <= retries && !exchange.isOnce && !scope?.isOver;
    if (isWanted && isSoon && mayRepeat(error ?? {}, exchange.safety, status)) {
      drop(response);
      await sleep(pause, scope?.signal);
      if (!scope?.isOver) {
        admitted = await enter();
        continue;
      }
    }
    if (outcome instanceof ApiError) throw outcome;
    return outcome;
  }
}

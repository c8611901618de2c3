import { ApiError } from "./api-error.js";
import type { Outcome } from "./api-promise.js";
import { isStream } from "./content.js";
import { asApiError, type Exchange, isOf } from "./exchange.js";
import { type Draft, drop, send } from "./http.js";
import type { AttemptOptions, CallOptions, ClientOptions } from "./options.js";
import { backoff, mayRepeat, retryAfterOf } from "./retry.js";
import type { Scope } from "./scope.js";
import { sleep } from "./sleep.js";

/** How a request has got the credentials that let it in. */
export interface Access {
  /** The credential: with another one it may be sent again where the server refused this one. */
  readonly credential?: string | undefined;
  /** Forgets the credential, which was refused. Tells whether there may be others. Default: there are none. */
  readonly refuse?: (() => boolean) | undefined;
}

/** A request with its credentials. */
export interface Admitted extends Access {
  readonly request: Draft;
}

/** A call that may take several attempts. The options of the call go before those of the client. */
export interface Attempts<T> {
  readonly client: ClientOptions;
  readonly options: AttemptOptions & Pick<CallOptions, "fetch">;
  /**
   * Makes the request of an attempt and lets it in. What it fails with ends the call. The limit of an attempt does not
   * count for it, because it may be a login that other calls wait for too.
   */
  admit(scope: Scope): Admitted | Promise<Admitted>;
  /** Reads an answer. */
  read(response: Response): T | Promise<T>;
  /** The HTTP status that an error stands for, where the protocol has one of its own. */
  statusOf?(error: ApiError): number | undefined;
}

/**
 * Tries a call until it succeeds, may not be tried again, or was tried often enough. One that is given up ends as its
 * last attempt did. Where the server refuses a credential and there is another, the request is sent once more, whatever
 * it does: the server has not looked at it.
 */
export async function persist<T>(
  exchange: Exchange,
  { client, options, admit, read, statusOf }: Attempts<T>,
  scope: Scope,
): Promise<Outcome<T | undefined>> {
  const { attemptTimeout = client.attemptTimeout, fetch = client.fetch } = options;
  const { retries = client.retries ?? 2, maxRetryDelay = client.maxRetryDelay ?? 60_000 } = options;
  const transport = { fetch, hooks: client.hooks };
  let outcome: Outcome<T | undefined> | undefined;
  let error: ApiError | undefined;
  /** Whether the body of the answer is still to be read. */
  let isLeft = false;
  /** What the server has refused, where this is the request with another credential. */
  let refused: Admitted | undefined;
  for (let failures = 1; ; ) {
    // What fails before a request has no answer, not even that of the attempt before, and is not the network's fault.
    const before = exchange.response;
    exchange.response = undefined;
    let admitted: Admitted;
    try {
      // A login, say, that nobody waits for is not begun. The call has failed, so that nobody is told.
      if (scope.isOver) throw new TypeError();
      const entered = admit(scope);
      admitted = "then" in entered ? await entered : entered;
    } catch (thrown) {
      drop(before);
      throw asApiError(exchange, thrown, ApiError);
    }
    const { request, credential, refuse } = admitted;
    // What cannot be sent again forgets a refused credential too: the next call has another.
    const isRefused = (status: number | undefined) =>
      status === 401 && !refused && !!refuse?.() && !exchange.isOnce;
    // It stands where there is no other credential.
    const kept = refused && refused.credential === credential ? before : undefined;
    if (kept) {
      exchange.response = kept;
      // Nobody sends what was opened again.
      const { body } = request;
      if (isStream(body)) drop({ body });
    } else if (refused) {
      exchange.failed = undefined;
      drop(before);
    }
    if (!kept || isLeft) {
      isLeft = false;
      try {
        outcome = await scope.attempt(attemptTimeout, async (isWanted) => {
          const answer = isWanted()
            ? (kept ?? (await send(exchange, request, scope.signal(), transport, isWanted)))
            : undefined;
          // A `fetch` that knows no signals answers when the attempt has been given up.
          if (!answer || !isWanted()) {
            drop(answer);
            throw new TypeError("it gave no response");
          }
          exchange.response = answer;
          // Nobody waits for the body of a refusal that another credential may make good.
          isLeft = isRefused(answer.status);
          return { data: isLeft ? undefined : await read(answer), response: answer };
        });
        error = undefined;
      } catch (thrown) {
        error = asApiError(exchange, thrown);
        // That of another call tells nothing of this request, which may have been answered.
        if (!isOf(exchange, error)) throw error;
        exchange.failed = error;
      }
    }
    const { response } = exchange;
    const status = error ? (statusOf?.(error) ?? error.status) : response?.status;
    // Not every protocol tells a refusal by the status of HTTP.
    if (isLeft || (error && response?.ok && isRefused(status))) {
      refused = admitted;
      continue;
    }
    if (!error && outcome && Number(status) < 400) return outcome;
    const asked = (error ? error.retryAfter : response && retryAfterOf(response)) ?? 0;
    const pause = asked + Math.min(backoff(failures, Math.random()), maxRetryDelay);
    // A timer with a larger delay would fire at once.
    const isSoon = asked <= Math.min(maxRetryDelay, 2e9) && pause < scope.rest();
    const isWanted = failures++ <= retries && !exchange.isOnce && !scope.isOver;
    if (isWanted && isSoon && mayRepeat(error ?? {}, exchange.safety, status)) {
      drop(response);
      refused = undefined;
      await sleep(pause, scope.signal());
      if (!scope.isOver) continue;
    }
    if (error) throw error;
    if (outcome) return outcome;
  }
}

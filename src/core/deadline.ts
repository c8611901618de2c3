import { AbortError } from "./abort-error.js";
import type { ApiError } from "./api-error.js";
import { asApiError, type ErrorKind, type Exchange, failure } from "./exchange.js";
import { onAbort } from "./on-abort.js";
import { Scope } from "./scope.js";
import { TimeoutError } from "./timeout-error.js";

/** What ends a call, or one attempt at it, before it has a result. */
export interface Limits {
  /** Of the caller. */
  readonly signal?: AbortSignal | null | undefined;
  /** Of the call, where this is one attempt at it. */
  readonly scope?: Scope | undefined;
  /** In milliseconds. Default: none. */
  readonly timeout?: number | undefined;
  /** What the timeout is called, for the error. Default `timeout`. */
  readonly option?: string;
  /** Whether a body is read afterwards, which the signal has to reach as well. */
  readonly isUnread?: boolean | undefined;
}

/**
 * Runs a call until it settles, its signal aborts or its time is over; the last two win at once, whatever the call
 * is doing. Every rejection is an {@link ApiError}; that of a time that is over has the last failure as its cause.
 *
 * @param run - Makes the call. Its scope is over together with the call; there is none where nothing limits the call.
 */
export function withDeadline<T>(
  exchange: Exchange,
  { signal, scope: outer, timeout, option = "timeout", isUnread }: Limits,
  run: (scope: Scope | undefined) => Promise<T>,
): Promise<T> {
  // A timer with a larger delay would fire at once.
  const limit = timeout && timeout < 2 ** 31 ? timeout : 0;
  return new Promise((resolve, reject) => {
    const scope = limit || signal ? new Scope(isUnread ? (signal ?? outer?.signal) : null) : outer;
    const settle = () => {
      clearTimeout(timer);
      leave?.();
    };
    const end = (Kind: ErrorKind<ApiError>, message: string, cause: unknown) => {
      settle();
      reject(failure(exchange, Kind, message, { cause }));
      scope?.end();
    };
    const abort = () => {
      const cause = signal?.reason;
      end(cause?.name === "TimeoutError" ? TimeoutError : AbortError, "aborted by signal", cause);
    };
    const expire = () => end(TimeoutError, `no result in ${limit} ms, see ${option}`, exchange.failed);
    const timer = limit ? setTimeout(expire, limit) : undefined;
    const leave = signal ? onAbort(signal, abort) : outer?.onEnd(abort);
    // Nobody tells of what is over already.
    if (signal?.aborted || outer?.isOver) return abort();
    run(scope).then(
      (outcome) => {
        settle();
        resolve(outcome);
      },
      (error: unknown) => {
        settle();
        reject(asApiError(exchange, error));
      },
    );
  });
}

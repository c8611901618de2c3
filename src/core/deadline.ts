import { AbortError } from "./abort-error.js";
import type { ApiError } from "./api-error.js";
import { asApiError, type Exchange, failure } from "./exchange.js";
import { onAbort } from "./on-abort.js";
import { TimeoutError } from "./timeout-error.js";

/** What else a deadline is told. */
export interface DeadlineOptions {
  /** What the timeout is called, for the error. Default `timeout`. */
  readonly option?: string;
  /** Whether a body is read after the call, which the signal has to reach as well. */
  readonly isUnread?: boolean | undefined;
}

/**
 * Runs a call until it settles, its signal aborts or its time is over; the last two win at once, whatever the call
 * is doing. Every rejection is an {@link ApiError}; that of a time that is over has the last failure as its cause.
 *
 * @param run - Makes the call. Its signal aborts together with the call.
 */
export function withDeadline<T>(
  exchange: Exchange,
  signal: AbortSignal | null | undefined,
  timeout: number | undefined,
  run: (signal: AbortSignal | null) => Promise<T>,
  { option = "timeout", isUnread }: DeadlineOptions = {},
): Promise<T> {
  // A timer with a larger delay would fire at once.
  const limit = timeout && timeout < 2 ** 31 ? timeout : 0;
  return new Promise((resolve, reject) => {
    // Abort signals are slow to make.
    const controller = limit || signal ? new AbortController() : undefined;
    const settle = () => {
      clearTimeout(timer);
      leave?.();
    };
    const end = () => {
      settle();
      const cause = signal?.reason;
      const Kind = cause?.name === "TimeoutError" ? TimeoutError : AbortError;
      const { failed } = exchange;
      reject(
        signal?.aborted
          ? failure<ApiError>(exchange, Kind, "aborted by signal", { cause })
          : failure(exchange, TimeoutError, `no result in ${limit} ms, see ${option}`, { cause: failed }),
      );
      controller?.abort();
    };
    const timer = limit ? setTimeout(end, limit) : undefined;
    const leave = signal && onAbort(signal, end);
    if (signal?.aborted) return end();
    const own = controller?.signal ?? null;
    // `fetch` leaves a listener on a signal long after the call, so that it never gets the caller's. `any` leaves none,
    // and costs more than all the rest.
    const merged = own && signal && isUnread ? AbortSignal.any([own, signal]) : own;
    run(merged).then(
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

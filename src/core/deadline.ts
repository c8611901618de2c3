import { AbortError } from "./abort-error.js";
import type { ApiError } from "./api-error.js";
import type { Outcome } from "./api-promise.js";
import { asApiError, type Exchange, failure } from "./exchange.js";
import { TimeoutError } from "./timeout-error.js";

/**
 * Runs a call until it settles, its signal aborts or its time is over; the last two win at once, whatever the call
 * is doing. Every rejection is an {@link ApiError}.
 *
 * @param run - Makes the call. Its signal aborts together with the call.
 */
export function withDeadline<T>(
  exchange: Exchange,
  signal: AbortSignal | undefined,
  timeout: number | undefined,
  run: (signal: AbortSignal | null) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  // A timer with a larger delay would fire at once.
  const limit = timeout && timeout < 2 ** 31 ? timeout : 0;
  return new Promise((resolve, reject) => {
    const controller = limit ? new AbortController() : undefined;
    const own = controller?.signal ?? null;
    // `any` puts no listener on the caller's signal, where `fetch` itself would leave one long after the call; and the
    // signal still reaches a body that is read later. It is slow, so a call without a signal does without it.
    const merged = signal ? AbortSignal.any(own ? [own, signal] : [signal]) : own;
    const settle = () => {
      clearTimeout(timer);
      if (merged) merged.onabort = null;
    };
    const onAbort = () => {
      settle();
      const cause = signal?.reason;
      const Kind = cause?.name === "TimeoutError" ? TimeoutError : AbortError;
      reject(
        signal?.aborted
          ? failure<ApiError>(exchange, Kind, "aborted by signal", { cause })
          : failure(exchange, TimeoutError, `no result in ${limit} ms, see timeout`),
      );
    };
    const timer = limit ? setTimeout(() => controller?.abort(), limit) : undefined;
    if (merged?.aborted) return onAbort();
    if (merged) merged.onabort = onAbort;
    run(merged)
      .finally(settle)
      .then(resolve, (error: unknown) => reject(asApiError(exchange, error)));
  });
}

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
    const controller = signal || limit ? new AbortController() : null;
    const release = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    const stop = (error: ApiError) => {
      release();
      reject(error);
      controller?.abort();
    };
    const onAbort = () => {
      const cause = signal?.reason;
      const Kind = cause?.name === "TimeoutError" ? TimeoutError : AbortError;
      stop(failure<ApiError>(exchange, Kind, "aborted by its signal", { cause }));
    };
    const onTimeout = () => stop(failure(exchange, TimeoutError, `no result in ${limit} ms, see timeout`));
    const timer = limit ? setTimeout(onTimeout, limit) : undefined;
    if (signal?.aborted) return onAbort();
    signal?.addEventListener("abort", onAbort);
    run(controller?.signal ?? null).then(
      (outcome) => {
        // The signal must go on to reach a body that is still to be read.
        if (outcome.data === outcome.response) clearTimeout(timer);
        else release();
        resolve(outcome);
      },
      (error: unknown) => stop(asApiError(exchange, error)),
    );
  });
}

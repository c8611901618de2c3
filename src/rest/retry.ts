import { type ApiError, isApiError } from "../core/api-error.js";
import { backoff, mayRepeat, retryAfterOf } from "../core/retry.js";
import { sleep } from "../core/sleep.js";

/** The longest pause in milliseconds, also where a server asks for a longer one. */
const longest = 60_000;

/** Whether the same request, which may be repeated, may succeed later. */
export function isTransient(error: unknown): error is ApiError {
  return isApiError(error) && (mayRepeat(error, "idempotent") || isTransientStatus(error.status));
}

/** Whether a status says that the server cannot answer now. Hosts of storage want any of 500 and more to be tried again. */
export function isTransientStatus(status = 0): boolean {
  return status >= 500 || mayRepeat({ status }, "idempotent");
}

/**
 * Waits before a request is repeated, as long as the server asks for, and longer each time.
 *
 * @param failures - How often it has failed.
 * @param signal - Ends the wait.
 */
export function pause(failures: number, response: Response | undefined, signal: AbortSignal): Promise<void> {
  const asked = (response && retryAfterOf(response)) ?? 0;
  return sleep(Math.min(asked + backoff(failures, Math.random()), longest), signal);
}

import { type ApiError, isApiError } from "../core/api-error.js";
import { isConnectionError } from "../core/connection-error.js";
import { sleep } from "../core/sleep.js";

/** Milliseconds before the first repetition; each further one waits twice as long as the one before. */
const shortest = 100;

/** The longest pause in milliseconds, also where a server asks for a longer one. */
const longest = 30_000;

/** Whether the same request may succeed later: the connection broke, or the server cannot answer now. */
export function isTransient(error: unknown): error is ApiError {
  return isConnectionError(error) || (isApiError(error) && isTransientStatus(error.status));
}

/** Whether a status says that the server cannot answer now. */
export function isTransientStatus(status = 0): boolean {
  return status >= 500 || status === 408 || status === 429;
}

/**
 * Waits before a request is repeated, as long as the server asks for, or else longer each time.
 *
 * @param failures - How often it has failed.
 * @param signal - Ends the wait.
 */
export function pause(failures: number, response: Response | undefined, signal: AbortSignal): Promise<void> {
  // A date is no number: then the wait is that of any other failure.
  const asked = Number(response?.headers.get("retry-after") ?? Number.NaN) * 1000;
  const usual = shortest * 2 ** (failures - 1);
  return sleep(Math.min(asked > usual ? asked : usual, longest), signal);
}

import { ApiError, isErrorNamed } from "./api-error.js";

/** The caller aborted the call. `cause` is the reason of the signal. */
export class AbortError extends ApiError {
  override get name(): "AbortError" {
    return "AbortError";
  }
}

/** Whether a value is an {@link AbortError}, of this or another copy of the package. */
export function isAbortError(error: unknown): error is AbortError {
  return isErrorNamed(error, "AbortError");
}

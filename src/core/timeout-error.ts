import { ApiError, isErrorNamed } from "./api-error.js";

/** The call took longer than its `timeout`, or its signal came from `AbortSignal.timeout()`. */
export class TimeoutError extends ApiError {
  override get name(): "TimeoutError" {
    return "TimeoutError";
  }
}

/** Whether a value is a {@link TimeoutError}, of this or another copy of the package. */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return isErrorNamed(error, "TimeoutError");
}

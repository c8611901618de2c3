import { ApiError, isErrorNamed } from "./api-error.js";

/** The HTTP status is not 2xx, and the answer is not in the form of the vendor's errors. `detail` quotes its text. */
export class HttpError extends ApiError {
  override get name(): "HttpError" {
    return "HttpError";
  }
}

/** Whether a value is an {@link HttpError}, of this or another copy of the package. */
export function isHttpError(error: unknown): error is HttpError {
  return isErrorNamed(error, "HttpError");
}

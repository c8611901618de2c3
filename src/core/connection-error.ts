import { ApiError, isErrorNamed } from "./api-error.js";

/** No answer came, or it broke off: DNS, refused or reset connections, TLS, a cut body. `code` is the system's. */
export class ConnectionError extends ApiError {
  override get name(): "ConnectionError" {
    return "ConnectionError";
  }
}

/** Whether a value is a {@link ConnectionError}, of this or another copy of the package. */
export function isConnectionError(error: unknown): error is ConnectionError {
  return isErrorNamed(error, "ConnectionError");
}

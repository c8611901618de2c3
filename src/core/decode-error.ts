import { ApiError, isErrorNamed } from "./api-error.js";

/** The answer is not what the operation answers: another media type, broken JSON, empty, too large or too deep. */
export class DecodeError extends ApiError {
  override get name(): "DecodeError" {
    return "DecodeError";
  }
}

/** Whether a value is a {@link DecodeError}, of this or another copy of the package. */
export function isDecodeError(error: unknown): error is DecodeError {
  return isErrorNamed(error, "DecodeError");
}

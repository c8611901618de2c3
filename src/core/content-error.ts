import { ApiError, isErrorNamed } from "./api-error.js";

/**
 * The content of an upload cannot be sent: it is missing or no bytes, its size is not known, or is another than was
 * told, or its stream broke, which `cause` tells of.
 */
export class ContentError extends ApiError {
  override get name(): "ContentError" {
    return "ContentError";
  }
}

/** Whether a value is a {@link ContentError}, of this or another copy of the package. */
export function isContentError(error: unknown): error is ContentError {
  return isErrorNamed(error, "ContentError");
}

import { ApiError, isErrorNamed } from "./api-error.js";

/**
 * The pages of a listing cannot be followed: one came again, or items could be lost between two. `attempts` is the
 * number of pages.
 */
export class PagingError extends ApiError {
  override get name(): "PagingError" {
    return "PagingError";
  }
}

/** Whether a value is a {@link PagingError}, of this or another copy of the package. */
export function isPagingError(error: unknown): error is PagingError {
  return isErrorNamed(error, "PagingError");
}

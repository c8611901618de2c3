import { ApiError, type ErrorFacts, isErrorNamed } from "./api-error.js";
import type { Mismatch } from "./validation.js";

/**
 * What a call was given, or answered, differs from its documentation, and the client has `validate: "throw"`. Where the
 * answer differs, the request was made: `response` is there.
 */
export class ValidationError extends ApiError {
  /** Where it differs. They hold no values. */
  declare readonly mismatches: readonly Mismatch[];

  constructor(message: string, facts: ErrorFacts & { readonly mismatches?: readonly Mismatch[] }) {
    super(message, { mismatches: [], ...facts });
  }

  override get name(): "ValidationError" {
    return "ValidationError";
  }
}

/** Whether a value is a {@link ValidationError}, of this or another copy of the package. */
export function isValidationError(error: unknown): error is ValidationError {
  return isErrorNamed(error, "ValidationError");
}

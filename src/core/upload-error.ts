import { ApiError, type ErrorFacts, isErrorNamed } from "./api-error.js";

/** What an upload in parts has done, as plain data: it can be kept as JSON. It holds signed values. */
export interface UploadResume {
  /** The operation that the upload was begun with. */
  readonly operation: string;
  /** Which upload the parts belong to, and the URL that confirms it, both as the server told them. */
  readonly of: string | number;
  readonly confirm: string;
  /** Bytes of the whole, if that is known, and of each part but the last. */
  readonly size?: number | undefined;
  readonly partSize: number;
  /** Numbers of the parts that are done, from 1. */
  readonly done: readonly number[];
}

/**
 * An upload in parts failed after some of it was done. `cause` is the error of the request that failed; `status`,
 * `code` and `detail` are its own too.
 */
export class UploadError extends ApiError {
  // Private, because it holds signed values and inspecting an error prints public fields.
  readonly #resume: UploadResume | undefined;

  constructor(message: string, { resume, ...facts }: ErrorFacts & { readonly resume?: UploadResume }) {
    super(message, facts);
    this.#resume = resume;
  }

  /** What the next call needs to send the rest, as its option `resume`. */
  get resume(): UploadResume | undefined {
    return this.#resume;
  }

  override get name(): "UploadError" {
    return "UploadError";
  }
}

/** Whether a value is an {@link UploadError}, of this or another copy of the package. */
export function isUploadError(error: unknown): error is UploadError {
  return isErrorNamed(error, "UploadError");
}

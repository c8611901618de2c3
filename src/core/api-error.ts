/** Marks every error of this package. The registry is global, so the mark holds across duplicated copies. */
const brand = Symbol.for("docwright.error");

/** The request an error is about, without its secrets. */
export interface RequestSummary {
  readonly method: string;
  /** Origin and path; a query is left out, because it may carry credentials. */
  readonly url: string;
}

/** What an error knows about the call that failed. */
export interface ErrorFacts {
  readonly vendor: string;
  /** The operation, as the vendor's documentation spells it. */
  readonly operation: string;
  /** Requests that were sent for the call; 0 when it failed before the first. */
  readonly attempts: number;
  readonly status?: number | undefined;
  readonly code?: number | string | undefined;
  readonly detail?: string | undefined;
  readonly request?: RequestSummary | undefined;
  readonly response?: Response | undefined;
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/**
 * A call that failed. Every error thrown by a call is one; most are of a subclass.
 * No secret of the call is in its message, its stack, its fields or its JSON.
 */
export class ApiError extends Error {
  declare readonly vendor: string;
  /** The operation, as the vendor's documentation spells it. */
  declare readonly operation: string;
  /** Requests that were sent for the call; 0 when it failed before the first. */
  declare readonly attempts: number;
  /** HTTP status, when an answer came. */
  declare readonly status: number | undefined;
  /** The vendor's error code, or the system's (`ECONNREFUSED`). */
  declare readonly code: number | string | undefined;
  /** What the server said, cut to a few hundred characters. */
  declare readonly detail: string | undefined;
  /** Milliseconds after which the server wants the call to come again, when it tells. */
  declare readonly retryAfter: number | undefined;
  /** The last request that was sent. */
  declare readonly request: RequestSummary | undefined;
  // Private, because its headers may carry cookies and inspecting an error prints public fields.
  readonly #response: Response | undefined;

  constructor(message: string, facts: ErrorFacts) {
    super(message, facts);
    const { response, cause, ...fields } = facts;
    Object.assign(this, fields);
    this.#response = response;
  }

  /** The answer, when one came. Its body is unread where the message says so. */
  get response(): Response | undefined {
    return this.#response;
  }

  override get name(): string {
    return "ApiError";
  }

  get [brand](): true {
    return true;
  }

  /** Name, message and facts, without the answer, the cause and the stack. */
  toJSON(): object {
    return { ...this, name: this.name, message: this.message };
  }
}

/** Whether a value is an error of a call, of this or another copy of the package. */
export function isApiError(error: unknown): error is ApiError {
  return brand in Object(error);
}

/** Whether a value is an {@link ApiError} of the class that carries this name. */
export function isErrorNamed(error: unknown, name: string): error is ApiError {
  return isApiError(error) && error.name === name;
}

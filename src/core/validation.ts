import type { ApiPromise } from "./api-promise.js";

/** Where a call differs from what its documentation says. */
export interface Mismatch {
  /** The operation, as the vendor's documentation spells it. */
  readonly operation: string;
  /** What differs: what the call was given, what it was answered, or what its background task gave in the end. */
  readonly in: "params" | "answer" | "result";
  /**
   * The field, with dots and brackets: `users[0].id`; `""` is the whole. Keys that are data, and no names of fields,
   * are told as `[*]`.
   */
  readonly path: string;
  /** What the documentation says: `number`, `text or null`, `one of "a", "b"`, `no such field`. */
  readonly expected: string;
  /** What was there instead, by its kind and not by its value, which may be secret: `text`, `list of 3`, `missing`. */
  readonly seen: string;
}

/** What becomes of mismatches: nothing is checked, they are told, or the call fails. */
export type Validate = "off" | "warn" | "throw";

/** Checks calls against the documentation: `validator` of `docwright/<vendor>/schemas`. */
export interface Validator {
  /**
   * @param target - The operation, as its descriptor has it. One that is not known has no mismatches. Behind a call that
   * goes on to send a file stands ` upload`, because the first request alone is another operation.
   */
  check(target: string, place: Mismatch["in"], value: unknown): readonly Mismatch[];
  /**
   * The calls of a client, checked as its options say. All of the checking is here, so that a client without is small.
   *
   * @param owner - What the client shares with its copies: they tell each mismatch once together.
   */
  watch<O extends WatchedOperation, P, C>(
    client: ValidationOptions,
    vendor: string,
    owner: object,
    make: Make<O, P, C>,
  ): MakeCall<O, P, C>;
}

/** How the calls of a client are validated. */
export interface ValidationOptions {
  /**
   * `"warn"` tells mismatches to {@link drift}, or where there is none to the console. `"throw"` tells them to
   * {@link drift} too, and fails the call with a ValidationError: for parameters before anything is sent. An answer
   * that is handed over unread is not checked. Default `"off"`.
   */
  readonly validate?: Validate | undefined;
  /** The `validator` of `docwright/<vendor>/schemas`; needed for anything but `"off"`. */
  readonly validator?: Validator | undefined;
  /**
   * Told how the API differs from its documentation: of each field once, whatever its place in a list. What it throws
   * ends the call with an ApiError.
   */
  readonly drift?: ((mismatch: Mismatch) => void) | undefined;
}

/** What is known of an operation whose calls are checked. */
export interface WatchedOperation {
  readonly target: string;
  /** Either tells that the call goes on to send a file. */
  readonly upload?: object;
  readonly form?: object;
  /** The operation that tells what its background task gave; without `id` that is the operation itself. */
  readonly task?: { readonly target: string; readonly id?: string };
}

/** Makes a call of a client. */
export type MakeCall<O, P, C> = (operation: O, params: P, options: C) => ApiPromise<unknown>;

/** Makes a call whose further calls, as of a next page, are made with `again`. */
export type Make<O, P, C> = (
  again: MakeCall<O, P, C>,
  operation: O,
  params: P,
  options: C,
) => ApiPromise<unknown>;

import type { ApiError } from "./api-error.js";

/** The data of an answer and the answer itself. */
export interface Outcome<T> {
  readonly data: T;
  readonly response: Response;
}

/** The result of {@link ApiPromise.safe}. */
export type SafeResult<T> =
  | { readonly ok: true; readonly data: T; readonly response: Response }
  | { readonly ok: false; readonly error: ApiError; readonly response?: Response | undefined };

/** Makes a call, and rejects with {@link ApiError} only. When `unread`, it leaves the body of the answer alone. */
export type Start<T> = (unread: boolean) => Promise<Outcome<T>>;

const now = Promise.resolve();

/**
 * A call under way. Awaiting it gives the data, or throws an {@link ApiError}.
 *
 * The call starts right after the code that made it, awaited or not.
 */
export class ApiPromise<T> implements Promise<T> {
  readonly #outcome: Promise<Outcome<T>>;
  #start: Start<T>;
  // Decided by whoever asks first, at the latest when the call starts.
  #unread: boolean | undefined;

  /** @param start - The data does not matter where the answer is unread. */
  constructor(start: Start<T>) {
    this.#start = start;
    this.#outcome = now.then(() => this.#start(!!this.#unread));
  }

  /** Puts something around a call that has not begun: in the tick that made it. */
  static wrap<P extends ApiPromise<unknown>>(
    promise: P,
    around: (start: Start<unknown>) => Start<unknown>,
  ): P {
    promise.#start = around(promise.#start);
    return promise;
  }

  readonly [Symbol.toStringTag] = "ApiPromise";

  /** The result as a value: an {@link ApiError} is returned, not thrown. */
  safe(): Promise<SafeResult<T>> {
    return this.withResponse().then(
      (outcome) => ({ ok: true, ...outcome }),
      (error: ApiError) => ({ ok: false, error, response: error.response }),
    );
  }

  /** The data and the HTTP response it came in. */
  withResponse(): Promise<Outcome<T>> {
    this.#unread ??= false;
    return this.#outcome;
  }

  /**
   * The HTTP response, whatever its status, with its body unread: it streams. Nothing is decoded or checked.
   *
   * Ask in the tick of the call, and instead of its data: whoever asks first decides whether the body is read.
   */
  asResponse(): Promise<Response> {
    this.#unread ??= true;
    return this.#outcome.then(({ response }) => response);
  }

  // biome-ignore lint/suspicious/noThenProperty: a promise is a thenable.
  then<A = T, B = never>(
    onFulfilled?: ((data: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.withResponse().then(({ data }) => (onFulfilled ? onFulfilled(data) : data) as A, onRejected);
  }

  catch<B = never>(onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(null, onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<T> {
    return this.then().finally(onFinally);
  }
}

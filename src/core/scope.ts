/** How long a call, or one attempt at it, is wanted. Those who wait within it are told when it is over. */
export class Scope {
  /** Whether nobody waits for the result any more. */
  isOver = false;
  #waiting: Set<() => void> | undefined;
  readonly #longer: AbortSignal | null | undefined;
  #controller: AbortController | undefined;

  /** @param longer - A signal that counts on after it, while an answer is read, say. */
  constructor(longer: AbortSignal | null | undefined) {
    this.#longer = longer;
  }

  /** Aborts when it is over: for those who know nothing but signals, which are slow to make. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    const { signal } = this.#controller;
    if (this.isOver) this.#controller.abort();
    // `fetch` leaves a listener on a signal long after the call, so that it never gets the caller's. `any` leaves none,
    // and costs more than all the rest.
    return this.#longer ? AbortSignal.any([signal, this.#longer]) : signal;
  }

  /**
   * Runs what is given at its end, and never where it is over already.
   *
   * @returns Ends the waiting.
   */
  onEnd(run: () => void): () => void {
    this.#waiting ??= new Set();
    const waiting = this.#waiting.add(run);
    return () => waiting.delete(run);
  }

  end(): void {
    this.isOver = true;
    for (const run of this.#waiting ?? []) run();
    this.#controller?.abort();
  }
}

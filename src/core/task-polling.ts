import { ApiError, isApiError } from "./api-error.js";
import type { Outcome } from "./api-promise.js";
import { isConnectionError } from "./connection-error.js";
import { type Exchange, failure } from "./exchange.js";
import { within } from "./scope.js";
import { sleep } from "./sleep.js";
import { isTimeoutError } from "./timeout-error.js";

/** What is known of a task that is not ready. */
export interface TaskProgress {
  /** How often the server was asked. */
  readonly polls: number;
  /** Milliseconds since the waiting began. */
  readonly elapsed: number;
  /** What the server told of it: decoded JSON, or a text; `undefined` where it told nothing. */
  readonly detail: unknown;
}

/** How a task is waited for. */
export interface WaitOptions {
  /** Ends the waiting at once with an AbortError. The task runs on. The signal of the call does so too. */
  readonly signal?: AbortSignal | undefined;
  /** Is told each time the server was asked and the task was not ready. What it throws ends the waiting. */
  readonly onProgress?: ((progress: TaskProgress) => void) | undefined;
  /** Milliseconds between an answer and the next question. Default 1000. */
  readonly interval?: number | undefined;
  /** Milliseconds for the whole waiting. Default 3,600,000, an hour; 0, or more than 24 days, is no limit. */
  readonly timeout?: number | undefined;
}

/** How the server is asked for a task. */
export interface TaskPolling {
  readonly vendor: string;
  /** The operation that tells the result, as the vendor's documentation spells it. */
  readonly operation: string;
  /** The signal of the call. */
  readonly signal: AbortSignal | undefined;
  /**
   * Finds out which task it is.
   *
   * @param begun - What the call gave.
   * @returns What asks the server once. It rejects with ApiError only.
   */
  open(
    begun: Promise<Outcome<unknown>>,
  ): Promise<(signal: AbortSignal | undefined) => Promise<Outcome<unknown>>>;
  /** What an error tells of the task, if that is not ready; nothing for an error of the task or of the call. */
  pending(error: ApiError): { readonly detail: unknown } | undefined;
}

/** So many failures in a row say nothing of the task: of the network, of a server that restarts or is asked too much. */
const patience = 5;

/** Asks for the result of a task until it is there. */
export async function pollTask(
  polling: TaskPolling,
  begun: Promise<Outcome<unknown>>,
  { signal: own, onProgress, interval = 1000, timeout = 3_600_000 }: WaitOptions = {},
): Promise<unknown> {
  const { vendor, operation, signal: outer } = polling;
  const signal = own && outer ? AbortSignal.any([own, outer]) : (own ?? outer);
  const exchange: Exchange = { vendor, operation, attempts: 0 };
  const start = Date.now();
  // What it fails with is told by the waiting, which may have ended before.
  begun.catch(() => {});
  const report = (detail: unknown) => {
    try {
      onProgress?.({ polls: exchange.attempts, elapsed: Date.now() - start, detail });
    } catch (cause) {
      throw failure<ApiError>(exchange, ApiError, "onProgress failed", { cause });
    }
  };
  const { data } = await within(exchange, { signal, timeout }, async (scope) => {
    const merged = scope.signal();
    const ask = await polling.open(begun);
    for (let failures = 0; ; ) {
      exchange.attempts++;
      const asked = await ask(merged).catch((error: unknown) => ({ error }));
      if (!("error" in asked)) return asked;
      const { error } = asked;
      if (!isApiError(error) || scope.isOver) throw error;
      exchange.failed = error;
      const pending = polling.pending(error);
      failures = pending ? 0 : failures + 1;
      if (!pending && (failures > patience || !isPassing(error))) throw error;
      if (pending) report(pending.detail);
      // A timer with a larger delay would fire at once.
      const pause = Math.max(interval >= 0 ? interval : 1000, error.retryAfter ?? 0);
      await sleep(Math.min(pause, 2 ** 31 - 1), merged);
    }
  });
  return data;
}

function isPassing(error: ApiError): boolean {
  const { status = 0 } = error;
  return isConnectionError(error) || isTimeoutError(error) || status === 429 || status >= 500;
}

import { AbortError } from "./abort-error.js";
import type { ApiError } from "./api-error.js";
import { asApiError, type ErrorKind, type Exchange, failure } from "./exchange.js";
import { onAbort } from "./on-abort.js";
import { TimeoutError } from "./timeout-error.js";

/** How long a call is wanted, and the attempt at it that is under way. */
export interface Scope {
  /** Whether nobody waits for the result any more. */
  isOver: boolean;
  /** Milliseconds until the time of the call is over. */
  rest(): number;
  /**
   * Aborts when the attempt is over, or the call: for those who know nothing but signals, which are slow to make. There
   * is none where nothing limits the call.
   */
  signal(): AbortSignal | undefined;
  /**
   * Runs what is given when the call is over, and never where it is over already.
   *
   * @returns Ends the waiting.
   */
  onEnd(run: () => void): () => void;
  /**
   * Makes an attempt, which fails with a TimeoutError where it takes too long.
   *
   * @param limit - In milliseconds. Default: none.
   * @param run - It can ask whether somebody waits for the attempt still.
   */
  attempt<T>(limit: number | undefined, run: (isWanted: () => boolean) => Promise<T>): Promise<T>;
}

/** What ends a call before it has a result. */
export interface Limits {
  /** Of the caller. */
  readonly signal?: AbortSignal | null | undefined;
  /** In milliseconds. Default: none. */
  readonly timeout?: number | undefined;
  /** Whether a body is read after the call, which the signal has to reach as well. */
  readonly isUnread?: boolean | undefined;
}

const never = Number.POSITIVE_INFINITY;

/** When what begins now is over. A timer with a larger delay than a limit may have would fire at once. */
const endOf = (limit = 0, now = performance.now()) =>
  limit && limit < 2 ** 31 - 1 ? now + Number(limit) : never;

/**
 * Runs a call until it settles, its signal aborts or its time is over; the last two win at once, whatever the call
 * is doing. Every rejection is an {@link ApiError}; that of a time that is over has the last failure as its cause.
 *
 * @param run - Makes the call.
 */
export function within<T>(
  exchange: Exchange,
  { signal, timeout, isUnread }: Limits,
  run: (scope: Scope) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = endOf(timeout);
    let controller: AbortController | undefined;
    let waiting: Set<() => void> | undefined;
    // Of the attempt that is under way, if it has a limit.
    let attemptEnd = never;
    let expire: (() => void) | undefined;
    /** Counts signals of attempts: those that share one are over together. */
    let turn = 0;
    // One timer for both limits: timers are what costs most.
    let timer: ReturnType<typeof setTimeout> | undefined;
    let due = never;
    const late = (limit: number | undefined, option: string) =>
      failure(exchange, TimeoutError, `no result in ${limit} ms, see ${option}`, { cause: exchange.failed });
    const ring = () => {
      // Timers have a clock of their own, which may be a little early, and which tests put forward.
      const now = Math.max(performance.now(), due);
      due = never;
      if (end <= now) return fail(late(timeout, "timeout"));
      if (attemptEnd <= now) {
        attemptEnd = never;
        expire?.();
      }
      // For what ends later.
      arm();
    };
    const arm = (now?: number) => {
      const next = Math.min(end, attemptEnd);
      if (scope.isOver || next >= due) return;
      clearTimeout(timer);
      due = next;
      // Node keeps timers of one delay together, and sums of times are not exact.
      timer = setTimeout(ring, Math.round(due - (now ?? performance.now())));
    };
    const leave = () => {
      clearTimeout(timer);
      unsubscribe?.();
    };
    const fail = (error: ApiError) => {
      leave();
      reject(error);
      scope.isOver = true;
      for (const one of waiting ?? []) one();
      controller?.abort();
    };
    const abort = () => {
      const cause = signal?.reason;
      const Kind: ErrorKind<ApiError> = cause?.name === "TimeoutError" ? TimeoutError : AbortError;
      fail(failure(exchange, Kind, "aborted by signal", { cause }));
    };
    const scope: Scope = {
      isOver: false,
      rest: () => end - performance.now(),
      signal() {
        if (!signal && Math.min(end, attemptEnd) === never) return undefined;
        controller ??= new AbortController();
        if (scope.isOver) controller.abort();
        // `fetch` leaves a listener on a signal long after the call, so that it never gets the caller's. `any` leaves
        // none, and costs more than all the rest.
        return signal && isUnread ? AbortSignal.any([controller.signal, signal]) : controller.signal;
      },
      onEnd(run) {
        waiting ??= new Set();
        const others = waiting.add(run);
        return () => others.delete(run);
      },
      attempt(limit, run) {
        const now = performance.now();
        attemptEnd = endOf(limit, now);
        return new Promise((resolve, reject) => {
          const own = turn;
          expire = () => {
            turn++;
            reject(late(limit, "attemptTimeout"));
            controller?.abort();
            // It is of no use to the next.
            controller = undefined;
          };
          arm(now);
          const settle =
            <V>(pass: (value: V) => void) =>
            (value: V) => {
              // One that ends late does not end the next.
              if (own === turn) attemptEnd = never;
              pass(value);
            };
          // An answer that is unread belongs to the signal when the call has ended.
          const isWanted = () => own === turn && !scope.isOver && !(isUnread && signal?.aborted);
          run(isWanted).then(settle(resolve), settle(reject));
        });
      },
    };
    const unsubscribe = signal ? onAbort(signal, abort) : undefined;
    // Nobody tells of what is over already.
    if (signal?.aborted) return abort();
    run(scope).then(
      (outcome) => {
        leave();
        resolve(outcome);
      },
      (error: unknown) => {
        leave();
        reject(asApiError(exchange, error));
      },
    );
    arm();
  });
}

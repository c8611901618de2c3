import { ApiPromise, type Outcome } from "./api-promise.js";
import { pollTask, type TaskPolling, type WaitOptions } from "./task-polling.js";

export type { TaskProgress, WaitOptions } from "./task-polling.js";

/** A task that runs in the background. */
export interface TaskHandle<R> {
  /**
   * Waits for the end of the task, and gives its result. The task runs on when the waiting is given up. A server may
   * tell an id that it does not know like a task that is not ready: then only the timeout ends the waiting.
   *
   * @throws ApiError as a call does, for a task that failed too. AbortError where the signal aborts, TimeoutError after
   * the timeout of the waiting. DecodeError where the answer tells no id of a task.
   */
  wait(options?: WaitOptions): Promise<R>;
}

/**
 * A call that starts a task in the background, or asks for one. Awaiting it gives its answer, which has `wait()` too
 * if it is an object without such a member: it is not enumerable.
 */
export class TaskPromise<T, R> extends ApiPromise<T & TaskHandle<R>> implements TaskHandle<R> {
  readonly #polling: TaskPolling;

  constructor(start: (unread: boolean) => Promise<Outcome<unknown>>, polling: TaskPolling) {
    super(async (unread) => {
      const outcome = await start(unread);
      const { data } = outcome;
      if (!unread && typeof data === "object" && data !== null && !Object.hasOwn(data, "wait"))
        Object.defineProperty(data, "wait", {
          value: (options?: WaitOptions) => pollTask(polling, Promise.resolve(outcome), options),
        });
      // The cast tells what was just added.
      return outcome as Outcome<T & TaskHandle<R>>;
    });
    this.#polling = polling;
  }

  wait(options?: WaitOptions): Promise<R> {
    return pollTask(this.#polling, this.withResponse(), options) as Promise<R>;
  }
}

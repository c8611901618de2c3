import { type ByteStream, type Content, isStream } from "./content.js";
import { supply } from "./supply.js";

/**
 * The content of one call. Streams are read by hand: HTTP stacks drain those of aborted requests, and leave those of
 * failed ones open.
 */
export class Source {
  readonly #content: unknown;
  #held: Pick<ByteStream, "cancel"> | undefined;
  #released = false;
  #isRead = true;

  constructor(content: unknown) {
    this.#content = content;
    if (isStream(content)) this.#held = content;
  }

  /** Whether a stream in it is the caller's, and not opened for this call. */
  get isGiven(): boolean {
    return typeof this.#content !== "function";
  }

  /** Whether a stream has been read to its end; other content always has. */
  get isRead(): boolean {
    return this.#isRead;
  }

  /** What there is to send, which may be no content at all. What was opened before is let go. */
  async open(): Promise<unknown> {
    if (!this.isGiven) this.#held?.cancel().catch(() => {});
    const opened = await supply(this.#content as Content);
    if (isStream(opened)) this.#hold(opened);
    return opened;
  }

  /**
   * The stream as it is read from here on.
   *
   * @param fail - Makes the error of a stream that breaks.
   */
  read(stream: ByteStream, fail: (message: string, more: object) => Error): ReadableStream<Uint8Array> {
    const reader = (stream as ReadableStream<Uint8Array>).getReader();
    this.#hold(reader);
    this.#isRead = false;
    return new ReadableStream({
      pull: async (controller) => {
        const { done, value } = await reader.read().catch((cause: unknown) => {
          throw fail(`the stream broke: ${cause instanceof Error ? cause.message : cause}`, { cause });
        });
        // What was cancelled looks as if it was whole.
        if (this.#released) controller.error(new TypeError("the call is over"));
        else if (done) {
          // It can be given again, and is then empty.
          reader.releaseLock();
          this.#isRead = true;
          controller.close();
        } else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    });
  }

  /** Cancels what is left of a stream. */
  release(): void {
    this.#released = true;
    // That the rest is not wanted cannot fail the call.
    this.#held?.cancel().catch(() => {});
  }

  #hold(held: Pick<ByteStream, "cancel">): void {
    this.#held = held;
    if (this.#released) this.release();
  }
}

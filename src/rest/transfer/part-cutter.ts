import type { Fail } from "../content.js";
import { bytesOfChunks, type UploadBytes } from "./upload-bytes.js";
import type { StreamContent, WholeContent } from "./upload-content.js";
import { partAt, partCountOf } from "./upload-plan.js";

/** One part of a file. */
export interface Part {
  /** From 1. */
  readonly number: number;
  readonly bytes: UploadBytes;
}

/**
 * Cuts content into parts, and leaves out those that are done already. A stream is checked on the way: its last part
 * does not come before it is known to be the last.
 */
export class PartCutter {
  readonly #content: WholeContent | StreamContent;
  readonly #partSize: number;
  readonly #isDone: (number: number) => boolean;
  readonly #fail: Fail;
  #number = 0;
  #size: number | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /**
   * @param size - Bytes of the whole, if they are known.
   * @param fail - Makes the error of a stream that has another size.
   */
  constructor(
    content: WholeContent | StreamContent,
    { partSize, size }: { readonly partSize: number; readonly size?: number | undefined },
    isDone: (number: number) => boolean,
    fail: Fail,
  ) {
    this.#content = content;
    this.#partSize = partSize;
    this.#size = size;
    this.#isDone = isDone;
    this.#fail = fail;
  }

  /** Bytes of the whole, as soon as they are known. */
  get size(): number | undefined {
    return this.#size;
  }

  /** The next part; nothing after the last. Parts are cut one after the other, however many are asked for. */
  next(): Promise<Part | undefined> {
    const part = this.#turn.then(() => this.#cut());
    // Whoever asks next is told of an error by its own turn.
    this.#turn = part.catch(() => {});
    return part;
  }

  async #cut(): Promise<Part | undefined> {
    for (;;) {
      const number = this.#number + 1;
      if (number > (partCountOf(this.#size, this.#partSize) ?? number)) return undefined;
      this.#number = number;
      const content = this.#content;
      const isDone = this.#isDone(number);
      if ("stream" in content) {
        const bytes = await this.#read(content, number, isDone);
        if (bytes) return { number, bytes };
      } else if (!isDone) {
        const begin = (number - 1) * this.#partSize;
        return { number, bytes: content.slice(begin, begin + partAt(number, this.#partSize, content.size)) };
      }
    }
  }

  /** The bytes of a part of a stream; nothing where they are left out. */
  async #read({ stream }: StreamContent, number: number, isDone: boolean): Promise<UploadBytes | undefined> {
    const begin = (number - 1) * this.#partSize;
    const most = partAt(number, this.#partSize, this.#size);
    const bytes = bytesOfChunks(isDone ? [] : await stream.take(most));
    const end = begin + (isDone ? await stream.skip(most) : bytes.size);
    const isShort = end < begin + most;
    if (isShort && isDone) throw this.#fail(`the stream has ${end} bytes, fewer than have been sent of it`);
    if (isShort && this.#size !== undefined)
      throw this.#fail(`the stream has ${end} bytes, and ${this.#told}`);
    if (this.#size === undefined) {
      if (isShort || (await stream.isOver())) this.#size = end;
    } else if (end === this.#size && !(await stream.isOver()))
      throw this.#fail(`the stream has more than ${end} bytes, and ${this.#told}`);
    return isDone ? undefined : bytes;
  }

  get #told(): string {
    return `size is ${this.#size}`;
  }
}

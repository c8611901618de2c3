import type { Fail } from "../content.js";

/** Bytes that are kept together: a stream of tiny pieces takes no more memory than one of large ones. */
const chunkSize = 65536;

/** A stream that is read in amounts other than its own pieces. One amount is asked for at a time. */
export class StreamCutter {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #fail: Fail;
  /** What was read already, in order. */
  #ahead: Uint8Array[] = [];

  /** @param fail - Makes the error of a stream that gives something else than bytes. */
  constructor(stream: ReadableStream<Uint8Array>, fail: Fail) {
    this.#reader = stream.getReader();
    this.#fail = fail;
  }

  /** Whether there is nothing more, for which it may have to be read on. */
  async isOver(): Promise<boolean> {
    while (!this.#ahead.length) {
      const { done, value } = await this.#reader.read();
      if (done) return true;
      if (!ArrayBuffer.isView(value)) throw this.#fail("the stream gives no bytes");
      const { buffer, byteOffset, byteLength } = value;
      if (byteLength) this.#ahead.push(new Uint8Array(buffer, byteOffset, byteLength));
    }
    return false;
  }

  /** The next bytes as they came, as many as there are at once; nothing after the last. */
  async next(most: number): Promise<Uint8Array | undefined> {
    if (await this.isOver()) return undefined;
    const [piece = new Uint8Array()] = this.#ahead;
    if (piece.byteLength > most) this.#ahead[0] = piece.subarray(most);
    else this.#ahead.shift();
    return piece.subarray(0, most);
  }

  /** The next bytes as copies; fewer than asked for at the end only. */
  async take(size: number): Promise<Uint8Array[]> {
    const chunks: Uint8Array[] = [];
    let chunk = new Uint8Array();
    let left = size;
    let free = 0;
    while (left > 0) {
      const piece = await this.next(free || Math.min(left, chunkSize));
      if (!piece) break;
      if (!free) {
        chunk = new Uint8Array(Math.min(left, chunkSize));
        chunks.push(chunk);
        free = chunk.byteLength;
      }
      chunk.set(piece, chunk.byteLength - free);
      free -= piece.byteLength;
      left -= piece.byteLength;
    }
    if (free) chunks[chunks.length - 1] = chunk.subarray(0, chunk.byteLength - free);
    return chunks;
  }

  /** Takes back what was taken last, to give it again. */
  giveBack(chunks: readonly Uint8Array[]): void {
    this.#ahead = [...chunks, ...this.#ahead];
  }

  /** Leaves bytes out, and tells how many there were: fewer than asked for at the end only. */
  async skip(size: number): Promise<number> {
    let left = size;
    while (left > 0) {
      const piece = await this.next(left);
      if (!piece) break;
      left -= piece.byteLength;
    }
    return size - left;
  }
}

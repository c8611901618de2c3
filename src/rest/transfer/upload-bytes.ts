import type { RequestBody } from "../../core/options.js";
import { type Fail, tellsLength } from "../content.js";
import type { StreamCutter } from "./stream-cutter.js";

/** Bytes that one request sends. */
export interface UploadBytes {
  readonly size: number;
  /** The bytes from their beginning. Those of a stream come once. */
  read(): AsyncIterator<Uint8Array>;
  /** The same bytes for those who can send no stream. Default: gathered. */
  readonly blob?: Blob;
}

/** A body that is on its way. */
export interface SentBody {
  readonly body: RequestBody;
  /** To be told in a header, where `fetch` cannot know it. */
  readonly length?: number;
  /** Whether the HTTP stack has taken all of it, as far as that can be known. */
  isTaken(): boolean;
  /** Gives nothing more: HTTP stacks go on reading after an answer. */
  release(): void;
}

/** As much as leaves at once: progress is told in such steps. */
const pieceSize = 65536;

/** Bytes that can be read again, because nothing takes them away. */
export function bytesOfBlob(blob: Blob, fail: Fail): UploadBytes {
  async function* read() {
    for (let offset = 0; offset < blob.size; offset += pieceSize) {
      const piece = await blob
        .slice(offset, offset + pieceSize)
        .arrayBuffer()
        .catch((cause: unknown) => {
          throw fail(`the content cannot be read: ${cause instanceof Error ? cause.message : cause}`, {
            cause,
          });
        });
      yield new Uint8Array(piece);
    }
  }
  return { size: blob.size, read, blob };
}

/**
 * What is left of a stream, which breaks where it is longer or shorter than its size. Its last piece does not come
 * before it is known to be the last: HTTP stacks cut what is too long, and a server would take it for whole.
 */
export function bytesOfStream(stream: StreamCutter, size: number, fail: Fail): UploadBytes {
  async function* read() {
    for (let left = size; left > 0; ) {
      const piece = await stream.next(Math.min(left, pieceSize));
      if (!piece) throw fail(`the stream has ${size - left} bytes, and size is ${size}`);
      left -= piece.byteLength;
      if (!left) await checkEnd();
      yield piece;
    }
    if (!size) await checkEnd();
  }
  const checkEnd = async () => {
    if (!(await stream.isOver())) throw fail(`the stream has more than ${size} bytes, and size is ${size}`);
  };
  return { size, read };
}

/** Bytes in memory. */
export function bytesOfChunks(chunks: readonly Uint8Array[]): UploadBytes {
  async function* read() {
    yield* chunks;
  }
  return { size: chunks.reduce((size, chunk) => size + chunk.byteLength, 0), read };
}

/**
 * Opens a body.
 *
 * @param tell - Told how many bytes leave, as they do; without a stream that is all at once.
 */
export async function openBody(bytes: UploadBytes, tell: (count: number) => void): Promise<SentBody> {
  let isReleased = false;
  let isTaken = false;
  const iterator = bytes.read();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await iterator.next();
        // What ends early looks as if it was whole.
        if (isReleased) return controller.error(new TypeError("the request is over"));
        if (done) {
          isTaken = true;
          return controller.close();
        }
        tell(value.byteLength);
        controller.enqueue(value);
      },
    },
    // Nothing is taken before it leaves.
    { highWaterMark: 0 },
  );
  const release = () => {
    isReleased = true;
  };
  if (tellsLength()) return { body, length: bytes.size, isTaken: () => isTaken, release };
  if (!bytes.blob) return { body: await new Response(body).blob(), isTaken: () => true, release };
  tell(bytes.size);
  return { body: bytes.blob, isTaken: () => true, release };
}

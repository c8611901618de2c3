import { supply } from "./supply.js";

/**
 * A stream of bytes: a `ReadableStream`, whoever declares it. The types of the DOM and of Node tell different ones,
 * and neither takes the other's.
 */
export interface ByteStream {
  readonly locked: boolean;
  cancel(reason?: unknown): Promise<void>;
  getReader(): { read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }> };
}

export type Bytes = Blob | ArrayBuffer | ArrayBufferView | ByteStream | string;

/**
 * Bytes to send. A stream is sent as it comes, in constant memory, and once only: give a function that opens a
 * stream where a call may have to be repeated. A string is sent as UTF-8.
 */
export type Content = Bytes | (() => Bytes | Promise<Bytes>);

/** Whether the content is a stream, which cannot be sent again. */
export function isStream(content: unknown): content is ByteStream {
  return !!(content as Partial<ByteStream> | undefined)?.getReader;
}

/** Whether something is bytes that are all there, and have a size. Of anything else `fetch` would send a text. */
export function isWhole(content: unknown): content is Exclude<Bytes, ByteStream> {
  return (
    typeof content === "string" ||
    content instanceof Blob ||
    ArrayBuffer.isView(content) ||
    // A buffer of another realm is one too.
    Object.prototype.toString.call(content) === "[object ArrayBuffer]"
  );
}

/**
 * What was opened, if it can be sent. Other iterables cannot: once read they look as if they were empty.
 *
 * @param fail - Makes the error of what cannot.
 */
export function checkContent(content: unknown, fail: (message: string) => Error): Bytes {
  if (isStream(content) || isWhole(content)) return content;
  throw fail("content must be a Blob, a buffer, a text or a stream of the web, see Readable.toWeb()");
}

/**
 * Content that tells how many of its bytes have left so far. It is sent as a stream, which browsers permit on
 * HTTP/2 only. It can be sent again if the content can, and then tells from the start.
 */
export function withProgress(content: Content, onProgress: (sentBytes: number) => void): Content {
  if (isStream(content)) return counted(content, onProgress);
  return async () => {
    const bytes = await supply(content);
    // What is no content is refused by who sends it.
    if (!isStream(bytes) && !isWhole(bytes)) return bytes;
    return counted(isStream(bytes) ? bytes : inPieces(bytes), onProgress);
  };
}

function counted(stream: ByteStream, onProgress: (sentBytes: number) => void): ByteStream {
  let sent = 0;
  // The cast only widens: there is no other stream.
  return (stream as ReadableStream<Uint8Array>).pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        sent += piece.byteLength;
        onProgress(sent);
        controller.enqueue(piece);
      },
    }),
  );
}

/** `Blob.stream()` may give everything in one piece, of which there is no progress to tell. */
export function inPieces(bytes: Exclude<Bytes, ByteStream>): ReadableStream<Uint8Array> {
  // The cast only widens: a view of shared memory is refused by `Blob` itself.
  const blob = new Blob([bytes as BlobPart]);
  let offset = 0;
  return new ReadableStream({
    async pull(controller) {
      const end = Math.min(offset + 65536, blob.size);
      if (end > offset) controller.enqueue(new Uint8Array(await blob.slice(offset, end).arrayBuffer()));
      else controller.close();
      offset = end;
    },
  });
}

import { supply } from "./supply.js";

type Bytes = Blob | ArrayBuffer | ArrayBufferView | ReadableStream<Uint8Array> | string;

/**
 * Bytes to send. A stream is sent as it comes, in constant memory, and once only: give a function that opens a
 * stream where a call may have to be repeated. A string is sent as UTF-8.
 */
export type Content = Bytes | (() => Bytes | Promise<Bytes>);

/** Whether the content is a stream, which cannot be sent again. */
export function isStream(content: unknown): content is ReadableStream<Uint8Array> {
  return !!(content as Partial<ReadableStream> | undefined)?.getReader;
}

/**
 * Content that tells how many of its bytes have left so far. It is sent as a stream, which browsers permit on
 * HTTP/2 only. It can be sent again if the content can, and then tells from the start.
 */
export function withProgress(content: Content, onProgress: (sentBytes: number) => void): Content {
  if (isStream(content)) return counted(content, onProgress);
  return async () => {
    const bytes = await supply(content);
    return counted(isStream(bytes) ? bytes : inPieces(bytes), onProgress);
  };
}

function counted(
  stream: ReadableStream<Uint8Array>,
  onProgress: (sentBytes: number) => void,
): ReadableStream<Uint8Array> {
  let sent = 0;
  return stream.pipeThrough(
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
function inPieces(bytes: Exclude<Bytes, ReadableStream<Uint8Array>>): ReadableStream<Uint8Array> {
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

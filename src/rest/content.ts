import { type ByteStream, type Bytes, checkContent, isStream } from "../core/content.js";
import type { RequestBody } from "../core/options.js";
import type { Source } from "../core/source.js";

/** Content as `fetch` takes it. */
export interface OpenedContent {
  readonly bytes: RequestBody;
  /** To be told in a header, because `fetch` cannot know it. */
  readonly length?: number;
}

/** Makes the error of content that cannot be sent. */
export type Fail = (message: string, more?: object) => Error;

/**
 * Opens content whose size the server may have to know before it comes.
 *
 * @param size - Its size in bytes, as the caller tells it.
 * @param sized - Whether the server has to know it.
 */
export async function openContent(
  source: Source,
  size: unknown,
  sized: boolean | undefined,
  fail: Fail,
): Promise<OpenedContent> {
  const bytes = checkContent(await source.open(), fail);
  if (isStream(bytes)) {
    if (size === undefined && !sized) return { bytes: source.read(bytes, fail) };
    if (!Number.isSafeInteger(size) || Number(size) < 0)
      throw fail("the size of a stream must be known: give it as size, in bytes");
    const body = exactly(source.read(bytes, fail), Number(size), fail);
    // Elsewhere all has to be there before it is sent.
    return tellsLength() ? { bytes: body, length: Number(size) } : { bytes: await new Response(body).blob() };
  }
  const known = sizeOf(bytes);
  if (known !== (size ?? known)) throw fail(`content has ${known} bytes, and size is ${size}`);
  // The cast only widens: a view of shared memory is refused by `fetch` itself.
  return { bytes: bytes as RequestBody };
}

/** The size in bytes. */
function sizeOf(bytes: Exclude<Bytes, ByteStream>): number {
  if (typeof bytes === "string") return new Blob([bytes]).size;
  return bytes instanceof Blob ? bytes.size : bytes.byteLength;
}

/** Of those that tell the length of a stream as they are asked to. Browsers do not let it be told; others do not heed it. */
const telling = /^(Node\.js|Bun)\//;

/** Whether a stream can be sent whose length is told. Node 20 has no name. */
export function tellsLength(): boolean {
  const { navigator } = globalThis as { readonly navigator?: { readonly userAgent?: string } };
  return !navigator || telling.test(`${navigator.userAgent}`);
}

/**
 * The stream, which breaks where it is longer or shorter than its size. Its last piece is held back until it is known
 * to be the last: HTTP stacks cut what is too long, and a server would take it for whole.
 */
function exactly(stream: ReadableStream<Uint8Array>, size: number, fail: Fail): ReadableStream {
  let count = 0;
  let held: Uint8Array | undefined;
  const check = (wrong: boolean) => {
    if (wrong)
      throw fail(`the stream has ${count} bytes${count > size ? " or more" : ""}, and size is ${size}`);
  };
  return stream.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        // An empty piece would let go of the last one.
        if (!piece.byteLength) return;
        count += piece.byteLength;
        check(count > size);
        if (held) controller.enqueue(held);
        held = piece;
      },
      flush(controller) {
        check(count !== size);
        if (held) controller.enqueue(held);
      },
    }),
  );
}

import { type ByteStream, type Content, isStream } from "../core/content.js";
import { supply } from "../core/supply.js";

/** Content as `fetch` takes it. */
interface Opened {
  readonly bytes: BodyInit;
  /** To be told in a header, because `fetch` cannot know it. */
  readonly length?: number;
}

interface Sized {
  readonly size?: number;
  readonly byteLength?: number;
}

/**
 * Opens content whose size the server may have to know before it comes.
 *
 * @param size - Its size in bytes, as the caller tells it.
 * @param sized - Whether the server has to know it.
 * @param fail - Makes the error of content that cannot be sent.
 */
export async function openContent(
  content: Content,
  size: unknown,
  sized: boolean | undefined,
  fail: (message: string) => Error,
): Promise<Opened> {
  const bytes = await supply(content);
  if (isStream(bytes)) {
    // The casts only widen: there is no other stream.
    if (size === undefined && !sized) return { bytes: bytes as BodyInit };
    if (!Number.isSafeInteger(size) || Number(size) < 0)
      throw fail("the size of a stream must be known: give it as size, in bytes");
    const body = exactly(bytes, Number(size), fail);
    // Elsewhere all has to be there before it is sent.
    return tellsLength() ? { bytes: body, length: Number(size) } : { bytes: await new Response(body).blob() };
  }
  // A text is no `Blob` yet, and has a size as soon as it is one.
  const { size: blobSize, byteLength } = Object(
    typeof bytes === "string" ? new Blob([bytes]) : bytes,
  ) as Sized;
  const known = blobSize ?? byteLength;
  if (known === undefined) throw fail("content must be a Blob, a buffer, a text or a stream");
  if (known !== (size ?? known)) throw fail(`content has ${known} bytes, and size is ${size}`);
  // The cast only widens: a view of shared memory is refused by `fetch` itself.
  return { bytes: bytes as BodyInit };
}

/** Of those that tell the length of a stream as they are asked to. Browsers do not let it be told; others do not heed it. */
const telling = /^(Node\.js|Bun)\//;

/** Node 20 has no name. */
function tellsLength(): boolean {
  const { navigator } = globalThis as { readonly navigator?: { readonly userAgent?: string } };
  return !navigator || telling.test(`${navigator.userAgent}`);
}

/**
 * The stream, which breaks where it is longer or shorter than its size. Its last piece is held back until it is known
 * to be the last: HTTP stacks cut what is too long, and a server would take it for whole.
 */
function exactly(stream: ByteStream, size: number, fail: (message: string) => Error): ReadableStream {
  let count = 0;
  let held: Uint8Array | undefined;
  const check = (wrong: boolean) => {
    if (wrong)
      throw fail(`the stream has ${count} bytes${count > size ? " or more" : ""}, and size is ${size}`);
  };
  return (stream as ReadableStream<Uint8Array>).pipeThrough(
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

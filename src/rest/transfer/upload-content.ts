import { isStream } from "../../core/content.js";
import type { Source } from "../../core/source.js";
import type { Fail } from "../content.js";
import { StreamCutter } from "./stream-cutter.js";
import { bytesOfBlob, type UploadBytes } from "./upload-bytes.js";

/** Content that has all its bytes, any of which can be read at any time. */
export interface WholeContent {
  readonly size: number;
  /** Its name and media type, as a form tells of it. */
  readonly name: string;
  readonly mediaType: string;
  slice(begin: number, end: number): UploadBytes;
}

/** Content that comes in order. */
export interface StreamContent {
  /** Nothing as long as it is not known. */
  readonly size: number | undefined;
  readonly stream: StreamCutter;
}

/**
 * Opens the content of an upload.
 *
 * @param size - Its size in bytes, as the caller tells it.
 * @param isNeeded - Whether a stream needs it.
 * @param fail - Makes the error of content that cannot be sent.
 */
export async function openUpload(
  source: Source,
  { size, isNeeded }: { readonly size: unknown; readonly isNeeded: boolean },
  fail: Fail,
): Promise<WholeContent | StreamContent> {
  const content = await source.open();
  if (size !== undefined && !(Number.isSafeInteger(size) && Number(size) >= 0))
    throw fail("size is no number of bytes");
  if (isStream(content)) {
    if (size === undefined && isNeeded)
      throw fail("the size of a stream must be known: give it as size, in bytes");
    const stream = new StreamCutter(source.read(content, fail), fail);
    return { size: size === undefined ? size : Number(size), stream };
  }
  const whole = openWhole(content, fail);
  if (whole.size !== (size ?? whole.size)) throw fail(`content has ${whole.size} bytes, and size is ${size}`);
  return whole;
}

function openWhole(content: unknown, fail: Fail): WholeContent {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  if (bytes instanceof Blob) {
    const { size, type } = bytes;
    // A media type of its own would be sent where none is wanted.
    const slice = (begin: number, end: number) => bytesOfBlob(bytes.slice(begin, end, ""), fail);
    const { name = "file" } = bytes as Partial<File>;
    return { size, name, mediaType: type || "application/octet-stream", slice };
  }
  const view = viewOf(bytes);
  if (!view)
    throw fail("content must be a Blob, a buffer, a text or a stream of the web, see Readable.toWeb()");
  // Copied by parts, so that a large buffer is not there twice.
  const slice = (begin: number, end: number) =>
    bytesOfBlob(new Blob([view.subarray(begin, end) as BlobPart]), fail);
  return { size: view.byteLength, name: "file", mediaType: "application/octet-stream", slice };
}

/** The bytes of a buffer, which may be of another realm. */
function viewOf(bytes: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(bytes)) return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isBuffer = Object.prototype.toString.call(bytes) === "[object ArrayBuffer]";
  return isBuffer ? new Uint8Array(bytes as ArrayBuffer) : undefined;
}

import type { RequestBody } from "../core/options.js";
import type { Pair } from "./text.js";

/** A file as a form tells of it. */
export interface FormFile {
  /** Its name in the form, and its own. */
  readonly field: string;
  readonly name: string;
  readonly mediaType: string;
}

/** What stands around a file in a form. */
export interface FormFrame {
  readonly mediaType: string;
  readonly head: string;
  readonly tail: string;
}

/** A form as `multipart/form-data`: its fields, as browsers write them, and a file after them. */
export function frameFile(fields: readonly Pair[], { field, name, mediaType }: FormFile): FormFrame {
  const random = crypto.getRandomValues(new Uint32Array(4));
  const boundary = `----form${Array.from(random, (part) => part.toString(36)).join("")}`;
  const part = (of: string, more: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${escapeName(withLines(of))}"${more}\r\n\r\n`;
  const told = fields.map(([of, text]) => `${part(of, "")}${withLines(text)}\r\n`);
  const file = part(field, `; filename="${escapeName(name)}"\r\nContent-Type: ${mediaType}`);
  return {
    mediaType: `multipart/form-data; boundary=${boundary}`,
    head: told.join("") + file,
    tail: `\r\n--${boundary}--\r\n`,
  };
}

/**
 * The bytes of a file within a form.
 *
 * @param length - That of a stream; other bytes know theirs.
 * @returns A stream and its length, or bytes that know it.
 */
export function fillFrame(
  { head, tail }: FormFrame,
  bytes: RequestBody,
  length: number | undefined,
): { readonly body: RequestBody; readonly length?: number } {
  // The cast only widens: what has no length is no stream.
  if (length === undefined || !(bytes instanceof ReadableStream))
    return { body: new Blob([head, bytes as BlobPart, tail]) };
  const encoder = new TextEncoder();
  const [begin, end] = [encoder.encode(head), encoder.encode(tail)];
  const body = (bytes as ReadableStream<Uint8Array>).pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      start: (controller) => controller.enqueue(begin),
      flush: (controller) => controller.enqueue(end),
    }),
  );
  return { body, length: begin.byteLength + length + end.byteLength };
}

function withLines(text: string): string {
  return text.replace(/\r\n?|\n/g, "\r\n");
}

function escapeName(name: string): string {
  return name.replace(/[\r\n"]/g, encodeURIComponent);
}

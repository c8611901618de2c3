import { createHash } from "node:crypto";

/** Bytes of a block. */
const blockSize = 65536;
// The same in every process.
const noise = createHash("shake256", { outputLength: blockSize }).update("noise").digest();

/** The bytes from one place to another of a file that is never whole in memory. */
export function* generatedBytes(begin: number, end: number): Generator<Buffer<ArrayBuffer>> {
  for (let offset = begin; offset < end; ) {
    const index = Math.floor(offset / blockSize);
    const block = Buffer.from(noise);
    // No two blocks are the same.
    block.writeUInt32BE(index, 0);
    const from = offset - index * blockSize;
    const piece = block.subarray(from, Math.min(blockSize, from + end - offset));
    offset += piece.length;
    yield piece;
  }
}

/** The same as a stream. */
export function generatedStream(size: number): ReadableStream<Uint8Array> {
  const pieces = generatedBytes(0, size);
  return new ReadableStream({
    pull(controller) {
      const { done, value } = pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

export function sha256Of(pieces: Iterable<Uint8Array>): string {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece);
  return hash.digest("hex");
}

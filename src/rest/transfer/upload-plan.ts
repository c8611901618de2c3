import type { UploadOptions } from "../../core/transfer-options.js";
import type { UploadResume } from "../../core/upload-error.js";

const mebibyte = 1_048_576;

/** The most parts that hosts of storage take. */
const mostParts = 10_000;

/** How content is sent. */
export type UploadPlan = Readonly<Record<"threshold" | "partSize" | "concurrency" | "attempts", number>>;

/** The plan of a call, before anything is known of its content. */
export function planOf(options: UploadOptions): UploadPlan {
  const { threshold = 64 * mebibyte, partSize = 16 * mebibyte, concurrency = 3, attempts = 4 } = options;
  const plan = { threshold, partSize, concurrency, attempts };
  for (const [name, value] of Object.entries(plan))
    if (!Number.isSafeInteger(value) || value < (name === "threshold" ? 0 : 1))
      throw new TypeError(`${name} is no number of ${name === "threshold" ? "bytes" : "at least 1"}`);
  return plan;
}

/** Bytes of a part, so that there are not too many parts. */
export function partSizeOf(size: number | undefined, partSize: number): number {
  const least = (size ?? 0) / mostParts;
  return least > partSize ? Math.ceil(least / mebibyte) * mebibyte : partSize;
}

/** How many parts there are; nothing as long as the size is not known. An empty file has one. */
export function partCountOf(size: number | undefined, partSize: number): number | undefined {
  return size === undefined ? undefined : Math.max(1, Math.ceil(size / partSize));
}

/** The bytes of one part. */
export function partAt(number: number, partSize: number, size = Number.POSITIVE_INFINITY): number {
  return Math.max(0, Math.min(partSize, size - (number - 1) * partSize));
}

/** Whether something is what an upload in parts has left: it may have been kept as JSON. */
export function isResume(value: unknown): value is UploadResume {
  const { operation, of, confirm, size, partSize, done } = Object(value) as Partial<UploadResume>;
  const isCount = (one: unknown) => Number.isSafeInteger(one) && Number(one) > 0;
  return (
    [operation, confirm].every((text) => typeof text === "string") &&
    ["string", "number"].includes(typeof of) &&
    (size === undefined || (Number.isSafeInteger(size) && size >= 0)) &&
    isCount(partSize) &&
    Array.isArray(done) &&
    done.every(isCount)
  );
}

import type { UploadProgress } from "../../core/transfer-options.js";

/** Counts the bytes that leave. What is told never falls, though what was sent may be lost. */
export class SentCounter {
  #sent = 0;
  #told = -1;
  readonly #total: () => number | undefined;
  readonly #tell: (progress: UploadProgress) => void;

  constructor(total: () => number | undefined, tell: (progress: UploadProgress) => void) {
    this.#total = total;
    this.#tell = tell;
  }

  /** Counts bytes that leave, or takes back those that were lost. */
  add(count: number): void {
    this.#sent += count;
    if (this.#sent <= this.#told) return;
    this.#told = this.#sent;
    this.#tell({ sentBytes: this.#sent, totalBytes: this.#total() });
  }
}

import type { UploadResume } from "./upload-error.js";

/** How far an upload has come. */
export interface UploadProgress {
  /** Bytes of the content that have left, or that have not to be sent again. It never falls. */
  readonly sentBytes: number;
  /** Nothing as long as the size of a stream is not known. */
  readonly totalBytes: number | undefined;
}

/** Options of an upload, beside those of every call. `timeout` counts for the whole upload. */
export interface UploadOptions {
  /**
   * Told while bytes leave, those of parts that are under way too. While a part is sent again nothing is told, so that
   * `sentBytes` never falls. What it throws ends the call.
   */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
  /** Larger content, in bytes, is sent in parts. Default 64 MiB. */
  readonly threshold?: number | undefined;
  /**
   * Bytes of a part. It grows where there would be more than 10,000 parts. Hosts of storage may take no part below
   * 5 MiB but the last. Default 16 MiB.
   */
  readonly partSize?: number | undefined;
  /** The most parts that are sent at the same time. Of a stream, as many parts are held in memory. Default 3. */
  readonly concurrency?: number | undefined;
  /** How often a part is sent before the upload fails. Default 4. */
  readonly attempts?: number | undefined;
  /**
   * What an earlier upload in parts has left to do, from an {@link UploadError} or from `onCheckpoint`. The content must
   * be the same, from its beginning: what has been sent of a stream is skipped. Parameters of the path must be the same;
   * fields of the first request are not sent again.
   */
  readonly resume?: UploadResume | undefined;
  /**
   * Told when an upload in parts has begun, and each time a part is done, what a later call needs to go on: also after
   * an abort or a timeout, and in another process. It holds signed values. What it throws ends the call.
   */
  readonly onCheckpoint?: ((resume: UploadResume) => void) | undefined;
}

/** How far a download has come. */
export interface DownloadProgress {
  /** Bytes that have been handed over. */
  readonly receivedBytes: number;
  /** Nothing where nobody tells the size. */
  readonly totalBytes: number | undefined;
}

/** Options of a download, beside those of every call. `timeout` ends when the response is there, `signal` never does. */
export interface DownloadOptions {
  /** Told while the body is read. What it throws breaks the body. */
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
  /** How often it is tried to go on without getting a single byte before the body breaks. Default 5. */
  readonly attempts?: number | undefined;
}

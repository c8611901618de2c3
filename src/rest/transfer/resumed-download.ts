import { AbortError } from "../../core/abort-error.js";
import { type ApiError, isApiError } from "../../core/api-error.js";
import { ConnectionError } from "../../core/connection-error.js";
import { DecodeError } from "../../core/decode-error.js";
import { failure } from "../../core/exchange.js";
import { isTransient, isTransientStatus, pause } from "../retry.js";
import { askFrom, continuationOf, type FileFacts, factsOf } from "./download-answers.js";
import { fetchFrom, refusalOf } from "./storage-fetch.js";
import type { Reply, Transfer } from "./transfer.js";

/** Where a file is fetched from. */
export interface Place {
  readonly url: string;
  /** Bytes of the file, if the API tells. */
  readonly size: number | undefined;
}

/** How a file is fetched. */
export interface Fetching {
  readonly transfer: Transfer;
  /** Ends everything. */
  readonly signal: AbortSignal;
  /** How often it is tried to go on without a byte. */
  readonly attempts: number;
  /** Asks the API where the file is. */
  locate(): Promise<Place>;
}

/** Statuses of a URL that holds no more. */
const expired: readonly number[] = [403, 404, 410];

/** A file whose first answer is there. Where its connection breaks it goes on over another one. */
export class ResumedDownload {
  readonly #fetching: Fetching;
  readonly #first: Reply;
  readonly #facts: FileFacts;
  #place: Place;
  /** Bytes that have been given. */
  #count = 0;
  /** Attempts since the last byte. */
  #failures = 0;

  constructor(fetching: Fetching, place: Place, first: Reply) {
    this.#fetching = fetching;
    this.#place = place;
    this.#first = first;
    this.#facts = factsOf(first.response);
  }

  /** Bytes of the whole, if they are known. */
  get size(): number | undefined {
    return this.#facts.isEncoded ? undefined : (this.#facts.size ?? this.#place.size);
  }

  /**
   * The bytes of the file.
   *
   * @throws ApiError when they cannot go on, or are not as many as were announced.
   */
  async *bytes(): AsyncGenerator<Uint8Array, void> {
    let { response } = this.#first;
    let skip = 0;
    for (;;) {
      let cause: unknown;
      try {
        for await (const piece of piecesOf(response)) {
          const rest = piece.subarray(Math.min(skip, piece.byteLength));
          skip -= piece.byteLength - rest.byteLength;
          if (!rest.byteLength) continue;
          this.#count += rest.byteLength;
          this.#failures = 0;
          if (this.#count > (this.size ?? this.#count)) throw this.#missized(this.size);
          yield rest;
        }
      } catch (error) {
        if (isApiError(error)) throw error;
        cause = error;
      }
      this.#checkAbort();
      if (this.size === undefined ? !cause : this.#count === this.size) break;
      response = await this.#goOn(cause);
      skip = response.status === 206 ? 0 : this.#count;
    }
    const { size = this.#count } = this.#place;
    if (!this.#facts.isEncoded && this.#count !== size) throw this.#missized(size);
  }

  /** Asks for what follows the bytes that are there, till there is an answer that gives it. */
  async #goOn(problem: unknown): Promise<Response> {
    const { transfer, signal, attempts } = this.#fetching;
    let cause = problem;
    let waits: Response | undefined;
    if (this.#facts.isEncoded) throw this.#broken("what is packed cannot be continued", cause);
    for (;;) {
      if (this.#failures++ >= attempts) throw this.#broken(`${attempts} attempts to go on failed`, cause);
      await pause(this.#failures, waits, signal);
      this.#checkAbort();
      try {
        const reply = await this.#ask();
        const { response } = reply;
        if (response.ok) return this.#check(response);
        cause = await refusalOf(transfer, reply);
        waits = response;
        if (!isTransientStatus(response.status)) throw cause;
      } catch (error) {
        this.#checkAbort();
        if (!isTransient(error)) throw error;
        cause = error;
      }
    }
  }

  /** Asks the host; where the URL holds no more, for another one first. */
  async #ask(): Promise<Reply> {
    const { transfer, signal, locate } = this.#fetching;
    const headers = askFrom(this.#count, this.#facts);
    const reply = await fetchFrom(transfer, signal, this.#place.url, headers);
    if (!expired.includes(reply.response.status)) return reply;
    // That the rest is not wanted cannot fail the call.
    reply.response.body?.cancel().catch(() => {});
    const { size } = this.#place;
    this.#place = await locate();
    if (size !== this.#place.size) throw this.#fail("the file has changed while it was fetched");
    return fetchFrom(transfer, signal, this.#place.url, headers);
  }

  #check(response: Response): Response {
    const continuation = continuationOf(response, this.#count, this.#facts);
    if (continuation === "follows" || continuation === "restarts") return response;
    // That the rest is not wanted cannot fail the call.
    response.body?.cancel().catch(() => {});
    throw this.#fail(
      continuation === "changed"
        ? "the file has changed while it was fetched"
        : "the storage host gave another part of the file than it was asked for",
    );
  }

  #missized(size: number | undefined): ApiError {
    return this.#fail(`the storage host gave ${this.#count} bytes of the file, and ${size} were announced`);
  }

  #checkAbort(): void {
    const { transfer, signal } = this.#fetching;
    if (signal.aborted) throw transfer.fail(AbortError, "aborted by signal", { cause: signal.reason });
  }

  #fail(message: string): ApiError {
    return failure<ApiError>(this.#first.exchange, DecodeError, message);
  }

  #broken(message: string, cause: unknown): ApiError {
    const problem = `the connection broke after ${this.#count} bytes, and ${message}`;
    return failure<ApiError>(this.#first.exchange, ConnectionError, problem, { cause });
  }
}

async function* piecesOf({ body }: Response): AsyncGenerator<Uint8Array, void> {
  const reader = body?.getReader();
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done) return;
      yield value;
    }
  } finally {
    // What broke, or is over, needs none; and that the rest is not wanted cannot fail the call.
    reader?.cancel().catch(() => {});
  }
}

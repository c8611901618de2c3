import { ApiPromise, type Outcome } from "../../core/api-promise.js";
import type { DownloadOptions } from "../../core/transfer-options.js";
import type { RestFeatures } from "../features.js";
import { fieldAt, wholeNumber } from "../fields.js";
import { urlAt } from "../signed.js";
import { firstAnswer } from "./first-answer.js";
import { type Fetching, type Place, ResumedDownload } from "./resumed-download.js";
import { fetchFirst, refusalOf } from "./storage-fetch.js";
import type { DownloadTrait } from "./traits.js";
import { runTransfer, type Transfer } from "./transfer.js";

/** Makes a call that fetches a file from where the operation tells. */
export const beginDownload: RestFeatures["begin"] = (beginning) => {
  const { download } = beginning.operation;
  if (!download) return new ApiPromise(beginning.start);
  return new ApiPromise((unread) => runTransfer(beginning, (transfer) => run(transfer, download, unread)));
};

async function run(transfer: Transfer, trait: DownloadTrait, unread: boolean): Promise<Outcome<Response>> {
  const { options, params, context } = transfer.beginning;
  const { attempts = 5, onProgress } = options as DownloadOptions;
  if (!Number.isSafeInteger(attempts) || attempts < 0) throw new TypeError("attempts is no number");
  const over = new AbortController();
  const signal = AbortSignal.any([transfer.signal, over.signal]);
  const placeOf = (answer: unknown): Place => ({
    url: urlAt(answer, trait.url, context.client.allowInsecure, transfer.refuseAnswer),
    size: trait.size === undefined ? undefined : wholeNumber(fieldAt(answer, trait.size)),
  });
  const located = await firstAnswer(transfer, params ?? {}, unread, signal);
  if (!located.response.ok) return { data: located.response, response: located.response };
  const place = placeOf(located.data);
  const first = await fetchFirst(transfer, signal, place.url, attempts);
  const { response } = first;
  if (!response.ok && unread) return { data: response, response };
  if (!response.ok) throw await refusalOf(transfer, first);
  if (response.status === 206) throw transfer.refuseAnswer(trait.url, "gives a part of the file alone");
  const locate: Fetching["locate"] = async () =>
    placeOf((await firstAnswer(transfer, params ?? {}, false, signal, { retries: 0 })).data);
  const file = new ResumedDownload({ transfer, signal, attempts, locate }, place, first);
  const tell = (receivedBytes: number) =>
    transfer.tell("onProgress", onProgress, { receivedBytes, totalBytes: file.size });
  const { status, statusText, headers } = response;
  // No body can be given where there is none.
  const body = response.body && streamOf(file.bytes(), tell, over);
  const whole = new Response(body, { status, statusText, headers });
  return { data: whole, response: whole };
}

/** Bytes as a stream, of which nothing is read before it is asked for. */
function streamOf(
  bytes: AsyncGenerator<Uint8Array, void>,
  tell: (receivedBytes: number) => void,
  over: AbortController,
): ReadableStream<Uint8Array> {
  let received = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await bytes.next();
          if (done) return controller.close();
          received += value.byteLength;
          tell(received);
          controller.enqueue(value);
        } catch (error) {
          over.abort();
          throw error;
        }
      },
      async cancel() {
        over.abort();
        await bytes.return();
      },
    },
    { highWaterMark: 0 },
  );
}

import type { Outcome } from "../../core/api-promise.js";
import type { Fail } from "../content.js";
import { fieldAt } from "../fields.js";
import { pairsAt, urlAt } from "../signed.js";
import { confirm } from "./confirm.js";
import { type BytesRequest, sendBytes } from "./storage-request.js";
import type { UploadTrait } from "./traits.js";
import type { Transfer } from "./transfer.js";
import { bytesOfStream } from "./upload-bytes.js";
import type { StreamContent, WholeContent } from "./upload-content.js";
import type { SentCounter } from "./upload-progress.js";

/** An upload that goes in one request, and whose first request has been answered. */
export interface WholeUpload {
  readonly transfer: Transfer;
  readonly upload: UploadTrait;
  readonly content: WholeContent | (StreamContent & { readonly size: number });
  /** The answer to the first request, and the URL in it that confirms the upload. */
  readonly answer: unknown;
  readonly url: string;
  readonly counter: SentCounter;
  readonly fail: Fail;
}

/**
 * Sends content, once, and confirms it.
 *
 * @param unread - Leaves the last answer as it comes, also where it is a refusal of the host.
 */
export async function sendWhole(parts: WholeUpload, unread: boolean): Promise<Outcome<unknown>> {
  const { transfer, content, url, counter, fail } = parts;
  const request = readRequest(parts);
  const bytes =
    "stream" in content ? bytesOfStream(content.stream, content.size, fail) : content.slice(0, content.size);
  const tell = (count: number) => counter.add(count);
  tell(0);
  const response = await sendBytes(transfer, request, bytes, { signal: transfer.signal, tell, unread });
  return response.ok ? confirm(transfer, url, unread) : { data: response, response };
}

/** The request that the answer tells. */
function readRequest({ transfer, upload, content, answer }: WholeUpload): BytesRequest {
  const { refuseAnswer, beginning } = transfer;
  const url = urlAt(answer, upload.url, beginning.context.client.allowInsecure, refuseAnswer);
  const headers = pairsAt(answer, upload.headers, refuseAnswer);
  const fields = pairsAt(answer, upload.fields, refuseAnswer);
  // Older servers tell no method, and fields where they want a form.
  const told = fieldAt(answer, upload.method) ?? (fields.length ? "POST" : "PUT");
  const method = `${told}`.toUpperCase();
  if (!/^[A-Z]+$/.test(method) || /^(CONNECT|GET|HEAD|TRACE|TRACK)$/.test(method))
    throw refuseAnswer(upload.method, "is no method that bytes are sent with");
  if (method !== "POST") return { url, method, headers };
  const named = "stream" in content ? { name: "file", mediaType: "application/octet-stream" } : content;
  const file = { field: upload.file, name: named.name, mediaType: named.mediaType };
  return { url, method, headers, form: { fields, file } };
}

import { ConnectionError } from "../../core/connection-error.js";
import { failure } from "../../core/exchange.js";
import { readText } from "../../core/http.js";
import type { RequestBody } from "../../core/options.js";
import { type FormFile, fillFrame, frameFile } from "../multipart.js";
import { type Refuse, secretsOf } from "../signed.js";
import type { Pair } from "../text.js";
import type { Transfer } from "./transfer.js";
import { openBody, type UploadBytes } from "./upload-bytes.js";

/** A request with bytes, as the API tells it. */
export interface BytesRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly Pair[];
  /** The bytes go as a file in a form, after these fields and the headers. Default: as they are. */
  readonly form?: { readonly fields: readonly Pair[]; readonly file: FormFile };
}

/** As much of a refusal as is read, in bytes. */
const refusalLimit = 65536;

/** What belongs to the connection, and not to whoever asks for it. */
const ofConnection =
  /^(connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/i;

/**
 * Sends bytes to a host of storage.
 *
 * @param tell - Told how many bytes leave.
 * @param refuse - Makes the error of headers that cannot be sent.
 * @param unread - Gives a refusal too.
 * @throws What the API's refusals are; ConnectionError where the host answers before it has all bytes.
 */
export async function sendBytes(
  transfer: Transfer,
  { url, method, headers: pairs, form }: BytesRequest,
  bytes: UploadBytes,
  { signal, tell, unread }: { signal: AbortSignal; tell: (count: number) => void; unread?: boolean },
): Promise<Response> {
  const sent = await openBody(bytes, tell);
  try {
    const { body, length, mediaType } = form
      ? fillForm(form, pairs, sent)
      : { ...sent, mediaType: undefined };
    const headers: Record<string, string> = {};
    if (!form)
      for (const [name, text] of pairs) if (!ofConnection.test(name)) headers[name.toLowerCase()] = text;
    if (mediaType !== undefined) headers["content-type"] = mediaType;
    if (length !== undefined) headers["content-length"] = `${length}`;
    checkHeaders(headers, transfer.refuseAnswer);
    const secrets = secretsOf(url, [...pairs, ...(form?.fields ?? [])]);
    const { response, exchange } = await transfer.send({ url, method, headers, body, secrets }, signal);
    if (!response.ok && unread) return response;
    if (!response.ok) throw transfer.refuse(exchange, await readText(response, refusalLimit));
    // That the rest is not wanted cannot fail the call.
    response.body?.cancel().catch(() => {});
    // HTTP stacks stop sending where the answer has come.
    if (!sent.isTaken())
      throw failure(exchange, ConnectionError, "the storage host answered before it had the whole file");
    return response;
  } finally {
    sent.release();
  }
}

/** A form with the fields, those of the headers that have no field, and the file at its end. */
function fillForm(
  { fields, file }: NonNullable<BytesRequest["form"]>,
  headers: readonly Pair[],
  { body, length }: { readonly body: RequestBody; readonly length?: number },
): { readonly body: RequestBody; readonly length?: number; readonly mediaType: string } {
  const names = fields.map(([name]) => name.toLowerCase());
  const more = headers.filter(([name]) => !names.includes(name.toLowerCase()));
  const frame = frameFile([...fields, ...more], file);
  return { ...fillFrame(frame, body, length), mediaType: frame.mediaType };
}

/** The error of `fetch` would look like one of the network, and quote the value. */
function checkHeaders(headers: Record<string, string>, refuse: Refuse): void {
  try {
    new Headers(headers);
  } catch {
    throw refuse("a header", "of the answer cannot be sent");
  }
}

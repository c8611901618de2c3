import type { ApiError } from "../core/api-error.js";
import { DecodeError } from "../core/decode-error.js";
import { type Exchange, failure } from "../core/exchange.js";
import { readText } from "../core/http.js";
import { HttpError } from "../core/http-error.js";
import { clean } from "../core/json.js";
import type { Context } from "./context.js";
import { idReviver } from "./ids.js";
import type { WapiMessage } from "./message.js";
import type { WapiOperation } from "./operation.js";
import { wapiErrorOf } from "./wapi-error.js";

// PHP labels JSON as HTML unless it is told otherwise.
const maybeJson = /json|^(text\/(html|plain)|$)/i;
/** An error message is smaller than this, in bytes; what is larger is a file. */
const peekLimit = 65536;
const messageStart = /^\s*({|$)/;

/**
 * Reads the answer to a message.
 *
 * @returns The decoded message; for an operation that answers bytes `undefined`, and the body is unread.
 * @throws WapiError, HttpError, DecodeError, or what broken connections throw.
 */
export async function readAnswer(
  exchange: Exchange,
  response: Response,
  { client, facts }: Context,
  operation: WapiOperation,
): Promise<WapiMessage | undefined> {
  const { maxResponseBytes = 2 ** 26, maxDepth = 128 } = client;
  const { ok, status } = response;
  const mediaType = response.headers.get("content-type") ?? "";
  const bytes = ok && operation.answer;
  let detail: string | undefined;
  let told = "";
  if (maybeJson.test(mediaType)) {
    // A text file is bytes like any other, but an error comes as one too: look at a copy.
    detail = await (bytes
      ? readText(response.clone(), peekLimit, messageStart)
      : readText(response, maxResponseBytes));
    told = detail === "" ? "empty answer" : (detail ?? "too large");
    let message: WapiMessage | undefined;
    try {
      message = clean(JSON.parse(`${detail}`), maxDepth, idReviver(client, facts, operation));
    } catch (error) {
      // What JSON errors tell quotes the text.
      if (error instanceof RangeError) told = "too deep";
    }
    const error = wapiErrorOf(exchange, message);
    if (error) throw error;
    if (ok && message?.body && !bytes) return message;
  }
  if (bytes) return undefined;
  const problem = `HTTP ${status} ${mediaType}, no message, see .asResponse(). ${told}`;
  throw failure<ApiError>(exchange, ok ? DecodeError : HttpError, problem, { detail });
}

import type { ApiError } from "../core/api-error.js";
import { ConnectionError } from "../core/connection-error.js";
import { inPieces } from "../core/content.js";
import { ContentError } from "../core/content-error.js";
import { DecodeError, isDecodeError } from "../core/decode-error.js";
import { type Exchange, failure } from "../core/exchange.js";
import { checkUrl, drop, readText, send } from "../core/http.js";
import { Source } from "../core/source.js";
import { readAnswer } from "./answer.js";
import { type Fail, type OpenedContent, openContent, tellsLength } from "./content.js";
import type { Opened, RestFeatures } from "./features.js";
import { fieldAt } from "./fields.js";
import { fillFrame, frameFile } from "./multipart.js";
import type { RestOperation } from "./operation.js";
import { openBody } from "./payload.js";
import { secretsOf } from "./signed.js";
import type { Pair } from "./text.js";

/** Of RFC 9110, with parameters. Anything else could end the header of the part. */
const mediaTypes = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+( *;[ -~]*)?$/;

/** As much of a refusal as is read, in bytes. */
const refusalLimit = 65536;

/** Opens content for a form, or else what the call sends. */
export const openFormOrBody: Required<RestFeatures>["open"] = (exchange, operation, params, headers) =>
  (operation.form ? openForm : openBody)(exchange, operation, params, headers);

/**
 * Opens content for a form. It comes before the form is asked for: what cannot be sent asks for none, and what takes
 * time does not outlast the signature.
 */
export const openForm: Required<RestFeatures>["open"] = async (exchange, operation, params) => {
  const { form } = operation;
  const { body, content, size, name, mime } = params;
  if (!form || !(content instanceof Source) || body != null)
    throw new TypeError("formOperation() takes content only");
  const fail = (message: string, more?: object) => failure(exchange, ContentError, message, more);
  const opened = await openContent(content, size, true, fail);
  const own = (opened.bytes instanceof Blob && opened.bytes.type) || "application/octet-stream";
  const mediaType = typeof mime === "string" ? mime : own;
  if (!mediaTypes.test(mediaType)) throw new TypeError("mime is no media type");
  const { bytes, length } = readBytes(content, opened, fail);
  const file = { field: form.file, name: typeof name === "string" ? name : "blob", mediaType };

  const finish: Opened["finish"] = async (answer, { client, protocol, transport, scope, sent, unread }) => {
    if (unread && !answer.ok) return { data: answer, response: answer };
    const read = await readAnswer(exchange, answer, client, operation, protocol.refuse).catch((error) => {
      // Its text would quote what was signed.
      throw isDecodeError(error)
        ? failure<ApiError>(exchange, DecodeError, "the answer is no JSON, and no form")
        : error;
    });
    const { url, fields, result } = readForm(exchange, form, read, client.allowInsecure);
    sent.told = secretsOf(url, fields);
    const frame = frameFile(fields, file);
    const { body, length: whole } = fillFrame(frame, bytes, length);
    const headers: Record<string, string> = { "content-type": frame.mediaType };
    if (whole !== undefined) headers["content-length"] = `${whole}`;
    const request = { url, method: "POST", headers, body, credentials: "omit" } as const;
    const signal = scope.signal();
    signal?.throwIfAborted();
    // What the operation promises holds for its own request.
    exchange.known = "unsafe";
    const response = await send(exchange, request, signal, transport, () => !scope.isOver);
    exchange.response = response;
    if (unread) return { data: response, response };
    if (!response.ok)
      throw protocol.refuse(exchange, await readText(response, refusalLimit), "the storage host");
    drop(response);
    // HTTP stacks stop sending where the answer has come.
    if (!content.isRead)
      throw failure(exchange, ConnectionError, "the storage host answered before it had the whole file");
    return { data: result, response };
  };
  return { bytes: null, finish };
};

/** Bytes as a stream where its length can be told: of a stream it is known whether all of it was taken. */
function readBytes(source: Source, opened: OpenedContent, fail: Fail): OpenedContent {
  if (opened.length !== undefined || !tellsLength()) return opened;
  // The cast only widens: what has no length is no stream.
  const blob = new Blob([opened.bytes as BlobPart]);
  return { bytes: source.read(inPieces(blob), fail), length: blob.size };
}

/** The form of an answer. */
function readForm(
  exchange: Exchange,
  form: NonNullable<RestOperation["form"]>,
  answer: unknown,
  allowInsecure: boolean | undefined,
): { url: string; fields: Pair[]; result: unknown } {
  const [url, fields, result] = [form.url, form.fields, form.result].map((path) => fieldAt(answer, path));
  const refuse = (path: string, problem: string) =>
    failure<ApiError>(exchange, DecodeError, `${path} ${problem}`);
  if (typeof fields !== "object" || fields === null || Array.isArray(fields))
    throw refuse(form.fields, "holds no fields of a form");
  const pairs = Object.entries(fields).map(([name, value]): Pair => {
    if (!["string", "number", "boolean"].includes(typeof value))
      throw refuse(form.fields, "holds more than texts");
    return [name, `${value}`];
  });
  if (result == null) throw refuse(form.result, "is missing");
  try {
    checkUrl(`${url}`, allowInsecure);
  } catch {
    throw refuse(form.url, "is no URL that a file may be sent to");
  }
  return { url: `${url}`, fields: pairs, result };
}

import type { ApiError } from "../core/api-error.js";
import { DecodeError } from "../core/decode-error.js";
import { type Exchange, failure } from "../core/exchange.js";
import { drop, readText } from "../core/http.js";
import { HttpError } from "../core/http-error.js";
import { clean } from "../core/json.js";
import type { ClientOptions } from "../core/options.js";
import type { RestOperation } from "./operation.js";

/** As much of an error as is read, in bytes. */
const errorLimit = 65536;

/**
 * Reads an answer.
 *
 * @returns The decoded JSON, or text, `undefined` where nothing is to come; for an operation that answers bytes the
 * response, and the body is unread.
 * @throws HttpError, DecodeError, what `refuse` makes, or what broken connections throw.
 */
export async function readAnswer(
  exchange: Exchange,
  response: Response,
  { maxResponseBytes = 2 ** 26, maxDepth = 128 }: ClientOptions,
  operation: RestOperation,
  refuse: (exchange: Exchange, detail: string | undefined) => ApiError,
): Promise<unknown> {
  const { ok } = response;
  const { answer, features } = operation;
  // Headers take long to read, and few answers ask for theirs.
  const type = () => `${response.headers.get("content-type")}`;
  if (ok && answer === "binary") return response;
  // A page comes from another server.
  if (ok && answer === "none" && !/html/i.test(type())) return drop(response);
  const detail = await readText(response, ok ? maxResponseBytes : errorLimit);
  if (!ok) {
    const { status } = response;
    if (status >= 400) throw refuse(exchange, detail);
    throw failure(exchange, HttpError, `HTTP ${status} is not followed`, { detail });
  }
  if (answer === "text" && features?.read) return features.read(exchange, operation, detail);
  if (detail === "" && (answer || /^20[45]$/.test(`${response.status}`))) return undefined;
  let told = detail === "" ? "empty" : (detail ?? "too large");
  try {
    // The media type is often wrong, so that the text decides.
    if (detail) return clean(JSON.parse(detail) as unknown, maxDepth, undefined);
  } catch (error) {
    // What JSON errors tell quotes the text.
    if (error instanceof RangeError) told = "too deep";
    else if (answer === "any" && !/<html/i.test(`${detail}`)) return detail;
  }
  const problem = `HTTP ${response.status} ${type()}, no JSON, see .asResponse(). ${told}`;
  throw failure<ApiError>(exchange, DecodeError, problem, { detail });
}

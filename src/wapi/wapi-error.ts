import { ApiError, isErrorNamed } from "../core/api-error.js";
import { type Exchange, failure } from "../core/exchange.js";
import type { WapiMessage } from "./message.js";

/** Codes of the service, and of an action that is locked for some time: nothing has begun. */
export const tooMany: readonly unknown[] = [429, 1429];

/** What `body.error` of an answer says. */
export interface WapiErrorBody {
  /** The closest HTTP status; 0 where the server does not tell one. */
  readonly id: number;
  /** The text of `id`. */
  readonly text: string;
  /** The documented error code. */
  readonly detailId: number | undefined;
  /** The text of `detailId`. */
  readonly detailText: string | undefined;
  /** More for people, without the secrets of the call. */
  readonly debugMessage: string | undefined;
}

/** WApi answered with an error. `code` is the detail id or, where there is none, the id. */
export class WapiError extends ApiError implements WapiErrorBody {
  declare readonly code: number;
  declare readonly id: number;
  declare readonly text: string;
  declare readonly detailId: number | undefined;
  declare readonly detailText: string | undefined;
  declare readonly debugMessage: string | undefined;

  override get name(): "WapiError" {
    return "WapiError";
  }
}

/**
 * Whether a value is a {@link WapiError}, of this or another copy of the package.
 *
 * @param codes - Detail ids or ids, one of which it must have. None: any error.
 */
export function isWapiError(error: unknown, ...codes: readonly number[]): error is WapiError {
  if (!isErrorNamed(error, "WapiError")) return false;
  const { id, detailId } = error as WapiError;
  return codes.length === 0 || codes.includes(id) || (detailId !== undefined && codes.includes(detailId));
}

/** The HTTP status that an error stands for. */
export function statusOf(error: ApiError): number | undefined {
  if (!(error instanceof WapiError)) return error.status;
  return tooMany.includes(error.code) ? 429 : error.id || error.status;
}

/**
 * The error a message carries, if it does: `success: true` takes it back, and what is empty is none. Nothing of its
 * shape is sure: what is no text becomes one, so that it loses its secrets.
 */
export function wapiErrorOf(exchange: Exchange, message: WapiMessage | undefined): WapiError | undefined {
  const error = message?.body?.error;
  if (!error || error.success === true || error.length === 0) return undefined;
  const [text, detailText, debugMessage] = [error.str ?? error, error.detail_str, error.debug_msg].map(
    textOf,
  );
  // Unless ids are numbers everywhere, they may be digit strings here.
  const id = Number(error.id) || 0;
  const detailId = Number(error.detail_id) || undefined;
  const code = detailId ?? id;
  const detail = detailText ?? text;
  // {timelock} of the documentation's text.
  const seconds = tooMany.includes(code) && Number(/(\d+) second/.exec(`${detail}`)?.[1]);
  // The server does not tell which of its tokens it refused.
  const advice = id === 401 ? "Check auth and appToken. " : "";
  return failure(exchange, WapiError, `error ${code}, ${detail}. ${advice}${debugMessage ?? ""}`, {
    ...{ id, text, detailId, detailText, debugMessage, code, detail },
    ...(seconds && { retryAfter: seconds * 1000 }),
  });
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" ? value : value == null ? undefined : JSON.stringify(value);

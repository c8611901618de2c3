import { ApiError, isErrorNamed } from "../core/api-error.js";
import { type Exchange, failure } from "../core/exchange.js";
import type { ZextrasChatsFacts } from "./options.js";

/** The server answered with a status of 400 or more. It tells no more than that. */
export class ZextrasChatsError extends ApiError {
  declare readonly status: number;

  override get name(): "ZextrasChatsError" {
    return "ZextrasChatsError";
  }
}

/**
 * Whether a value is a {@link ZextrasChatsError}, of this or another copy of the package.
 *
 * @param statuses - HTTP statuses, one of which it must have. None: any error.
 */
export function isZextrasChatsError(
  error: unknown,
  ...statuses: readonly number[]
): error is ZextrasChatsError {
  return (
    isErrorNamed(error, "ZextrasChatsError") &&
    (statuses.length === 0 || statuses.includes(Number(error.status)))
  );
}

/** The error of an answer. Its body is empty, and its media type the reason phrase, unless a proxy made it. */
export function refusal(
  { auth, errors }: ZextrasChatsFacts,
  exchange: Exchange,
  detail = "",
): ZextrasChatsError {
  const { status = 0, statusText, headers } = exchange.response ?? {};
  const type = headers?.get("content-type") ?? "";
  const meaning = errors?.[status] || statusText || (type.includes("/") ? "" : type);
  const told =
    status === 401
      ? `the cookie ${auth.name} was refused (401): log in again; in a browser see auth.credentials`
      : `HTTP ${status}`;
  const parts = [told, meaning.replace(/\.$/, ""), detail].filter(Boolean);
  return failure(exchange, ZextrasChatsError, parts.join(". "), { detail: detail || undefined });
}

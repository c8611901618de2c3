import type { ApiError } from "./api-error.js";
import type { Safety } from "./safety.js";

/** Ceilings of the first pause and of every pause, in milliseconds. */
const [first, longest] = [500, 8000];

/** Of systems and HTTP stacks, where no connection was made: nothing has left. */
const neverSent = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$/;
/** Of certificates, of other protocols, and of requests that nobody can send: it would be the same again. */
const lasting =
  /^(ERR_(TLS|SSL|INVALID)|CERT|CRL|DEPTH|EPROTO|ERROR_IN|HOSTNAME|INVALID|PATH|SELF|UNABLE|UNSPEC)/;
/** The server, or something before it, cannot answer now. It may have begun to. */
const passing: readonly unknown[] = [408, 502, 503, 504];

/** What is known of an attempt that failed. */
export interface Failed {
  readonly name?: string | undefined;
  readonly message?: string | undefined;
  readonly status?: number | undefined;
  readonly code?: ApiError["code"];
}

/**
 * A pause before a call is tried again, in milliseconds: exponential backoff with full jitter, so that clients that
 * failed together do not come back together.
 *
 * @param failures - How often the call has failed, from 1.
 * @param random - From 0 to 1.
 */
export function backoff(failures: number, random: number): number {
  return random * Math.min(first * 2 ** (failures - 1), longest);
}

/**
 * How long the server wants a call to stay away, in milliseconds, if it tells: `Retry-After` in seconds, or as a date,
 * which is compared with the server's own clock.
 */
export function retryAfterOf({ headers }: Pick<Response, "headers">): number | undefined {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // The oldest of the three forms has no zone, and means GMT as well.
  const date = /^[A-Z][a-z]{2,8},? \d?[A-Z\d]/.test(text)
    ? Date.parse(text.replace(/( GMT)?$/, " GMT"))
    : Number.NaN;
  const now = Date.parse(headers.get("date") ?? "") || Date.now();
  return date >= 0 ? Math.max(date - now, 0) : undefined;
}

/**
 * Whether a call may be tried again: it may succeed then, and it is safe to do its work twice, or it has certainly not
 * been done.
 *
 * @param status - The HTTP status that the failure stands for. Default: its own.
 */
export function mayRepeat(
  { name, message, code, ...failed }: Failed,
  safety: Safety = "unsafe",
  status = failed.status,
): boolean {
  if (status === 429) return true;
  const isLasting = lasting.test(`${code}`) || message?.includes("unexpected redirect");
  const isBroken = name === "ConnectionError" && !isLasting;
  if (isBroken && neverSent.test(`${code}`)) return true;
  return safety !== "unsafe" && (isBroken || name === "TimeoutError" || passing.includes(status));
}

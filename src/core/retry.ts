import type { ApiError } from "./api-error.js";
import type { Safety } from "./safety.js";

/** Of systems and HTTP stacks, where no connection was made: nothing has left. */
const neverSent = /^(e?conn(ection)?refused|enotfound|eai_again|und_err_connect_timeout)$/i;
/** Of certificates, of other protocols, and of requests that nobody can send: it would be the same again. */
const lasting = /cert|crl|^((err_)?(tls|ssl|invalid)_|eproto|hostname|path|unable|unspec)/i;

/** What is known of an attempt that failed. */
export interface Failed {
  readonly name?: string | undefined;
  readonly message?: string | undefined;
  readonly status?: number | undefined;
  readonly code?: ApiError["code"];
}

/**
 * A pause before a call is tried again, in milliseconds: exponential backoff with full jitter, so that clients that
 * failed together do not come back together. The first is half a second at most, and none is more than eight.
 *
 * @param failures - How often the call has failed, from 1.
 * @param random - From 0 to 1.
 */
export function backoff(failures: number, random: number): number {
  return random * Math.min(250 * 2 ** failures, 8000);
}

/**
 * How long the server wants a call to stay away, in milliseconds, if it tells: `Retry-After` in seconds, or as a date,
 * which is compared with the server's own clock.
 */
export function retryAfterOf({ headers }: Pick<Response, "headers">): number | undefined {
  const text = `${headers.get("retry-after")}`;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // The oldest of the three forms has no zone, and means GMT as well.
  const date = Date.parse(/^[A-Z][a-z]{2,8},? \w/.test(text) ? `${text.replace(" GMT", "")} GMT` : "");
  return date >= 0 ? Math.max(date - (Date.parse(`${headers.get("date")}`) || Date.now()), 0) : undefined;
}

/**
 * Whether a call may be tried again: it may succeed then, and it is safe to do its work twice, or it has certainly not
 * been done.
 *
 * @param status - The HTTP status that the failure stands for. Default: its own.
 */
export function mayRepeat(
  { name, message, code, status: own }: Failed,
  safety: Safety = "unsafe",
  status = own,
): boolean {
  const isBroken =
    name === "ConnectionError" && !lasting.test(`${code}`) && !message?.includes("unexpected redirect");
  if (status === 429 || (isBroken && neverSent.test(`${code}`))) return true;
  // The server, or something before it, cannot answer now. It may have begun to.
  const isPassing = isBroken || name === "TimeoutError" || /^(408|50[234])$/.test(`${status}`);
  return isPassing && safety !== "unsafe";
}

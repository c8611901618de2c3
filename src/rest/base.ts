import { checkUrl } from "../core/http.js";
import type { RestOperation } from "./operation.js";
import type { RestFacts, RestOptions } from "./protocol.js";

/** Tells whether a request stays at the origin of a client's base URL: credentials go nowhere else, unless it is trusted. */
export function homeOf({ baseUrl }: RestOptions): (url: string) => boolean {
  const origin = `${baseUrl}/`.split("/", 3).join("/");
  return (url) => url.startsWith(`${origin}/`);
}

/** Whether a URL that an answer gave is of the origin of one of others, however they are written. */
export function hasOriginOf(url: string, others: readonly string[]): boolean {
  const { origin } = new URL(url);
  return others.some((one) => new URL(one).origin === origin);
}

/**
 * Where the path of an operation begins, without a slash at the end.
 *
 * @throws TypeError when the URL is none that credentials may be sent to, or is no prefix of a path.
 */
export function baseOf(
  client: RestOptions,
  facts: RestFacts,
  { server }: Partial<RestOperation> = {},
): string {
  const base = `${server ? facts.hosts?.[server] : client.baseUrl}`;
  // A brace is of a placeholder.
  const url = /[?#{]/.test(base) || !URL.canParse(base) ? "" : base;
  const problem = `${server ?? "baseUrl"} must begin with https://<host>, without a query`;
  return checkUrl(url, client.allowInsecure, problem).replace(/\/$/, "");
}

import { checkUrl } from "../core/http.js";
import type { RestOperation } from "./operation.js";
import type { RestFacts, RestOptions } from "./protocol.js";

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
  if (/[?#]/.test(base)) throw new TypeError("a base URL takes no query");
  return checkUrl(base, client.allowInsecure).replace(/\/$/, "");
}

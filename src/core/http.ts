import type { Exchange } from "./exchange.js";
import type { HttpRequest } from "./options.js";

const secureUrl = /^(https:\/\/|http:\/\/(?=(localhost|127\.[\d.]+|\[::1])[:/?#]))[^/?#@\\\s]+[/?#]/i;

/**
 * Checks a URL that credentials will be sent to.
 *
 * @param problem - What is wrong where it is none, for the error.
 * @throws TypeError when it is not an absolute URL, carries credentials itself, or would send them in clear.
 */
export function checkUrl(
  url: string,
  allowInsecure: boolean | undefined,
  problem = "host must be known or https:",
): string {
  if (secureUrl.test(`${allowInsecure ? url.replace("http:", "https:") : url}/`)) return url;
  // Does not quote the URL, which may hold a password.
  throw new TypeError(`${problem}, see allowInsecure`);
}

/**
 * Headers under lower-case names; a later one replaces an earlier one.
 *
 * @throws TypeError when a value could break out of its line. The error of `fetch` would quote the value.
 */
export function mergeHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const merged: Record<string, string> = {};
  for (const name in headers) {
    const value = `${headers[name]}`;
    if (/[^\t -~\x80-\xff]/.test(value)) throw new TypeError(`bad character in header ${name}`);
    merged[name.toLowerCase()] = value;
  }
  return merged;
}

/** Sends a request. */
export async function send<R extends Pick<HttpRequest, "url" | "method">>(
  exchange: Exchange,
  request: R,
  transmit: (url: string, request: R) => Promise<Response> = fetch,
): Promise<Response> {
  const { url, method } = request;
  exchange.attempts++;
  exchange.request = { method, url: url.replace(/[?#].*/, "") };
  exchange.response = undefined;
  const response = await transmit(url, request);
  exchange.response = response;
  return response;
}

/**
 * The body of an answer as UTF-8 text; nothing when it is larger than the limit, in bytes.
 *
 * @param pattern - What the text must match as far as it has come; the rest of another text is not read.
 */
export async function readText(
  response: Response,
  limit: number,
  pattern?: RegExp,
): Promise<string | undefined> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    limit -= value.length;
    text += decoder.decode(value, { stream: true });
    if (limit < 0 || (pattern && !pattern.test(text))) {
      // That the rest is not wanted cannot fail the call.
      reader.cancel().catch(() => {});
      return undefined;
    }
  }
  return text + decoder.decode();
}

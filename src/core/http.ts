import { type ByteStream, isStream } from "./content.js";
import type { Exchange } from "./exchange.js";
import type { Transmit } from "./hooks.js";
import type { ClientOptions, HttpRequest } from "./options.js";

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
 * Adds headers, under lower-case names; a later one replaces an earlier one.
 *
 * @param headers - Takes them.
 * @throws TypeError when a value could break out of its line. The error of `fetch` would quote the value.
 */
export function addHeaders(
  headers: Record<string, string>,
  ...others: readonly (Readonly<Record<string, string>> | undefined)[]
): Record<string, string> {
  for (const more of others)
    for (const [name, text] of more ? Object.entries(more) : []) {
      const value = `${text}`;
      // A name that sets a prototype would be lost.
      if (!/^(?!__proto__$)[\w!#$%&'*+.^`|~-]+$/i.test(name)) throw new TypeError("bad name of a header");
      if (/[^\t -~\x80-\xff]/.test(value)) throw new TypeError(`bad character in header ${name}`);
      headers[name.toLowerCase()] = value;
    }
  return headers;
}

/** A request that is to be sent. */
export interface Draft extends Pick<HttpRequest, "url" | "method" | "headers" | "body"> {
  readonly credentials?: HttpRequest["credentials"] | undefined;
}

/** What requests are sent with. */
export type Transport = Pick<ClientOptions, "fetch" | "hooks">;

/**
 * Sends a request, through all hooks. Who calls it knows that somebody waits for it still: with a signal that is aborted
 * `fetch` would cancel a body that has been let go of already, and reject a promise that nobody has.
 */
export function send(
  exchange: Exchange,
  draft: Draft,
  signal: AbortSignal | undefined,
  { fetch: transmit = fetch, hooks }: Transport,
  isWanted: () => boolean,
): Promise<Response> {
  exchange.response = undefined;
  const { url, method, headers, body, credentials } = draft;
  // A literal, because Node 20 takes microseconds to spread what more is added to.
  const request: HttpRequest = {
    url,
    method,
    headers,
    body,
    signal: signal ?? null,
    redirect: "manual",
    duplex: "half",
  };
  if (credentials) Object.assign(request, { credentials });
  const pass: Transmit = (to, init) => {
    exchange.attempts++;
    exchange.request = { method: init.method, url: to };
    // Node keeps all of a body that a redirect might want again.
    return transmit(to, isStream(init.body) ? { ...init, redirect: "error" } : init);
  };
  return hooks ? hooks(exchange, request, pass, isWanted) : pass(request.url, request);
}

/** Origin and path of a URL: a query may carry what should not be shown. */
export function addressOf(url: string): string {
  return url.replace(/[?#].*/s, "");
}

/** Lets go of an answer that nobody reads, so that its connection is free again, or of content. */
export function drop(response: { readonly body: Pick<ByteStream, "cancel"> | null } | undefined): void {
  // That the rest is not wanted cannot fail the call.
  response?.body?.cancel().catch(() => {});
}

/** Decodes texts that come in one piece, as most do. */
let whole: TextDecoder | undefined;

/**
 * The body of an answer as UTF-8 text; nothing when it is larger than the limit, in bytes.
 *
 * @param pattern - What the text must match as far as it has come; the rest of another text is not read.
 */
export async function readText(
  { body }: Response,
  limit: number,
  pattern?: RegExp,
): Promise<string | undefined> {
  const reader = body?.getReader();
  let decoder: TextDecoder | undefined;
  let text = "";
  let piece: Uint8Array | undefined;
  const decode = () => {
    decoder ??= new TextDecoder();
    text += decoder.decode(piece, { stream: true });
    piece = undefined;
  };
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    // One behind, because a piece that nothing follows is decoded much faster.
    if (piece) decode();
    piece = value;
    if (pattern) decode();
    limit -= value.length;
    if (limit < 0 || pattern?.test(text) === false) {
      // As in `drop`, whose body is read by nobody.
      reader.cancel().catch(() => {});
      return undefined;
    }
  }
  whole ??= new TextDecoder();
  return text + (decoder ?? whole).decode(piece);
}

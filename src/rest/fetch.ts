import { type Attempts, persist } from "../core/attempts.js";
import { addHeaders, type Draft } from "../core/http.js";
import type { CallOptions } from "../core/options.js";
import { within } from "../core/scope.js";
import { admit } from "./admit.js";
import { baseOf } from "./base.js";
import { openExchange, type Sent } from "./exchange.js";
import type { RestOptions, RestProtocol } from "./protocol.js";
import { escapeUnicode } from "./text.js";

const escapedText = /^(\\u[\da-f]{4})*$/i;

/**
 * A `fetch` of requests that are made elsewhere: it lets them in, checks where they go and escapes their headers. The
 * answer comes as it is, with any status. Nobody tells what a request does, so that it is tried again only where the
 * server has certainly not processed it.
 */
export function createRestFetch<Options extends RestOptions, Call extends CallOptions>(
  client: Options,
  protocol: RestProtocol<Options, Call>,
): (request: Request) => Promise<Response> {
  const authorize = protocol.authorize(client);
  return async (request) => {
    const { url, method, body } = request;
    const sent: Sent = {};
    const exchange = openExchange(protocol.vendor, `${method} ${new URL(url).pathname}`, sent);
    const options = {} as Call;
    const prepare = (): Draft => {
      const given = baseOf(client, protocol.facts);
      // As `Request` writes its URL.
      const base = new URL(given).href.replace(/\/$/, "");
      if (!url.startsWith(`${base}/`)) throw new TypeError("the request leaves baseUrl");
      const headers = addHeaders({}, client.headers, Object.fromEntries(request.headers));
      for (const name of protocol.facts.escaped ?? []) {
        const text = headers[name.toLowerCase()];
        if (text && !escapedText.test(text)) headers[name.toLowerCase()] = escapeUnicode(text);
      }
      return { url: given + url.slice(base.length), method, headers, body };
    };
    // A request that may be sent again has to keep its body, and browsers do not send it as the stream that it is.
    const transmit = (to: RequestInfo | URL, { body: sent, ...init }: RequestInit = {}) => {
      const { fetch: transmit = fetch } = client;
      const copy = new Request(request.clone(), {
        ...init,
        redirect: "manual",
        ...(sent !== body && sent !== undefined && { body: sent }),
      });
      return transmit(new URL(`${to}`).href === url ? copy : new Request(`${to}`, copy));
    };
    const attempts: Attempts<undefined> = {
      ...{ client, options: { fetch: transmit } },
      admit: (scope) => admit(prepare(), authorize, options, sent, scope),
      read: () => undefined,
    };
    const { signal } = request;
    const { response } = await within(
      exchange,
      { signal, timeout: client.timeout, isUnread: true },
      (scope) => persist(exchange, attempts, scope),
    );
    return response;
  };
}

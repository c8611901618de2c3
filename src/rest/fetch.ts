import { withDeadline } from "../core/deadline.js";
import { mergeHeaders, send } from "../core/http.js";
import type { CallOptions } from "../core/options.js";
import { baseOf } from "./base.js";
import { openExchange, type Sent } from "./exchange.js";
import type { Deliver, RestOptions, RestProtocol } from "./protocol.js";
import { escapeUnicode } from "./text.js";

const escapedText = /^(\\u[\da-f]{4})*$/i;

/**
 * A `fetch` of requests that are made elsewhere: it lets them in, checks where they go and escapes their headers.
 * The answer comes as it is, with any status.
 *
 * @param deliver - Sends each of them, perhaps twice. Default: each once.
 */
export function createRestFetch<Options extends RestOptions, Call extends CallOptions>(
  client: Options,
  protocol: RestProtocol<Options, Call>,
  deliver?: Deliver,
): (request: Request) => Promise<Response> {
  const authorize = protocol.authorize(client);
  return async (request) => {
    const { url, method } = request;
    const sent: Sent = {};
    const exchange = openExchange(protocol.vendor, `${method} ${new URL(url).pathname}`, sent);
    const run = async (signal: AbortSignal | null) => {
      const given = baseOf(client, protocol.facts);
      // As `Request` writes its URL.
      const base = new URL(given).href.replace(/\/$/, "");
      if (!url.startsWith(`${base}/`)) throw new TypeError("the request leaves baseUrl");
      const headers = mergeHeaders({ ...client.headers, ...Object.fromEntries(request.headers) });
      for (const name of protocol.facts.escaped ?? []) {
        const text = headers[name.toLowerCase()];
        if (text && !escapedText.test(text)) headers[name.toLowerCase()] = escapeUnicode(text);
      }
      sent.headers = headers;
      const more = await authorize(headers, given + url.slice(base.length), {} as Call, sent, signal);
      const init = { headers, signal, redirect: "manual", ...more } as const;
      const transmit = client.fetch ?? fetch;
      // A request that may be sent again has to keep its body.
      const response = await (deliver
        ? deliver(exchange, { url, method, headers, body: null, signal }, () =>
            transmit(new Request(request.clone(), init)),
          )
        : send(exchange, { url, method }, () => transmit(new Request(request, init))));
      return { data: response, response };
    };
    return (await withDeadline(exchange, request.signal, client.timeout, run)).data;
  };
}

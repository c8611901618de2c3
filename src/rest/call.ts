import type { Outcome } from "../core/api-promise.js";
import { withDeadline } from "../core/deadline.js";
import { mergeHeaders, send } from "../core/http.js";
import type { CallOptions, RequestBody } from "../core/options.js";
import { readAnswer } from "./answer.js";
import { baseOf } from "./base.js";
import { openExchange, type Sent } from "./exchange.js";
import type { Opened, RestFeatures } from "./features.js";
import type { RestOperation } from "./operation.js";
import type { Placed, RestParams } from "./params.js";
import type { Authorize, Deliver, RestOptions, RestProtocol } from "./protocol.js";
import { encodePairs } from "./text.js";

/** What the calls of one client have in common. */
export interface RestContext<Options extends RestOptions, Call extends CallOptions> {
  readonly client: Options;
  readonly protocol: RestProtocol<Options, Call>;
  readonly authorize: Authorize<Call>;
  /** Puts parameters in their places. */
  place(operation: RestOperation, template: string, params: RestParams): Placed;
  /** Opens bodies of operations that have no way of their own. */
  readonly open: Required<RestFeatures>["open"];
  /** Sends its requests. Default: each once. */
  readonly deliver?: Deliver;
}

/**
 * Makes a call.
 *
 * @param unread - Leaves the answer as it comes, see {@link ApiPromise}.
 */
export function perform<Options extends RestOptions, Call extends CallOptions>(
  { client, protocol, authorize, place, open, deliver = send }: RestContext<Options, Call>,
  operation: RestOperation,
  params: RestParams,
  options: Call,
  unread?: boolean,
): Promise<Outcome<unknown>> {
  const sent: Sent = {};
  const exchange = openExchange(protocol.vendor, operation.target, sent);
  const run = async (signal: AbortSignal | null) => {
    const [method = "", template = ""] = operation.target.split(" ");
    const { path, query, headers: given } = place(operation, template, params);
    const url = baseOf(client, protocol.facts, operation) + path;
    const { accept = operation.answer ? "*/*" : "application/json" } = operation;
    const headers = mergeHeaders({ accept, ...client.headers, ...options.headers, ...given });
    sent.headers = headers;
    sent.query = query;
    const more = operation.security ? undefined : await authorize(headers, url, options, sent, signal);
    let body: RequestBody | null = null;
    let finish: Opened["finish"];
    if (params.body !== undefined || params.content !== undefined) {
      const opened = await (operation.features?.open ?? open)(exchange, operation, params, headers);
      ({ bytes: body, finish, told: sent.told } = opened);
    }
    const request = {
      url: query.length ? `${url}?${encodePairs(query)}` : url,
      ...({ method, headers, body, signal, redirect: "manual", duplex: "half" } as const),
      ...more,
    };
    const transmit = options.fetch ?? client.fetch;
    const response = await deliver(exchange, request, transmit);
    if (finish) return finish(response, { client, protocol, transmit, signal, sent, unread });
    const data = unread ? response : await readAnswer(exchange, response, client, operation, protocol.refuse);
    return { data, response };
  };
  return withDeadline(exchange, options.signal, options.timeout ?? client.timeout, run);
}

import type { Outcome } from "../core/api-promise.js";
import { persist } from "../core/attempts.js";
import { isStream } from "../core/content.js";
import { withDeadline } from "../core/deadline.js";
import { mergeHeaders } from "../core/http.js";
import type { CallOptions, HttpRequest } from "../core/options.js";
import { readAnswer } from "./answer.js";
import { baseOf } from "./base.js";
import { deliver } from "./deliver.js";
import { openExchange, type Sent } from "./exchange.js";
import type { Opened, RestFeatures } from "./features.js";
import type { RestOperation } from "./operation.js";
import type { Placed, RestParams } from "./params.js";
import type { Authorize, RestOptions, RestProtocol } from "./protocol.js";
import { safetyOf } from "./safety.js";
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
}

/**
 * Makes a call.
 *
 * @param unread - Leaves the answer as it comes, see {@link ApiPromise}.
 */
export function perform<Options extends RestOptions, Call extends CallOptions>(
  { client, protocol, authorize, place, open }: RestContext<Options, Call>,
  operation: RestOperation,
  params: RestParams,
  options: Call,
  unread?: boolean,
): Promise<Outcome<unknown>> {
  const sent: Sent = {};
  const exchange = openExchange(protocol.vendor, operation.target, sent);
  const [method = "", template = ""] = operation.target.split(" ");
  exchange.safety = options.safety ?? operation.safety ?? safetyOf(method);
  const transport = options.fetch ? { ...client, fetch: options.fetch } : client;
  let opened: Opened | undefined;
  let request: HttpRequest | undefined;
  const prepare = async (signal: AbortSignal | null): Promise<HttpRequest> => {
    // A stream is opened again, and anything else is there still.
    if (request && !isStream(request.body)) return { ...request, signal };
    if (!/^[A-Z]+$/.test(method) || template[0] !== "/") throw new TypeError("target must be METHOD /path");
    const { path, query, headers: given } = place(operation, template, params);
    const url = baseOf(client, protocol.facts, operation) + path;
    const { accept = operation.answer ? "*/*" : "application/json" } = operation;
    const headers = mergeHeaders({ accept, ...client.headers, ...options.headers, ...given });
    sent.query = query;
    if (params.body !== undefined || params.content !== undefined)
      opened = await (operation.features?.open ?? open)(exchange, operation, params, headers);
    const { bytes: body = null, told, isOnce } = opened ?? {};
    sent.told = told;
    exchange.isOnce = isOnce;
    request = {
      url: query.length ? `${url}?${encodePairs(query)}` : url,
      ...({ method, headers, body, signal, redirect: "manual", duplex: "half" } as const),
    };
    return request;
  };
  const isUnread = unread || operation.answer === "binary";
  const allowed = operation.security ? undefined : authorize;
  const read = (response: Response): unknown =>
    unread || opened?.finish ? response : readAnswer(exchange, response, client, operation, protocol.refuse);
  const run = async (signal: AbortSignal | null) => {
    const delivery = { exchange, sent, options, authorize: allowed, transport };
    const isLeft = isUnread || !!operation.form;
    const outcome = await persist(exchange, { client, options, isUnread: isLeft }, signal, (timed) =>
      deliver(delivery, timed, () => prepare(signal), read),
    );
    const more = { client, protocol, transport, signal, sent, unread };
    return opened?.finish ? opened.finish(outcome.response, more) : outcome;
  };
  return withDeadline(exchange, options.signal, options.timeout ?? client.timeout, run, { isUnread });
}

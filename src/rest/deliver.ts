import { ApiError } from "../core/api-error.js";
import { asApiError, type Exchange } from "../core/exchange.js";
import { drop, send, type Transport } from "../core/http.js";
import type { CallOptions, HttpRequest } from "../core/options.js";
import type { Sent } from "./exchange.js";
import type { Authorize } from "./protocol.js";

/** How the requests of a call are let in and sent. */
export interface Delivery<Call extends CallOptions> {
  readonly exchange: Exchange;
  /** Takes what is sent and may hold secrets. */
  readonly sent: Sent;
  readonly options: Call;
  /** Default: no credentials are needed. */
  readonly authorize?: Authorize<Call> | undefined;
  readonly transport: Transport;
}

/**
 * Sends a request with credentials. Where the server refuses them and there are others, it is sent once more, whatever
 * it does: the server has not looked at it.
 *
 * @param prepare - Gives the request, each time it is sent.
 */
export async function deliver<Call extends CallOptions>(
  { exchange, sent, options, authorize, transport }: Delivery<Call>,
  prepare: () => Promise<HttpRequest>,
): Promise<Response> {
  // Whatever fails before a request is sent is not the network's fault.
  const fail = (error: unknown): never => {
    throw asApiError(exchange, error, ApiError);
  };
  let request = await prepare().catch(fail);
  const { url, signal } = request;
  const headers = { ...request.headers };
  sent.headers = [headers, ...(sent.headers ?? [])];
  const access = await authorize?.(headers, url, options, sent, signal).catch(fail);
  const { credentials } = access ?? {};
  const init = credentials && { credentials };
  const response = await send(exchange, { ...request, ...init, headers }, transport);
  if (response.status !== 401 || !access?.refuse?.() || exchange.isOnce) return response;
  const others = { ...headers };
  if (!(await access.renew?.(others).catch(fail))) return response;
  sent.headers = [others, ...sent.headers];
  drop(response);
  request = await prepare().catch(fail);
  return send(exchange, { ...request, ...init, headers: others }, transport);
}

import { ApiError } from "../core/api-error.js";
import type { Outcome } from "../core/api-promise.js";
import type { Timed } from "../core/attempts.js";
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
 * Sends a request with credentials, and reads its answer. Where the server refuses them and there are others, it is sent
 * once more, whatever it does: the server has not looked at it.
 *
 * @param prepare - Gives the request, each time it is sent.
 */
export async function deliver<T, Call extends CallOptions>(
  { exchange, sent, options, authorize, transport }: Delivery<Call>,
  timed: Timed,
  prepare: () => Promise<HttpRequest>,
  read: (response: Response) => Promise<T> | T,
): Promise<Outcome<T>> {
  // Whatever fails before a request is sent is not the network's fault.
  const fail = (error: unknown): never => {
    throw asApiError(exchange, error, ApiError);
  };
  let request = await prepare().catch(fail);
  let headers = { ...request.headers };
  sent.headers = [headers, ...(sent.headers ?? [])];
  const { url, signal } = request;
  const access = await authorize?.(headers, url, options, sent, signal).catch(fail);
  const init = access?.credentials && { credentials: access.credentials };
  for (let isLast = false; ; isLast = true) {
    const { isRefused, data, response } = await timed(async (own) => {
      const response = await send(exchange, { ...request, ...init, headers, signal: own }, transport);
      const isRefused = response.status === 401 && !isLast && !!access?.refuse?.() && !exchange.isOnce;
      return { isRefused, data: isRefused ? undefined : await read(response), response };
    });
    if (!isRefused) return { data: data as T, response };
    headers = { ...headers };
    if (!(await access?.renew?.(headers).catch(fail)))
      return { data: await timed(async () => read(response)), response };
    sent.headers = [headers, ...sent.headers];
    drop(response);
    request = await prepare().catch(fail);
  }
}

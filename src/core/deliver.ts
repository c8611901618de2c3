import { ApiError } from "./api-error.js";
import type { Outcome } from "./api-promise.js";
import { isStream } from "./content.js";
import { asApiError, type Exchange, isOf } from "./exchange.js";
import { type Draft, drop, send, type Transport } from "./http.js";
import type { Scope } from "./scope.js";

/** How a request has got the credentials that let it in. */
export interface Access {
  /** The credential: with another one it may be sent again where the server refused this one. */
  readonly credential?: string | undefined;
  /** Forgets the credential, which was refused. Tells whether there may be others. Default: there are none. */
  readonly refuse?: (() => boolean) | undefined;
}

/** A request with its credentials. */
export interface Admitted extends Access {
  readonly request: Draft;
}

/** How one attempt at a call is made. */
export interface Delivery<T> {
  readonly transport: Transport;
  /** Makes the request and gives it credentials. What it fails with ends the call. */
  admit(): Promise<Admitted>;
  /** Runs what the limit of an attempt counts for. */
  timed<R>(run: (scope: Scope | undefined) => Promise<R>): Promise<R>;
  read(response: Response): T | Promise<T>;
  /** The HTTP status that an outcome stands for. */
  statusOf(outcome: Outcome<unknown> | ApiError): number | undefined;
}

/**
 * Makes one attempt. Where the server refuses a credential and there is another, the request is sent once more, whatever
 * it does: the server has not looked at it.
 *
 * @returns What came of it, which may be an error of the call.
 * @throws What ends the call.
 */
export async function deliver<T>(
  exchange: Exchange,
  { transport, admit, timed, read, statusOf }: Delivery<T>,
): Promise<Outcome<T | undefined> | ApiError> {
  const settle = (run: (scope: Scope | undefined) => Promise<Outcome<T | undefined>>) =>
    timed(run).catch((thrown: unknown): ApiError => {
      const error = asApiError(exchange, thrown);
      // That of another call tells nothing of this request, which may have been answered.
      if (!isOf(exchange, error)) throw error;
      exchange.failed = error;
      return error;
    });
  let isLeft = false;
  const transmit = ({ request }: Admitted, isRefused: (status: number) => boolean) =>
    settle(async (scope) => {
      const response = await send(exchange, request, scope?.signal, transport);
      // Nobody waits for the body of a refusal that another credential may make good.
      isLeft = isRefused(response.status);
      return { data: isLeft ? undefined : await read(response), response };
    });
  const first = await admit();
  // What cannot be sent again forgets a refused credential too: the next call has another.
  const isRefused = (status: number | undefined) => status === 401 && !!first.refuse?.() && !exchange.isOnce;
  const outcome = await transmit(first, isRefused);
  const { response } = outcome;
  // Not every protocol tells it by the status of HTTP.
  if (!isLeft && !(outcome instanceof ApiError && response?.ok && isRefused(statusOf(outcome))))
    return outcome;
  const other = await admit().catch((error: unknown) => {
    drop(response);
    throw error;
  });
  if (other.credential !== first.credential) {
    drop(response);
    exchange.failed = undefined;
    return transmit(other, () => false);
  }
  // Nobody sends what was opened again.
  const { body } = other.request;
  if (isStream(body)) drop({ body });
  exchange.response = response;
  return isLeft && response ? settle(async () => ({ data: await read(response), response })) : outcome;
}

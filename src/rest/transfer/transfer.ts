import { ApiError, isApiError } from "../../core/api-error.js";
import type { Outcome } from "../../core/api-promise.js";
import { type Attempts, persist } from "../../core/attempts.js";
import { DecodeError, isDecodeError } from "../../core/decode-error.js";
import { asApiError, type ErrorKind, type Exchange, failure } from "../../core/exchange.js";
import { addHeaders, send, type Transport } from "../../core/http.js";
import type { CallOptions, HttpRequest } from "../../core/options.js";
import { within } from "../../core/scope.js";
import { admit } from "../admit.js";
import { openExchange, type Sent } from "../exchange.js";
import type { Beginning } from "../features.js";
import type { RestOperation } from "../operation.js";
import type { RestParams } from "../params.js";
import type { Refuse } from "../signed.js";

/** An answer, and the exchange that it belongs to. */
export interface Reply {
  readonly response: Response;
  readonly exchange: Exchange;
}

/** A request to a host of storage. */
export interface StorageRequest extends Pick<HttpRequest, "url" | "method" | "headers" | "body"> {
  /** What it holds that is secret. */
  readonly secrets: unknown;
}

/** One call that is made of several requests, some of them to hosts of storage. */
export class Transfer {
  readonly beginning: Beginning;
  /** Aborts together with the call. */
  readonly signal: AbortSignal;
  readonly #exchange: Exchange;

  constructor(beginning: Beginning, exchange: Exchange, signal: AbortSignal) {
    this.beginning = beginning;
    this.#exchange = exchange;
    this.signal = signal;
  }

  /** The `fetch` of the call, whose requests are counted. */
  readonly transmit: typeof fetch = (input, init) => {
    this.#exchange.attempts++;
    return this.#fetch(input, init);
  };

  /**
   * Calls an operation of the API, within the time of this call.
   *
   * @param options - Those of the call that are about this request too.
   * @throws DecodeError that does not quote the answer.
   */
  async ask(
    operation: RestOperation,
    params: RestParams,
    options: CallOptions,
    { signal = this.signal, unread = false } = {},
  ): Promise<Outcome<unknown>> {
    const { beginning, transmit } = this;
    const call = beginning.call(operation, params, { ...options, signal, timeout: 0, fetch: transmit });
    try {
      if (!unread) return await call.withResponse();
      const response = await call.asResponse();
      return { data: response, response };
    } catch (error) {
      throw this.withoutText(error);
    }
  }

  /** Sends a request of no operation to the API, with the client's credentials. */
  async post(url: string, sent: Sent, signal: AbortSignal): Promise<Reply> {
    const { operation, options, context } = this.beginning;
    const { client, authorize } = context;
    const { accept = operation.answer ? "*/*" : "application/json" } = operation;
    const exchange = this.exchange(sent);
    const headers = addHeaders({ accept }, client.headers, options.headers);
    const draft = { url, method: "POST", headers, body: null };
    const allowed = operation.security ? undefined : authorize;
    const { fetch, hooks } = this.#transport;
    const attempts: Attempts<undefined> = {
      ...{ client: { ...client, hooks }, options: { ...options, fetch } },
      admit: (scope) => admit(draft, allowed, options, sent, scope),
      read: () => undefined,
    };
    // It is sent again where it was refused unseen only.
    const outcome = await within(exchange, { signal, isUnread: true }, (scope) =>
      persist(exchange, attempts, scope),
    );
    return { response: outcome.response, exchange };
  }

  /** Sends a request to a host of storage, which gets nothing of the client. */
  async send({ secrets, ...request }: StorageRequest, signal: AbortSignal): Promise<Reply> {
    const exchange = this.exchange({ secrets });
    const draft = { ...request, credentials: "omit" } as const;
    try {
      signal.throwIfAborted();
      const isWanted = () => !signal.aborted;
      const response = await send(exchange, draft, AbortSignal.any([signal]), this.#transport, isWanted);
      exchange.response = response;
      return { response, exchange };
    } catch (error) {
      throw asApiError(exchange, error);
    }
  }

  /** The error of what a host of storage refused. */
  refuse(exchange: Exchange, detail: string | undefined): ApiError {
    return this.beginning.context.protocol.refuse(exchange, detail, "the storage host");
  }

  /** An error of one request as that of the call: its requests are all counted, and it quotes nothing that is signed. */
  withoutText(error: unknown): unknown {
    if (isDecodeError(error))
      return this.fail<ApiError>(DecodeError, "the answer is no JSON", { status: error.status });
    return isApiError(error) ? Object.assign(error, { attempts: this.#exchange.attempts }) : error;
  }

  /** An error of the call itself. */
  fail = <E extends ApiError>(Kind: ErrorKind<E>, message: string, more?: object): E =>
    failure(this.#exchange, Kind, message, more);

  /** The error of an answer that does not tell what is to be done. */
  readonly refuseAnswer: Refuse = (path, problem) => this.fail<ApiError>(DecodeError, `${path} ${problem}`);

  /** Calls what the caller gave, whose errors are none of the network's. */
  tell<T>(name: string, listener: ((value: T) => void) | undefined, value: T): void {
    try {
      listener?.(value);
    } catch (cause) {
      throw this.fail(ApiError, `${name} threw ${cause instanceof Error ? cause.message : cause}`, { cause });
    }
  }

  /** Another exchange of the same call, which counts its requests with the others. */
  exchange(sent: Sent): Exchange {
    const all = this.#exchange;
    return Object.defineProperty(openExchange(all.vendor, all.operation, sent), "attempts", {
      enumerable: true,
      get: () => all.attempts,
      set: (attempts: number) => {
        all.attempts = attempts;
      },
    });
  }

  get #transport(): Transport {
    return { fetch: this.#fetch, hooks: this.beginning.context.client.hooks };
  }

  readonly #fetch: typeof fetch = (input, init) => {
    const { options, context } = this.beginning;
    this.#exchange.request = { method: `${init?.method}`, url: `${input}` };
    return (options.fetch ?? context.client.fetch ?? fetch)(input, init);
  };
}

/** Makes a call that is made of several requests. Its timeout and its signal are those of the whole. */
export function runTransfer(
  beginning: Beginning,
  run: (transfer: Transfer) => Promise<Outcome<unknown>>,
): Promise<Outcome<unknown>> {
  const { operation, options, context } = beginning;
  const { vendor } = context.protocol;
  // As the documentation spells it.
  const exchange = openExchange(vendor, operation.target.replaceAll("{+", "{"), {});
  const timeout = options.timeout ?? context.client.timeout;
  return within(exchange, { signal: options.signal, timeout, isUnread: true }, (scope) =>
    run(new Transfer(beginning, exchange, scope.signal() ?? new AbortController().signal)),
  );
}

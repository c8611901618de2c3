import { AbortError } from "./abort-error.js";
import { ApiError } from "./api-error.js";
import { asApiError, copyOf, type Exchange, failure, redactorOf } from "./exchange.js";
import { addHeaders, addressOf, drop } from "./http.js";
import type { HttpRequest } from "./options.js";
import type { Safety } from "./safety.js";

/** What a hook may replace in a request. A body that was given with a length in a header needs that header replaced too. */
export interface RequestChanges extends Partial<Pick<HttpRequest, "url" | "method" | "body">> {
  /** All headers: those of the request have to be repeated. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Tells whether the request may be sent again: `idempotent`, say, where a header gives it a key. */
  readonly safety?: Safety | undefined;
}

/**
 * One request on its way. Printing it, or writing it as JSON, shows what is public: secrets travel in `url`, `headers`
 * and `body`, which have to be asked for by name.
 */
export class HookRequest {
  readonly vendor: string;
  /** The operation, as the vendor's documentation spells it. */
  readonly operation: string;
  /** The how many-th request of the call it is, from 1. */
  readonly attempt: number;
  readonly safety: Safety;
  readonly method: string;
  /** Origin and path, without the query. */
  readonly address: string;
  readonly #request: HttpRequest;
  readonly #exchange: Exchange;

  constructor(exchange: Exchange, request: HttpRequest, attempt: number, safety: Safety) {
    this.vendor = exchange.vendor;
    this.operation = exchange.operation;
    this.attempt = attempt;
    this.safety = safety;
    this.method = request.method;
    this.address = addressOf(request.url);
    this.#request = request;
    this.#exchange = exchange;
  }

  /** 128 random bits in hexadecimal: the same for every attempt at a call, and for no other call. */
  get callId(): string {
    // Not `randomUUID`, which pages have in secure contexts only.
    this.#exchange.callId ??= Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
      byte.toString(16).padStart(2, "0"),
    ).join("");
    return this.#exchange.callId;
  }

  /** The whole URL. */
  get url(): string {
    return this.#request.url;
  }

  /** Names are in lower case. Credentials are among them. */
  get headers(): Readonly<Record<string, string>> {
    return Object.freeze(this.#request.headers);
  }

  get body(): HttpRequest["body"] {
    return this.#request.body;
  }

  /** Aborts together with the attempt. */
  get signal(): AbortSignal | null {
    return this.#request.signal;
  }

  /** What goes to `fetch` beside the URL. */
  get init(): HttpRequest {
    Object.freeze(this.#request.headers);
    return Object.freeze({ ...this.#request });
  }

  /**
   * A copy with other parts. It must stay at its origin, because credentials are in it.
   *
   * @throws TypeError when a header has a bad name or value.
   */
  with({ safety = this.safety, headers = this.headers, ...changes }: RequestChanges): HookRequest {
    const request = { ...this.#request, ...changes, headers: addHeaders({}, headers) };
    return new HookRequest(this.#exchange, request, this.attempt, safety);
  }

  /** Takes the secrets of the call out of a text, as far as they have been sent. Of a long text it gives the beginning. */
  get redact(): (text: string) => string {
    return redactorOf(this.#exchange);
  }
}

/** Sends a request on its way. */
export type Next = (request?: HookRequest) => Promise<Response>;

/**
 * Stands around every request of a client: logins, attempts and uploads to other hosts too. It gives the answer of
 * `next`, or another one. What it throws of its own ends the call.
 *
 * @param next - Sends the request, or the one that is given. It rejects with a ConnectionError, or with an AbortError
 * where nobody waits for the answer any more: its time was over, or its signal aborted.
 */
export type Hook = (request: HookRequest, next: Next) => Promise<Response>;

/** Sends a request, once. */
export type Transmit = (url: string, request: HttpRequest) => Promise<Response>;

/** Hooks of a client: {@link chain} makes them. */
export type Hooks = (
  exchange: Exchange,
  request: HttpRequest,
  transmit: Transmit,
  /** Whether somebody waits for the answer still. */
  isWanted: () => boolean,
) => Promise<Response>;

/** Hooks as a client takes them, the first one outermost. They are brought by this function: clients without are smaller. */
export function chain(...hooks: readonly Hook[]): Hooks {
  return async (exchange, request, transmit, isWanted) => {
    // What a hook told of one request does not hold for the next.
    exchange.known ??= exchange.safety ?? "unsafe";
    const first = new HookRequest(exchange, request, exchange.attempts + 1, exchange.known);
    let answer: Response | undefined;
    const nextOf =
      (place: number, sent: HookRequest): Next =>
      (other = sent) =>
        pass(place + 1, other);
    const pass = async (place: number, sent: HookRequest): Promise<Response> => {
      const hook = hooks[place];
      if (hook) return await hook(sent, nextOf(place, sent));
      if (sent !== first) checkChanges(exchange, request, sent);
      exchange.safety = sent.safety;
      try {
        // A hook may go on when nobody waits any more, and `fetch` may know no signals, which are slow to ask too.
        if (isWanted()) {
          answer = await transmit(sent.url, sent === first ? request : { ...sent.init });
          return answer;
        }
      } catch (error) {
        if (isWanted()) throw asApiError(exchange, error);
      }
      throw failure(exchange, AbortError, "nobody waits for it any more");
    };
    try {
      const given = await (hooks[0] ? hooks[0](first, nextOf(0, first)) : pass(0, first));
      if (typeof given?.status === "number") return given;
      throw new TypeError("it gave no response");
    } catch (error) {
      drop(answer);
      if (error instanceof ApiError) throw error;
      const cause = copyOf(exchange, error);
      throw failure<ApiError>(exchange, ApiError, `a hook failed: ${cause.message}`, { cause });
    }
  };
}

/** Takes what hooks put into a request. @throws TypeError when it does not stay at its origin. */
function checkChanges(exchange: Exchange, request: HttpRequest, { url, init }: HookRequest): void {
  const { origin, username, password, searchParams } = new URL(url);
  if (origin !== new URL(request.url).origin || username || password)
    throw new TypeError("it sent the request to another origin");
  const pairs = [...searchParams].map(([name, text]) => ({ [name]: text }));
  const body = init.body !== request.body && typeof init.body === "string" ? init.body : "";
  exchange.hooked = `${exchange.hooked ?? ""}${JSON.stringify([init.headers, pairs])}${body}`;
}

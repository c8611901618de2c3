import type { ApiError } from "../core/api-error.js";
import type { Exchange } from "../core/exchange.js";
import type { CallOptions, ClientOptions, HttpRequest } from "../core/options.js";
import type { Sent } from "./exchange.js";

/** Options of a client. */
export interface RestOptions extends ClientOptions {
  /** Where the paths of the operations begin. */
  readonly baseUrl: string;
}

/** What the specification says about an API as a whole. */
export interface RestFacts {
  /** Base URLs of operations that have another than the client's, by name. */
  readonly hosts?: Readonly<Record<string, string>>;
  /** Where a credential travels, and under which name. */
  readonly auth: { readonly in: "cookie" | "header" | "query"; readonly name: string };
  /** Headers that are escaped wherever they occur, see {@link RestOperation.escaped}. */
  readonly escaped?: readonly string[];
  /** What the documentation says about statuses of errors, by status. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** What one vendor's API adds to HTTP. */
export interface RestProtocol<Options extends RestOptions, Call extends CallOptions> {
  readonly vendor: string;
  readonly facts: RestFacts;
  /** How the calls of a client are let in. */
  authorize(client: Options): Authorize<Call>;
  /**
   * The error of an answer with a status of 400 or more.
   *
   * @param host - Who refused, where it is not the API itself.
   */
  refuse(exchange: Exchange, detail: string | undefined, host?: string): ApiError;
}

/**
 * Adds credentials to the headers of one request, and gives what else `fetch` needs. It is asked for every request.
 *
 * @param sent - Takes secrets that the headers hold in another form.
 * @param signal - Aborts when the request is not wanted any more.
 */
export type Authorize<Call extends CallOptions> = (
  headers: Record<string, string>,
  url: string,
  options: Call,
  sent?: Sent,
  signal?: AbortSignal | null,
) => Promise<Pick<RequestInit, "credentials"> | undefined>;

/** Sends one request, and perhaps once more with other credentials, where the server did not take those it had. */
export type Deliver = (
  exchange: Exchange,
  request: Pick<HttpRequest, "url" | "method" | "headers" | "body" | "signal">,
  transmit: typeof fetch | undefined,
) => Promise<Response>;

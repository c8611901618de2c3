import type { ApiError } from "../core/api-error.js";
import type { Access } from "../core/attempts.js";
import type { Exchange } from "../core/exchange.js";
import type { CallOptions, ClientOptions, HttpRequest } from "../core/options.js";
import type { Scope } from "../core/scope.js";
import type { Sent } from "./exchange.js";

/** Options of a client. */
export interface RestOptions extends ClientOptions {
  /** Where the paths of the operations begin. */
  readonly baseUrl: string;
}

/** Where a credential travels, and under which name. */
export interface Place {
  readonly in: "cookie" | "header";
  readonly name: string;
  /** What the documentation says is to be done where the credential is refused, without a full stop. */
  readonly remedy?: string;
}

/** What the specification says about an API as a whole. */
export interface RestFacts {
  /** Base URLs of operations that have another than the client's, by name. */
  readonly hosts?: Readonly<Record<string, string>>;
  readonly auth: Place;
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

/** How one request was let in. */
export interface RestAccess extends Access {
  /** For `fetch`. */
  readonly credentials?: HttpRequest["credentials"] | undefined;
}

/**
 * Adds credentials to the headers of one request. It is asked for every request.
 *
 * @param sent - Takes secrets that the headers hold in another form.
 * @param scope - Of the call that the request is for.
 */
export type Authorize<Call extends CallOptions> = (
  headers: Record<string, string>,
  url: string,
  options: Call,
  sent: Sent,
  scope: Scope,
) => RestAccess | undefined | Promise<RestAccess | undefined>;

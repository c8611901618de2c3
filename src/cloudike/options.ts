import type { CallOptions, Secret } from "../core/index.js";
import type { TokenStore } from "../core/token-store.js";
import type { DownloadOptions, UploadOptions } from "../core/transfer-options.js";
import type { Place, RestFacts, RestOptions } from "../rest/protocol.js";

/**
 * An account: the client logs in at the first call, and again when its token expires or is refused, the latter once a
 * minute at most. Where the server refuses the credentials, calls fail with that error for a minute, because further
 * attempts would lock the account. Where a login was told when to come again (`retryAfter` of its error), calls fail with
 * that error until then, for an hour at most.
 */
export interface CloudikeCredentials {
  /**
   * `email:<address>`, `msisdn:<number>` or `userid:<id>`. An address, and a phone number that begins with `+` or has
   * 10 to 15 digits, may do without the word before the colon; anything else without one is refused.
   */
  readonly login: Secret;
  readonly password: Secret;
  /** Asks for a token that does not expire. */
  readonly permanent_auth?: boolean | undefined;
  /** How the account's list of tokens names this one. */
  readonly device_description?: string | undefined;
  /** Keeps the token outside the client. Default: in its memory. */
  readonly store?: TokenStore | undefined;
  /** More fields of the login, as they are. */
  readonly [field: string]: unknown;
  readonly token?: undefined;
  readonly basic?: undefined;
}

/** A token that was had elsewhere. A supplier is asked for every attempt, and once more when its token is refused. */
export interface CloudikeToken {
  readonly token: Secret;
  readonly login?: undefined;
  readonly password?: undefined;
  readonly basic?: undefined;
  readonly store?: undefined;
}

/** HTTP Basic, which the documentation tells of and no known program uses. Prefer the others. */
export interface CloudikeBasic {
  readonly basic: { readonly username: Secret; readonly password: Secret };
  readonly login?: undefined;
  readonly password?: undefined;
  readonly token?: undefined;
  readonly store?: undefined;
}

export type CloudikeAuth = CloudikeCredentials | CloudikeToken | CloudikeBasic;

/** How fields are sent that are not in the query. */
export type CloudikeBodyFormat = "form" | "json";

/** Which paths are used where those of the documentation were corrected, and nobody is sure. */
export type CloudikePaths = "corrected" | "documented";

/** Options of one call. */
export interface CloudikeCallOptions extends CallOptions {
  /** Replaces the method of the operation. Fields travel in the query of GET, in the body of POST. */
  readonly method?: "GET" | "POST" | undefined;
  /** Replaces the version in the path: 2 makes `/api/2/…` of `/api/1/…`. */
  readonly version?: number | undefined;
  /** Default: that of the client. */
  readonly paths?: CloudikePaths | undefined;
  /** Default: what the documentation says of the operation, else that of the client. */
  readonly bodyFormat?: CloudikeBodyFormat | undefined;
}

/** Options of one upload. */
export interface CloudikeUploadOptions extends CloudikeCallOptions, UploadOptions {}

/** Options of one download. */
export interface CloudikeDownloadOptions extends CloudikeCallOptions, DownloadOptions {}

/** Options of a client. */
export interface CloudikeOptions extends RestOptions {
  /** `https://<host>`; what the documentation calls the base URL, `https://<host>/api/1`, means the same. */
  readonly baseUrl: string;
  /** Default: no credentials are sent. They go to the origin of `baseUrl`, and to {@link trustedOrigins}. */
  readonly auth?: CloudikeAuth | undefined;
  /** Default `"form"`. */
  readonly bodyFormat?: CloudikeBodyFormat | undefined;
  /** Default `"corrected"`. */
  readonly paths?: CloudikePaths | undefined;
  /**
   * Other origins that may get credentials where an answer of the API names a URL of theirs: `https://<host>`.
   * Default: none.
   */
  readonly trustedOrigins?: readonly string[] | undefined;
}

/** Options of a client that does not log in. */
export interface CloudikeTokenOptions extends Omit<CloudikeOptions, "auth"> {
  /** Default: none, for operations that need no credentials. */
  readonly auth?: CloudikeToken | undefined;
}

/** What the specification says about the API as a whole. */
export interface CloudikeFacts extends RestFacts {
  /** The header of the token. */
  readonly auth: Place & { readonly in: "header" };
  /** The target of the operation that answers a token to a login and a password. */
  readonly login?: string;
}

import type { CallOptions, ClientOptions, Secret } from "../core/index.js";
import type { TokenStore } from "../core/token-store.js";

/**
 * Login and password: the client opens a session on the first call, and renews it when it expires or is refused, the
 * latter once a minute at most. Where the server refuses the credentials, calls fail with that error for a minute, or
 * as long as the account is locked, because further attempts would lock it. Where a login was told when to come again
 * (`retryAfter` of its error), calls fail with that error until then, for an hour at most.
 */
export interface WapiCredentials {
  readonly login: Secret;
  readonly password: Secret;
  /**
   * Keeps the session of these credentials outside the client. That of an explicit login with other credentials, or to
   * another account, stays in its memory.
   */
  readonly store?: TokenStore | undefined;
  readonly token?: undefined;
  readonly accountId?: undefined;
  readonly userId?: undefined;
}

/** A session token obtained elsewhere. A supplier is asked once more when the server refuses its token. */
export interface WapiSessionToken {
  readonly token: Secret;
  /** Fills `account_id`. */
  readonly accountId?: number | undefined;
  /** Fills `user_id`. */
  readonly userId?: number | undefined;
  readonly login?: undefined;
  readonly password?: undefined;
  readonly store?: undefined;
}

/** Output formatting of an answer. */
export interface WapiOutputFormat {
  /** Asks for a fitting HTTP status instead of 200. */
  readonly populate_http_status_code?: boolean;
  readonly [name: string]: unknown;
}

/** Debugging of an answer. */
export interface WapiDebug {
  /** Asks for indented JSON. */
  readonly indent_output?: boolean;
  readonly [name: string]: unknown;
}

/** More fields for the header of the message. They never replace those of the protocol. */
export interface WapiHeader {
  readonly output_format?: WapiOutputFormat;
  readonly debug?: WapiDebug;
  readonly [name: string]: unknown;
}

/** Options of one call. */
export interface WapiCallOptions extends CallOptions {
  /** Sends the call to another host: a name among the client's hosts, or an absolute URL, which gets the tokens. */
  readonly host?: string | undefined;
  readonly header?: WapiHeader | undefined;
}

/** Identification values that nearly every operation takes, and that the session knows. */
export interface WapiSessionIds {
  /** Defaults to the session's. */
  readonly account_id?: number | undefined;
  /** Defaults to the session's. */
  readonly user_id?: number | undefined;
}

/** Base URLs by name. */
export interface WapiHosts {
  readonly api?: string | undefined;
  readonly files?: string | undefined;
  readonly [name: string]: string | undefined;
}

/** Options of a client. */
export interface WapiOptions extends ClientOptions {
  /** The application token, from the settings of the account. It goes on every call. */
  readonly appToken: Secret;
  /** The account to log in to; a trailing `.wimi` is dropped. Give this or `accountId`. */
  readonly accountName?: string | undefined;
  /** The id of the account to log in to; it wins over `accountName`. */
  readonly accountId?: number | undefined;
  readonly auth: WapiCredentials | WapiSessionToken;
  /** Replaces base URLs of hosts, by name. */
  readonly hosts?: WapiHosts | undefined;
  /** Asks for fitting HTTP statuses instead of 200 on every call. Default false. */
  readonly httpStatus?: boolean | undefined;
  /**
   * Ids in answers. `"number"` (default): a digit string under the name of an id (`id`, `user_id`, `userIds`,
   * `user_id_list`) becomes a number, because servers send either. It stays a string where the answer of the operation
   * documents one, and where a number cannot hold it: from 2^53 on, or with a leading zero. `"as-received"`: nothing
   * is converted, and an id may be a string where its type says number.
   */
  readonly ids?: "number" | "as-received" | undefined;
}

/** Options of a client that opens no session. */
export interface WapiTokenOptions extends Omit<WapiOptions, "accountName" | "auth"> {
  /** A supplier is asked for every attempt, and once more when its token is refused. */
  readonly auth: WapiSessionToken;
}

/** What the specification says about the API as a whole. */
export interface WapiFacts {
  /** Base URLs by name; an operation without a host goes to the first. */
  readonly hosts: Readonly<Record<string, string>>;
  readonly apiVersion: string;
  /** The target that opens a session. */
  readonly loginTarget: string;
  /** The HTTP header that holds the message while the body holds the bytes of a file. */
  readonly messageHeader: string;
  /** Names that look like ids and are strings in every documented answer: they are left as received. */
  readonly textIds: readonly string[];
  /** Names that look like those of numeric ids, or of lists of them. */
  readonly idName: RegExp;
}

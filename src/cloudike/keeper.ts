import type { Scope } from "../core/scope.js";
import type { Sent } from "../rest/exchange.js";
import type { RestAccess } from "../rest/protocol.js";
import type { CloudikeAuth } from "./options.js";

/** Sends the fields of a login, and gives the answer. */
export type Login = (fields: Readonly<Record<string, unknown>>, signal: AbortSignal) => PromiseLike<unknown>;

/** A request that is to be let in. */
export interface Entry {
  /** Takes the credentials. */
  readonly headers: Record<string, string>;
  /** The header of tokens, in lower case. */
  readonly name: string;
  readonly login: Login;
  /** Takes secrets that the headers hold in another form. */
  readonly sent: Sent;
  readonly scope: Scope;
}

/** Keeps the credentials of a client and its scoped copies. */
export interface CredentialsKeeper {
  /** Lets a request in. */
  enter(entry: Entry): RestAccess | Promise<RestAccess>;
  /** Forgets the session, which was ended. Default: there is none. */
  close?(): Promise<void>;
}

/** Makes what keeps the credentials of a client, if it has any. */
export type KeepCredentials = (auth: CloudikeAuth | undefined) => CredentialsKeeper;

import type { Scope } from "../core/scope.js";
import type { StoredSession } from "../core/token-store.js";
import type { WapiMessage, WapiParams } from "./message.js";
import type { WapiOperation } from "./operation.js";
import type { WapiCallOptions, WapiOptions } from "./options.js";

/** What a call sends of a session. */
export type WapiSession = Pick<StoredSession, "token" | "ids">;

/** A call that logs in, and what becomes of its answer. */
export type MakeLogin = (
  params: WapiParams,
  options: WapiCallOptions,
  settle: NonNullable<WapiSessionKeeper["settle"]>,
) => Promise<unknown>;

/** Keeps the session of a client and its scoped copies. */
export interface WapiSessionKeeper {
  /**
   * The session.
   *
   * @param make - Calls the operation that opens one.
   * @param scope - Of the call that wants it.
   */
  acquire(make: MakeLogin, scope: Scope): WapiSession | Promise<WapiSession>;
  /** Forgets the session with a token, which the server refused. Tells whether another can be had. */
  refuse(token: string): boolean;
  /** The parameters of an operation that opens a session, with those of the client. Default: as they are. */
  complete?(params: WapiParams): Promise<WapiParams>;
  /** Takes what an operation did to the session. Default: nothing does anything to it. */
  settle?(
    operation: WapiOperation,
    message: WapiMessage | undefined,
    params: WapiParams,
    token: string,
  ): Promise<void>;
}

/** Makes what keeps the session of a client. */
export type KeepSession = (client: WapiOptions) => WapiSessionKeeper;

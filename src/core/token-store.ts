/** A session as it is stored. It is JSON. */
export interface StoredSession {
  readonly token: string;
  /** When to renew it, in milliseconds since 1970; `null` where nobody tells. */
  readonly expires: number | null;
  /** What calls send of it beside the token: ids of the account and of the user. */
  readonly ids?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Keeps the session of one account, so that processes share it, and one that starts anew needs no login. Default: the
 * memory of the client.
 *
 * What a store throws fails the calls that wait for the session. One that takes long holds them up, until their
 * timeouts. Processes that find no session at the same moment log in each for itself, and the session that is saved
 * last is the one that others find.
 */
export interface TokenStore {
  /**
   * The session that was saved last, if there is one. Asked when the client has none, and when its own has expired or
   * was refused. One that has expired, is malformed, or was refused already is not used.
   */
  load(): StoredSession | undefined | null | Promise<StoredSession | undefined | null>;
  /**
   * Keeps a session, after a login. `undefined`: forgets it, after a logout, or because the server refused its token;
   * not where the store holds another session by then.
   */
  save(session: StoredSession | undefined): void | Promise<void>;
}

import type { ErrorFacts } from "./api-error.js";
import type { Scope } from "./scope.js";
import { isFresh, isToken, loadFrom, saveTo } from "./stored-session.js";
import type { StoredSession, TokenStore } from "./token-store.js";

/**
 * How long refused credentials are not tried again, and refused sessions not renewed again, in milliseconds: further
 * attempts would lock the account.
 */
export const patience = 60_000;

/** The longest that a server keeps credentials back, in milliseconds: one that asks for more is mistaken. */
const longest = 3_600_000;

/** What sessions are opened with. */
export interface SessionSource<C> {
  readonly store?: TokenStore | undefined;
  /** Credentials; those with the same JSON are the same. */
  credentials(): Promise<C>;
  /**
   * How long credentials are not tried again that were answered by an error, in milliseconds; 0: the next call may.
   * They are not before the `retryAfter` of the error either, for an hour at most, whatever it is.
   */
  holdOf(error: unknown): number;
}

/** Opens a session. Its signal aborts when nobody waits for it any more. */
export type Login<C> = (credentials: C, signal: AbortSignal) => PromiseLike<StoredSession | undefined>;

/** Keeps the session that calls share. */
export interface SessionKeeper<C> {
  /**
   * The session, opened if there is none. Any number of calls wait for one opening, and fail with it.
   *
   * @param scope - Of this call.
   */
  acquire(login: Login<C>, scope: Scope): StoredSession | Promise<StoredSession>;
  /** Makes a session the one of all calls, even against one that is being opened. */
  adopt(session: StoredSession): void;
  /** Forgets the session with a token, unless it has been replaced already. */
  drop(token: string): void;
  /**
   * The same for a token that the server refused. Tells whether another session can be had: not within a minute of the
   * last that was opened for this reason, because then it may be the call that is refused, whatever its session.
   */
  refuse(token: string): boolean;
  /** Forgets the session with a token, which was ended, in the store as well. */
  close(token: string | undefined): Promise<void>;
}

interface Opening {
  readonly session: Promise<StoredSession>;
  readonly controller: AbortController;
  /** How many calls wait for it. */
  waiting: number;
}

/** A clock that is put back must not make it longer. */
const isWithin = (time: number, since: number) => Math.abs(Date.now() - since) < time;

/** A keeper without a session. */
export function keepSession<C>(source: SessionSource<C>): SessionKeeper<C> {
  let current: StoredSession | undefined;
  let opening: Opening | undefined;
  let dropped = "";
  let renewed = Number.NaN;
  let held:
    | { readonly told: string; readonly error: unknown; readonly since: number; readonly time: number }
    | undefined;

  const open = async (login: Login<C>, signal: AbortSignal): Promise<StoredSession> => {
    const stored = await loadFrom(source.store, dropped);
    signal.throwIfAborted();
    if (stored) {
      // No login was needed, so that the next one has not to wait.
      renewed = Number.NaN;
      current ??= stored;
      return current;
    }
    const credentials = await source.credentials();
    const told = JSON.stringify(credentials);
    if (held?.told === told && isWithin(held.time, held.since)) throw held.error;
    let opened: StoredSession | undefined;
    try {
      opened = await login(credentials, signal);
      if (!isToken(opened?.token)) throw new TypeError("the login gave no token that fits a header");
    } catch (error) {
      const { retryAfter = 0 }: Partial<ErrorFacts> = Object(error);
      const time = Math.max(source.holdOf(error), Math.min(retryAfter, longest));
      // That nobody waited for it is not to be told to others.
      if (time && !signal.aborted) held = { told, error, since: Date.now(), time };
      throw error;
    }
    // One that was adopted meanwhile goes before it.
    if (current) return current;
    current = opened;
    await saveTo(source.store, opened);
    return opened;
  };
  const begin = (login: Login<C>): Opening => {
    const controller = new AbortController();
    const own: Opening = {
      session: open(login, controller.signal).finally(() => forget(own)),
      controller,
      waiting: 0,
    };
    return own;
  };
  const forget = (own: Opening) => {
    if (opening === own) opening = undefined;
  };
  const drop = (token: string) => {
    dropped = token;
    if (current?.token === token) current = undefined;
  };
  return {
    acquire(login, scope) {
      if (current && isFresh(current)) return current;
      current = undefined;
      opening ??= begin(login);
      const own = opening;
      own.waiting++;
      const leave = () => {
        if (--own.waiting) return;
        forget(own);
        own.controller.abort();
      };
      // What stays would leave a second time, and keep the call in memory.
      return own.session.finally(scope.onEnd(leave));
    },
    adopt(session) {
      current = session;
    },
    drop,
    refuse(token) {
      if (current?.token !== token) return true;
      if (isWithin(patience, renewed)) return false;
      renewed = Date.now();
      drop(token);
      return true;
    },
    async close(token = "") {
      drop(token);
      await loadFrom(source.store, token);
    },
  };
}

/** What lets calls in, and until when. */
export interface Session {
  readonly token: string;
  /** When to renew it, in milliseconds since 1970. */
  readonly expires: number;
}

/** Keeps the session that calls share. */
export interface SessionKeeper {
  /**
   * The session, opened if there is none. Any number of calls wait for one opening, and fail with it.
   *
   * @param open - Opens it. Its signal aborts when nobody waits for it any more.
   * @param signal - Aborts when this call does not.
   */
  acquire(
    open: (signal: AbortSignal) => Promise<Session>,
    signal: AbortSignal | null | undefined,
  ): Session | Promise<Session>;
  /** Forgets the session with a token, unless it has been replaced already. */
  drop(token: string): void;
}

interface Opening {
  readonly session: Promise<Session>;
  readonly controller: AbortController;
  /** How many calls wait for it. */
  waiting: number;
}

/** A keeper without a session. */
export function keepSession(): SessionKeeper {
  let current: Session | undefined;
  let opening: Opening | undefined;
  const begin = (open: Parameters<SessionKeeper["acquire"]>[0]): Opening => {
    const controller = new AbortController();
    const session = open(controller.signal).then((opened) => {
      current = opened;
      return opened;
    });
    const own = { session: session.finally(() => forget(own)), controller, waiting: 0 };
    return own;
  };
  const forget = (own: Opening) => {
    if (opening === own) opening = undefined;
  };
  return {
    acquire(open, signal) {
      if (current && Date.now() < current.expires) return current;
      opening ??= begin(open);
      const own = opening;
      own.waiting++;
      const leave = () => {
        if (--own.waiting) return;
        forget(own);
        own.controller.abort();
      };
      signal?.addEventListener("abort", leave);
      // A listener that stays would keep the call in memory.
      return own.session.finally(() => signal?.removeEventListener("abort", leave));
    },
    drop(token) {
      if (current?.token === token) current = undefined;
    },
  };
}

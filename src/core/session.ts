/** What lets calls in, and until when. */
export interface Session {
  readonly token: string;
  /** When to renew it, in milliseconds since 1970. */
  readonly expires: number;
}

/** Keeps the session that calls share. */
export interface SessionKeeper {
  /** The session, opened if there is none. Any number of calls wait for one opening, and fail with it. */
  acquire(open: () => Promise<Session>): Session | Promise<Session>;
  /** Forgets the session with a token, unless it has been replaced already. */
  drop(token: string): void;
}

/** A keeper without a session. */
export function keepSession(): SessionKeeper {
  let current: Session | undefined;
  let opening: Promise<Session> | undefined;
  return {
    acquire(open) {
      if (current && Date.now() < current.expires) return current;
      opening ??= open()
        .then((session) => {
          current = session;
          return session;
        })
        .finally(() => {
          opening = undefined;
        });
      return opening;
    },
    drop(token) {
      if (current?.token === token) current = undefined;
    },
  };
}

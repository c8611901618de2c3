import { headerValue } from "./header-value.js";
import { redactor } from "./redact.js";
import type { StoredSession, TokenStore } from "./token-store.js";

/** Whether a value can be the token of a session. */
export function isToken(value: unknown): value is string {
  return typeof value === "string" && headerValue.test(value);
}

/** Whether a session need not be renewed yet. */
export function isFresh({ expires }: StoredSession): boolean {
  return expires === null || Date.now() < expires;
}

/**
 * The session that a store holds, unless it cannot be used.
 *
 * @param dropped - A token that is no good any more: the store forgets it.
 * @throws TypeError when the store fails.
 */
export async function loadFrom(
  store: TokenStore | undefined,
  dropped: string,
): Promise<StoredSession | undefined> {
  // Without types it may be anything.
  const stored: Partial<StoredSession> = Object(await guard(() => store?.load(), dropped));
  const { token, expires = Number.NaN } = stored;
  if (token === dropped) await guard(() => store?.save(undefined), dropped);
  else if (isToken(token) && isFresh({ token, expires })) {
    const ids = Object.entries(Object(stored.ids)).filter(([, id]) => /number|string/.test(typeof id));
    return { token, expires, ids: Object.fromEntries(ids) };
  }
  return undefined;
}

/** @throws TypeError when the store fails. */
export async function saveTo(store: TokenStore | undefined, session: StoredSession): Promise<void> {
  await guard(() => store?.save(session), session.token);
}

/** @param token - Is not repeated by the error: stores quote what they cannot keep. */
async function guard<T>(run: () => T, token: string): Promise<Awaited<T>> {
  try {
    return await run();
  } catch (error) {
    const message = `${error instanceof Error ? error.message : error}`;
    // Not as a cause: its own message would go before this one.
    throw new TypeError(`auth.store failed: ${redactor(JSON.stringify({ token }))(message)}`);
  }
}

import type { Scope } from "../core/scope.js";
import { keepSession, patience, type SessionKeeper } from "../core/session.js";
import { supply } from "../core/supply.js";
import type { StoredSession } from "../core/token-store.js";
import { fieldAt, wholeNumber } from "../rest/fields.js";
import { isCloudikeError } from "./cloudike-error.js";
import { loginOf } from "./login.js";
import type { CloudikeAuth } from "./options.js";

/** A session is renewed this much before it expires, in milliseconds, or after nine tenths of a short life. */
const margin = 60_000;

/** Sends the fields of a login, and gives the answer. */
export type Login = (fields: Readonly<Record<string, unknown>>, signal: AbortSignal) => PromiseLike<unknown>;

/** Keeps the session of a client and its scoped copies. */
export interface LoginSession extends Pick<SessionKeeper<never>, "refuse"> {
  /**
   * The token, for which any number of calls wait together.
   *
   * @param scope - Of this call.
   */
  token(login: Login, scope: Scope | undefined): Promise<string>;
  /** Forgets the session, which was ended. */
  close(): Promise<void>;
}

/** A session that is not open yet. */
export function createSession(auth: CloudikeAuth | undefined): LoginSession {
  let latest = "";
  const keeper = keepSession({
    store: auth?.store,
    credentials: () => fieldsOf(auth),
    holdOf: (error) => (isRefusal(error) ? patience : 0),
  });
  return {
    ...keeper,
    async token(login, scope) {
      const session = await keeper.acquire(
        async (fields, over) => sessionOf(await login(fields, over)),
        scope,
      );
      latest = session.token;
      return latest;
    },
    close: () => keeper.close(latest),
  };
}

/** Whether the server refused the credentials. A 404 without a code, say, comes from something before it. */
function isRefusal(error: unknown): boolean {
  if (!isCloudikeError(error)) return false;
  const { status, code } = error;
  return status === 401 || status === 403 || (code !== undefined && /^4(?!08|29)/.test(`${status}`));
}

async function fieldsOf({
  login,
  password,
  token,
  basic,
  store,
  ...more
}: Partial<CloudikeAuth> = {}): Promise<object & Record<string, unknown>> {
  const given = loginOf(await supply(login));
  const secret: unknown = await supply(password);
  if (typeof secret !== "string" || !secret) throw new TypeError("auth.password is missing");
  return { ...more, login: given, password: secret };
}

/** @param answer - `created` and `expires` are times of the server: only the difference is sure. */
function sessionOf(answer: unknown): StoredSession {
  const [created, expires] = ["created", "expires"].map((name) => wholeNumber(fieldAt(answer, name)));
  const life = (expires || Number.NaN) - (created || Number.NaN);
  const use = life - Math.min(margin, life / 10);
  // Whether it is a token is checked by who keeps it.
  const token = fieldAt(answer, "token") as string;
  return { token, expires: life > 0 ? Date.now() + use : null };
}

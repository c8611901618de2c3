import { keepSession, type Session, type SessionKeeper } from "../core/session.js";
import { supply } from "../core/supply.js";
import { fieldAt, wholeNumber } from "../rest/fields.js";
import { isCloudikeError } from "./cloudike-error.js";
import { loginOf } from "./login.js";
import type { CloudikeCredentials } from "./options.js";

/** How long refused credentials are not tried again, in milliseconds: further attempts would lock the account. */
const refusalTime = 60_000;
/** A session is renewed this much before it expires, in milliseconds, or after nine tenths of a short life. */
const margin = 60_000;

/** Sends the fields of a login, and gives the answer. */
export type Login = (fields: Readonly<Record<string, unknown>>, signal: AbortSignal) => PromiseLike<unknown>;

/** Keeps the session of a client and its scoped copies. */
export interface LoginSession {
  /**
   * The token, for which any number of calls wait together.
   *
   * @param signal - Aborts when this call does not wait for it any more.
   */
  token(auth: CloudikeCredentials, login: Login, signal: AbortSignal | null | undefined): Promise<string>;
  drop: SessionKeeper["drop"];
  /** Forgets the session, which was ended. */
  close(): void;
}

/** A session that is not open yet. */
export function createSession(): LoginSession {
  const keeper = keepSession();
  let latest = "";
  let refused: { readonly fields: string; readonly error: unknown; readonly at: number } | undefined;

  const open = async (auth: CloudikeCredentials, login: Login, signal: AbortSignal): Promise<Session> => {
    const fields = await fieldsOf(auth);
    const told = JSON.stringify(fields);
    // A clock that is put back must not make it longer.
    if (refused?.fields === told && Math.abs(Date.now() - refused.at) < refusalTime) throw refused.error;
    try {
      const session = sessionOf(await login(fields, signal));
      latest = session.token;
      refused = undefined;
      return session;
    } catch (error) {
      if (isRefusal(error)) refused = { fields: told, error, at: Date.now() };
      throw error;
    }
  };

  return {
    token: async (auth, login, signal) =>
      (await keeper.acquire((over) => open(auth, login, over), signal)).token,
    drop: keeper.drop,
    close: () => keeper.drop(latest),
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
  ...more
}: CloudikeCredentials): Promise<object & Record<string, unknown>> {
  const given = loginOf(await supply(login));
  const secret: unknown = await supply(password);
  if (typeof secret !== "string" || !secret) throw new TypeError("auth.password is missing");
  return { ...more, login: given, password: secret };
}

/** @param answer - `created` and `expires` are times of the server: only the difference is sure. */
function sessionOf(answer: unknown): Session {
  const token = fieldAt(answer, "token");
  if (typeof token !== "string" || !token) throw new TypeError("the login gave no token");
  const [created, expires] = ["created", "expires"].map((name) => wholeNumber(fieldAt(answer, name)));
  const life = (expires || Number.NaN) - (created || Number.NaN);
  const use = life - Math.min(margin, life / 10);
  return { token, expires: life > 0 ? Date.now() + use : Number.POSITIVE_INFINITY };
}

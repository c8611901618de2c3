import { supply } from "../core/supply.js";
import type { WapiMessage, WapiParams } from "./message.js";
import type { WapiOptions } from "./options.js";

/** The life of a session when the login does not tell, in minutes. */
const defaultLife = 720;
/** Milliseconds of a minute of life: a little less, so that a session is renewed before it expires. */
const minute = 59000;

/** The part of the answer to a login that is about the session. */
interface LoginData {
  /** Holds `user_id`. */
  readonly user?: { readonly token_ttl_mins?: number };
  /** Holds `account_id`. */
  readonly account?: object;
}

/** A session: what calls send of it, and until when. */
export interface WapiSession {
  readonly token: string;
  /** Where calls take identification values from, by name. */
  readonly ids: Readonly<Record<string, unknown>>;
  /** When to renew it, in milliseconds since 1970. */
  readonly expires: number;
}

/** Keeps the session of a client and its scoped copies. */
export interface SessionKeeper {
  /**
   * The session, opened if there is none. Any number of calls wait for one login.
   *
   * @param login - Calls the login operation, whose answer is then adopted.
   */
  acquire(login: (given: WapiParams | undefined) => Promise<unknown>): WapiSession | Promise<WapiSession>;
  /** Makes the answer to a login the session. Without a token, as before a second factor, nothing changes. */
  adopt(message: WapiMessage | undefined, params: WapiParams): void;
  /** Forgets a session, unless it has been replaced already. Tells whether another can be had. */
  drop(session: WapiSession): boolean;
}

/** A keeper without a session. */
export function keepSession({ auth, accountId }: WapiOptions): SessionKeeper {
  let current: WapiSession | undefined;
  let opening: Promise<WapiSession> | undefined;
  // Parameters of an explicit login: they must be the ones that renew its session.
  let given: WapiParams | undefined;
  // Parameters of the login that the keeper asked for itself.
  let own: WapiParams | undefined;

  const open = async (login: (given: WapiParams | undefined) => Promise<unknown>) => {
    current = undefined;
    if (auth.token && !given) {
      const ids = { account_id: auth.accountId ?? accountId, user_id: auth.userId };
      current = { token: await supply(auth.token), ids, expires: Infinity };
    } else {
      own = given ?? {};
      await login(own);
    }
    if (!current) throw new TypeError("login gave no token");
    return current;
  };

  return {
    acquire(login) {
      if (current && Date.now() < current.expires) return current;
      opening ??= open(login).finally(() => {
        opening = undefined;
      });
      return opening;
    },
    adopt(message, params) {
      const token = message?.header?.token;
      // An explicit login that was answered meanwhile decides whose session it is.
      if (!token || (current && params === own)) return;
      const { user, account } = (message.body?.data ?? {}) as LoginData;
      const expires = Date.now() + (user?.token_ttl_mins || defaultLife) * minute;
      if (params.auth) given = { ...params, data: undefined };
      current = { token, ids: { ...account, ...user }, expires };
    },
    drop(session) {
      if (current === session) current = undefined;
      return !!given || typeof auth.token !== "string";
    },
  };
}

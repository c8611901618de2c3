import type { Scope } from "../core/scope.js";
import { keepSession as keepAny, type SessionKeeper } from "../core/session.js";
import { saveTo } from "../core/stored-session.js";
import { supply } from "../core/supply.js";
import type { StoredSession } from "../core/token-store.js";
import type { WapiMessage, WapiParams } from "./message.js";
import type { WapiOptions } from "./options.js";
import { holdOf } from "./wapi-error.js";

/** The life of a session when the login does not tell, in minutes. */
const defaultLife = 720;
/** Milliseconds of a minute of life: a little less, so that a session is renewed before it expires. */
const minute = 59000;

/** The part of the answer to a login that is about the session. */
interface LoginData {
  readonly user?: { readonly user_id?: unknown; readonly token_ttl_mins?: unknown };
  readonly account?: { readonly account_id?: unknown };
}

/** The session in the answer to a login. */
export function sessionOf(message: WapiMessage | undefined): StoredSession | undefined {
  const token = message?.header?.token;
  if (!token) return undefined;
  const { user, account } = (message.body?.data ?? {}) as LoginData;
  const life = Number(user?.token_ttl_mins);
  return {
    token,
    expires: Date.now() + (life > 0 ? life : defaultLife) * minute,
    ids: { account_id: account?.account_id, user_id: user?.user_id },
  };
}

/** What a login is asked with. */
interface Credentials {
  readonly params: WapiParams;
  readonly appToken: string;
  /** A token that needs no login. */
  readonly token?: string;
}

/** Keeps the session of a client and its scoped copies. */
export interface WapiSessionKeeper extends Pick<SessionKeeper<Credentials>, "close" | "refuse"> {
  /**
   * The session, see {@link SessionKeeper.acquire}.
   *
   * @param login - Calls the login operation.
   */
  acquire(
    login: (params: WapiParams, signal: AbortSignal) => Promise<StoredSession | undefined>,
    scope: Scope | undefined,
  ): StoredSession | Promise<StoredSession>;
  /** Makes the session of an explicit login the one of all calls, unless there is none, as before a second factor. */
  adopt(session: StoredSession | undefined, params: WapiParams): Promise<void>;
}

/** A keeper without a session. */
export function keepSession({ auth, accountId, appToken }: WapiOptions): WapiSessionKeeper {
  // Parameters of an explicit login with credentials of its own: they must be the ones that renew its session.
  let given: WapiParams | undefined;
  const isReady = () => !given && auth.token !== undefined;
  const credentials = async (): Promise<Credentials> => {
    const { login, password, token } = auth;
    if (isReady()) return { params: {}, appToken: "", token: await supply(token ?? "") };
    const own = login && { auth: { login: await supply(login), password: await supply(password) } };
    return { params: given ?? { ...own }, appToken: await supply(appToken) };
  };
  const keeper = keepAny<Credentials>({
    get store() {
      // It is for the session of `auth`.
      return given ? undefined : auth.store;
    },
    credentials,
    holdOf,
  });
  return {
    ...keeper,
    acquire: (login, scope) =>
      keeper.acquire(async ({ params, token }, over) => {
        if (token === undefined) return login(params, over);
        const ids = { account_id: auth.accountId ?? accountId, user_id: auth.userId };
        return { token, expires: null, ids };
      }, scope),
    async adopt(session, { data, ...params }) {
      if (!session) return;
      if (params.auth) given = params;
      keeper.adopt(session);
      if (!params.auth && !params.account_id && !params.account_name) await saveTo(auth.store, session);
    },
    refuse(token) {
      if (!isReady()) return keeper.refuse(token);
      // Its supplier is nobody who could lock an account.
      keeper.drop(token);
      return typeof auth.token !== "string";
    },
  };
}

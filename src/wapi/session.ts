import { keepSession as keepAny } from "../core/session.js";
import { saveTo } from "../core/stored-session.js";
import { supply } from "../core/supply.js";
import type { StoredSession } from "../core/token-store.js";
import { holdOf } from "./hold.js";
import type { KeepSession } from "./keeper.js";
import type { WapiMessage, WapiParams } from "./message.js";

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

/** A keeper without a session. */
export const keepSession: KeepSession = ({ auth, accountId, accountName, appToken }) => {
  // Parameters of an explicit login with credentials of its own: they must be the ones that renew its session.
  let given: WapiParams | undefined;
  const isReady = () => !given && auth?.token !== undefined;
  // Without types it may be anything.
  const supplied = async (name: "login" | "password") => {
    const value: unknown = await supply(auth?.[name]);
    if (typeof value !== "string" || !value) throw new TypeError(`auth.${name} is missing`);
    return value;
  };
  const suppliedAuth = async () =>
    auth?.token === undefined && {
      auth: { login: await supplied("login"), password: await supplied("password") },
    };
  const keeper = keepAny<Credentials>({
    get store() {
      // It is for the session of `auth`.
      return given ? undefined : auth?.store;
    },
    async credentials() {
      if (isReady()) return { params: {}, appToken: "", token: await supply(auth.token ?? "") };
      return { params: given ?? { ...(await suppliedAuth()) }, appToken: await supply(appToken) };
    },
    holdOf,
  });
  return {
    acquire: (make, scope) =>
      keeper.acquire(async ({ params, token }, signal) => {
        if (token !== undefined)
          return {
            token,
            expires: null,
            ids: { account_id: auth.accountId ?? accountId, user_id: auth.userId },
          };
        let opened: StoredSession | undefined;
        // Those who wait for it have their own limits.
        await make(params, { signal, timeout: 0, attemptTimeout: 0 }, async (_, message) => {
          opened = sessionOf(message);
        });
        return opened;
      }, scope),
    refuse(token) {
      if (!isReady()) return keeper.refuse(token);
      // Its supplier is nobody who could lock an account.
      keeper.drop(token);
      return typeof auth.token !== "string";
    },
    async complete(params) {
      const account = {
        account_id: accountId,
        account_name: accountId ? undefined : accountName?.replace(/\.wimi$/, ""),
      };
      return {
        ...params,
        ...(!params.auth && (await suppliedAuth())),
        ...(!params.account_id && !params.account_name && account),
      };
    },
    async settle({ session: use }, message, params, token) {
      if (use === "close") return keeper.close(token);
      const session = use === "open" && sessionOf(message);
      // There is none before a second factor.
      if (!session) return;
      const { data, ...own } = params;
      if (own.auth) given = own;
      keeper.adopt(session);
      if (!own.auth && !own.account_id && !own.account_name) await saveTo(auth?.store, session);
    },
  };
};

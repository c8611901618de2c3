import { keepSession as keepAny, patience } from "../core/session.js";
import { supply } from "../core/supply.js";
import type { StoredSession } from "../core/token-store.js";
import { header, present } from "../rest/credentials.js";
import { fieldAt, wholeNumber } from "../rest/fields.js";
import { basicOf } from "./basic.js";
import { isCloudikeError } from "./cloudike-error.js";
import type { KeepCredentials } from "./keeper.js";
import { loginOf } from "./login.js";
import type { CloudikeAuth } from "./options.js";
import { keepToken } from "./token.js";

/** A session is renewed this much before it expires, in milliseconds, or after nine tenths of a short life. */
const margin = 60_000;

/** Keeps whatever credentials a client has, and its session. */
export const keepSession: KeepCredentials = (auth) => {
  let latest = "";
  const keeper = keepAny({
    store: auth?.store,
    credentials: () => fieldsOf(auth),
    holdOf: (error) => (isRefusal(error) ? patience : 0),
  });
  return {
    async enter(entry) {
      const { headers, name, login, sent, scope } = entry;
      const { basic } = auth ?? {};
      if (basic) {
        const { header: value, secrets } = await basicOf(basic);
        sent.secrets = [secrets, sent.secrets];
        const isSupplied = [basic.username, basic.password].some((one) => typeof one === "function");
        return present(headers, header, "authorization", "auth.basic", value, () => isSupplied);
      }
      if (auth?.token !== undefined || auth?.login === undefined) return keepToken(auth).enter(entry);
      const open = async (fields: object & Record<string, unknown>, signal: AbortSignal) =>
        sessionOf(await login(fields, signal));
      latest = (await keeper.acquire(open, scope)).token;
      return present(headers, header, name, "auth.token", latest, keeper.refuse);
    },
    close: () => keeper.close(latest),
  };
};

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

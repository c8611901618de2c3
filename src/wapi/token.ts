import { after, supply } from "../core/supply.js";
import type { KeepSession, WapiSession } from "./keeper.js";

/** Keeps no session: every call sends the token that it is given. */
export const keepToken: KeepSession = ({ auth, accountId }) => ({
  acquire: () =>
    after<unknown, WapiSession>(supply(auth?.token), (token) => {
      if (typeof token !== "string" || !token) throw new TypeError("auth.token is missing");
      return { token, ids: { account_id: auth.accountId ?? accountId, user_id: auth.userId } };
    }),
  // A supplier may have another one.
  refuse: () => typeof auth.token === "function",
});

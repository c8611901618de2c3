import { ApiPromise, type Outcome } from "../core/api-promise.js";
import { perform } from "./call.js";
import type { Context } from "./context.js";
import type { WapiParams } from "./message.js";
import type { Wapi, WapiOperation } from "./operation.js";
import type { WapiCallOptions, WapiFacts, WapiOptions } from "./options.js";
import { keepSession, type SessionKeeper } from "./session.js";

/** Options that decide whose session it is and where its token goes. */
const sessionOptions = ["appToken", "accountName", "accountId", "auth", "hosts"] as const;

/** A client without groups. It does nothing before its first call. */
export function createWapiCore(client: WapiOptions, facts: WapiFacts): Wapi {
  return scoped(client, facts, keepSession(client));
}

function scoped(client: WapiOptions, facts: WapiFacts, keeper: SessionKeeper): Wapi {
  const context: Context = { client, facts, keeper };
  return {
    call: <R>(operation: WapiOperation, params: object = {}, options: WapiCallOptions = {}) =>
      new ApiPromise<R>(
        (unread) => perform(context, operation, params as WapiParams, options, unread) as Promise<Outcome<R>>,
      ),
    with(overrides) {
      const merged = { ...client, ...overrides };
      return scoped(
        merged,
        facts,
        sessionOptions.some((name) => merged[name] !== client[name]) ? keepSession(merged) : keeper,
      );
    },
  };
}

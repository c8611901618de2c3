import { ApiPromise } from "../core/api-promise.js";
import { validated } from "../core/validate.js";
import { perform } from "./call.js";
import type { Context } from "./context.js";
import type { WapiParams } from "./message.js";
import type { Wapi, WapiOperation } from "./operation.js";
import type { WapiCallOptions, WapiFacts, WapiOptions } from "./options.js";
import { keepSession, type WapiSessionKeeper } from "./session.js";

/** Options that decide whose session it is and where its token goes. */
const sessionOptions = ["appToken", "accountName", "accountId", "auth", "hosts"] as const;

/** A client without groups. It does nothing before its first call. */
export function createWapiCore(client: WapiOptions, facts: WapiFacts): Wapi {
  return scoped(client, facts, keepSession(client));
}

function scoped(client: WapiOptions, facts: WapiFacts, keeper: WapiSessionKeeper): Wapi {
  const context: Context = { client, facts, keeper };
  const call = validated<WapiOperation, WapiParams, WapiCallOptions>(
    client,
    "wapi",
    keeper,
    (_, operation, params, options) =>
      new ApiPromise((unread) => perform(context, operation, params, options, unread)),
  );
  return {
    call: <R>(operation: WapiOperation, params: object = {}, options: WapiCallOptions = {}) =>
      call(operation, params as WapiParams, options) as ApiPromise<R>,
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

import { ApiPromise } from "../core/api-promise.js";
import { validated } from "../core/validate.js";
import { perform } from "./call.js";
import { openContent } from "./channel.js";
import type { Context } from "./context.js";
import type { KeepSession } from "./keeper.js";
import type { WapiParams } from "./message.js";
import type { Wapi, WapiOperation } from "./operation.js";
import type { WapiCallOptions, WapiFacts, WapiOptions, WapiTokenOptions } from "./options.js";
import { keepSession } from "./session.js";
import { keepToken } from "./token.js";

/** Options that decide whose session it is and where its token goes. */
const sessionOptions = ["appToken", "accountName", "accountId", "auth", "hosts"] as const;

/** What a client may be without, which makes bundles smaller. */
interface Features extends Pick<Context, "open"> {
  readonly keep: KeepSession;
}

/** A client without groups that opens sessions. It does nothing before its first call. */
export function createWapiCore(client: WapiOptions, facts: WapiFacts): Wapi {
  return scoped(client, facts, { keep: keepSession, open: openContent });
}

/** The same with tokens that were had elsewhere, and content where an operation brings what that needs. */
export function createWapiTokenCore(client: WapiTokenOptions, facts: WapiFacts): Wapi {
  return scoped(client, facts, { keep: keepToken });
}

function scoped(
  client: WapiOptions,
  facts: WapiFacts,
  features: Features,
  keeper = features.keep(client),
): Wapi {
  const context: Context = { ...features, client, facts, keeper };
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
      const isSame = sessionOptions.every((name) => merged[name] === client[name]);
      return scoped(merged, facts, features, isSame ? keeper : undefined);
    },
  };
}

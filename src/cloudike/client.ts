import type { ApiPromise, Outcome } from "../core/api-promise.js";
import { asApiError } from "../core/exchange.js";
import { HttpError } from "../core/http-error.js";
import { validated } from "../core/validate.js";
import { perform, type RestContext } from "../rest/call.js";
import { openExchange } from "../rest/exchange.js";
import { openFields } from "../rest/fields-body.js";
import { fieldsFeatures } from "../rest/fields-operation.js";
import type { RestOperation } from "../rest/operation.js";
import type { RestParams } from "../rest/params.js";
import { unfollowed } from "./cloudike-error.js";
import { connect } from "./connection.js";
import type { CredentialsKeeper, KeepCredentials, Login } from "./keeper.js";
import type { Cloudike } from "./operation.js";
import type { CloudikeCallOptions, CloudikeFacts, CloudikeOptions, CloudikeTokenOptions } from "./options.js";
import { prepare, withName } from "./prepare.js";
import { protocolOf } from "./protocol.js";
import { keepSession } from "./session.js";
import { keepToken } from "./token.js";

/** What the documentation calls the base URL ends in a version, which the paths of the operations have as well. */
const versions = /(?<=[^/:])(\/api(\/\d+)?)?\/*$/;

interface Context extends Omit<RestContext<CloudikeOptions, CloudikeCallOptions>, "open" | "place"> {
  readonly login: string | undefined;
  readonly keeper: CredentialsKeeper;
}

/** A client without groups, with whatever credentials. It does nothing before its first call. */
export function createCloudikeCore(options: CloudikeOptions, facts: CloudikeFacts): Cloudike {
  return coreOf(atRoot(options), facts, keepSession);
}

/** The same with tokens that were had elsewhere. */
export function createCloudikeTokenCore(options: CloudikeTokenOptions, facts: CloudikeFacts): Cloudike {
  return coreOf(atRoot(options), facts, keepToken);
}

function coreOf(
  client: CloudikeOptions,
  facts: CloudikeFacts,
  keep: KeepCredentials,
  keeper = keep(client.auth),
): Cloudike {
  const context = contextOf(client, facts, keeper);
  const call = validated<RestOperation, RestParams, CloudikeCallOptions>(
    client,
    "cloudike",
    keeper,
    (again, given, params, options) => {
      const operation = withName(given);
      const start = (unread: boolean, own = params): Promise<Outcome<unknown>> =>
        run(context, operation, own, options, unread);
      // Schemas are found by the operation that was given.
      const further: typeof again = (other, ...more) => again(other === operation ? given : other, ...more);
      const { begin } = operation.features ?? fieldsFeatures;
      return begin({ operation, params, options, context, start, call: further });
    },
  );
  return {
    call: <R>(operation: RestOperation, params: object = {}, options: CloudikeCallOptions = {}) =>
      call(operation, params as RestParams, options) as ApiPromise<R>,
    with: (overrides) => {
      const other = atRoot({ ...client, ...overrides });
      const isSame = other.auth === client.auth && other.baseUrl === client.baseUrl;
      return coreOf(other, facts, keep, isSame ? keeper : undefined);
    },
  };
}

/** What the calls of a client have in common. */
export function contextOf(client: CloudikeOptions, facts: CloudikeFacts, keeper: CredentialsKeeper): Context {
  // Those who wait for a login have their own limits.
  const login: Login = async (body, signal) => {
    if (!facts.login) throw new TypeError("there is no operation that logs in: give auth.token");
    return (await run(context, { target: facts.login }, { body }, { signal, timeout: 0, attemptTimeout: 0 }))
      .data;
  };
  const authorize = connect(client, facts, keeper, login);
  const protocol = protocolOf(facts, client, authorize);
  const context = { client, authorize, protocol, login: facts.login, keeper };
  return context;
}

/** Makes a call. It rejects with ApiError only. */
async function run(
  context: Context,
  operation: RestOperation,
  params: RestParams,
  options: CloudikeCallOptions,
  unread?: boolean,
): Promise<Outcome<unknown>> {
  const { client, protocol } = context;
  try {
    const { operation: made, params: rest, place } = prepare(operation, params, options, client);
    // A login that waited for a login would wait for ever.
    const isLogin = operation.target === context.login;
    const outcome = await perform(
      { ...context, open: openFields, place },
      isLogin ? { ...made, security: "none" } : made,
      ...([rest, options, unread] as const),
    );
    if (operation.session === "close" && outcome.response.ok) await context.keeper.close?.();
    return outcome;
  } catch (error) {
    if (error instanceof HttpError) throw unfollowed(error);
    throw asApiError(openExchange(protocol.vendor, operation.target, {}), error);
  }
}

/** Options whose base URL has no version. Without types it may be anything, of which the first call tells. */
export function atRoot(options: CloudikeOptions): CloudikeOptions {
  const { baseUrl } = options;
  return typeof baseUrl === "string" ? { ...options, baseUrl: baseUrl.replace(versions, "") } : options;
}

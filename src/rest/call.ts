import type { Outcome } from "../core/api-promise.js";
import { type Admitted, type Attempts, persist } from "../core/attempts.js";
import { isStream } from "../core/content.js";
import { addHeaders, type Draft } from "../core/http.js";
import type { CallOptions } from "../core/options.js";
import { type Scope, within } from "../core/scope.js";
import { after } from "../core/supply.js";
import { checkValidator } from "../core/validate.js";
import { admit } from "./admit.js";
import { readAnswer } from "./answer.js";
import { baseOf } from "./base.js";
import { openExchange, type Sent } from "./exchange.js";
import type { Opened, RestFeatures } from "./features.js";
import type { RestOperation } from "./operation.js";
import type { Placed, RestParams } from "./params.js";
import type { Authorize, RestOptions, RestProtocol } from "./protocol.js";
import { safetyOf } from "./safety.js";
import { encodePairs } from "./text.js";

/** What the calls of one client have in common. */
export interface RestContext<Options extends RestOptions, Call extends CallOptions> {
  readonly client: Options;
  readonly protocol: RestProtocol<Options, Call>;
  readonly authorize: Authorize<Call>;
  /** Puts parameters in their places. */
  place(operation: RestOperation, template: string, params: RestParams): Placed;
  /** Opens bodies of operations that have no way of their own. */
  readonly open: Required<RestFeatures>["open"];
  /** Where the paths of most operations begin, as soon as a call has found that out. */
  home?: string;
}

/**
 * Makes a call.
 *
 * @param unread - Leaves the answer as it comes, see {@link ApiPromise}.
 */
export function perform<Options extends RestOptions, Call extends CallOptions>(
  context: RestContext<Options, Call>,
  operation: RestOperation,
  params: RestParams,
  options: Call,
  unread?: boolean,
): Promise<Outcome<unknown>> {
  const { client, protocol, authorize, place, open } = context;
  const sent: Sent = {};
  const exchange = openExchange(protocol.vendor, operation.target, sent);
  const [method = "", template = ""] = operation.target.split(" ");
  exchange.safety = options.safety ?? operation.safety ?? safetyOf(method);
  let opened: Opened | undefined;
  let draft: Draft | undefined;
  const prepare = (): Draft | Promise<Draft> => {
    // A stream is opened again, and anything else is there still.
    if (draft && !isStream(draft.body)) return draft;
    checkValidator(client);
    if (!/^[A-Z]+$/.test(method) || template[0] !== "/") throw new TypeError("target must be METHOD /path");
    const { path, query, headers: given } = place(operation, template, params);
    if (!operation.server) context.home ??= baseOf(client, protocol.facts);
    const url = (operation.server ? baseOf(client, protocol.facts, operation) : context.home) + path;
    const { accept = operation.answer ? "*/*" : "application/json" } = operation;
    const headers = addHeaders({ accept }, client.headers, options.headers, given);
    sent.query = query;
    const finish = (content: Opened | undefined): Draft => {
      opened = content;
      const { bytes: body = null, told, isOnce } = content ?? {};
      sent.told = told;
      exchange.isOnce = isOnce;
      draft = { url: query.length ? `${url}?${encodePairs(query)}` : url, method, headers, body };
      return draft;
    };
    return params.body === undefined && params.content === undefined
      ? finish(undefined)
      : after((operation.features?.open ?? open)(exchange, operation, params, headers), finish);
  };
  const isUnread = unread || operation.answer === "binary";
  const attempts: Attempts<unknown> = {
    client,
    options,
    admit: (scope) =>
      after<Draft, Admitted>(prepare(), (made) =>
        admit(made, operation.security ? undefined : authorize, options, sent, scope),
      ),
    read: (response) =>
      unread || opened?.finish
        ? response
        : readAnswer(exchange, response, client, operation, protocol.refuse),
  };
  const run = (scope: Scope) => {
    const made = persist(exchange, attempts, scope);
    // Few go on.
    return operation.form ? made.then((outcome) => goOn(outcome, scope)) : made;
  };
  const goOn = (outcome: Outcome<unknown>, scope: Scope) => {
    const { fetch = client.fetch } = options;
    const transport = { fetch, hooks: client.hooks };
    return (
      opened?.finish?.(outcome.response, { client, protocol, transport, scope, sent, unread }) ?? outcome
    );
  };
  const { signal, timeout = client.timeout } = options;
  return within(exchange, { signal, timeout, isUnread }, run);
}

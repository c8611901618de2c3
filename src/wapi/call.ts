import { ApiError } from "../core/api-error.js";
import type { Outcome } from "../core/api-promise.js";
import { type Admitted, type Attempts, persist } from "../core/attempts.js";
import { isStream } from "../core/content.js";
import { asApiError, type Exchange } from "../core/exchange.js";
import { addHeaders, checkUrl, drop } from "../core/http.js";
import { type Scope, within } from "../core/scope.js";
import { after } from "../core/supply.js";
import { checkValidator } from "../core/validate.js";
import { readAnswer } from "./answer.js";
import type { Context } from "./context.js";
import type { MakeLogin, WapiSession } from "./keeper.js";
import { type WapiMessage, type WapiParams, writeMessage } from "./message.js";
import type { WapiOperation } from "./operation.js";
import type { WapiCallOptions } from "./options.js";
import { statusOf } from "./wapi-error.js";

/**
 * Makes a call: sends the message, and once more with a new session when the server refuses the session.
 *
 * @param unread - Leaves the answer as it comes, see {@link ApiPromise}.
 */
export function perform(
  context: Context,
  operation: WapiOperation,
  params: WapiParams,
  options: WapiCallOptions,
  unread?: boolean,
): Promise<Outcome<unknown>> {
  const { client, facts, keeper } = context;
  const { target, session: use, channel, open = context.open } = operation;
  const safety = options.safety ?? operation.safety ?? "unsafe";
  const exchange: Exchange = { vendor: "wapi", operation: target, attempts: 0, safety };
  const login: MakeLogin = (given, more, settle) =>
    perform(
      { ...context, keeper: { ...keeper, settle } },
      { target: facts.loginTarget, session: "open" },
      given,
      more,
    );
  const content = channel && open?.(exchange, params.content);
  let session: WapiSession | undefined;
  const admit = (scope: Scope): Admitted | Promise<Admitted> => {
    if (channel && !content) {
      // A stream that nobody reads is told so.
      if (isStream(params.content)) drop({ body: params.content });
      throw new TypeError("content needs operation(), or createWapi()");
    }
    checkValidator(client);
    const host = options.host ?? operation.host ?? Object.keys(facts.hosts)[0] ?? "";
    const url = client.hosts?.[host] ?? facts.hosts[host] ?? host;
    // Calls of a client go to the same host, as a rule.
    if (url !== context.checked) context.checked = checkUrl(url, client.allowInsecure);
    const admitWith = (acquired: WapiSession | undefined, told = params) => {
      session = acquired;
      return after(writeMessage(context, operation, told, session, options.header), (text) => {
        const headers = addHeaders(
          { "content-type": "application/octet-stream" },
          client.headers,
          options.headers,
        );
        const { sent: before } = exchange;
        exchange.sent = () => `${before?.() ?? ""}${text}${JSON.stringify(headers)}`;
        return after(content?.open(text), (opened): Admitted => {
          if (opened) headers[facts.messageHeader.toLowerCase()] = opened.told;
          else headers["content-type"] = "application/json";
          exchange.isOnce = opened?.isOnce;
          const { token = "" } = session ?? {};
          return {
            request: { url, method: "POST", headers, body: opened ? opened.body : text },
            credential: token,
            refuse: () => !!session && keeper.refuse(token),
          };
        });
      });
    };
    if (use === "open") return after(keeper.complete?.(params), (told) => admitWith(undefined, told));
    return after(use === "none" ? undefined : keeper.acquire(login, scope), admitWith);
  };
  const isUnread = unread || operation.answer === "binary";
  const attempts: Attempts<WapiMessage | undefined> = {
    client,
    options,
    admit,
    read: (response) => (unread ? undefined : readAnswer(exchange, response, context, operation)),
    statusOf,
  };
  const { signal, timeout = client.timeout } = options;
  const made = within(exchange, { signal, timeout, isUnread }, async (scope) => {
    const { data: message, response } = await persist(exchange, attempts, scope);
    await keeper.settle?.(operation, message, params, session?.token ?? "").catch((error) => {
      // A store that fails is not the network's fault.
      throw asApiError(exchange, error, ApiError);
    });
    return { data: message ? message.body?.data : response, response };
  });
  if (!content) return made;
  return made.catch((error: unknown) => {
    // A stream that nobody reads is told so.
    content.release();
    throw error;
  });
}

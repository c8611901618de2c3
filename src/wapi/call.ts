import { ApiError } from "../core/api-error.js";
import type { Outcome } from "../core/api-promise.js";
import { persist } from "../core/attempts.js";
import { type Content, isStream } from "../core/content.js";
import { withDeadline } from "../core/deadline.js";
import { asApiError, type Exchange } from "../core/exchange.js";
import { checkUrl, drop, mergeHeaders, send } from "../core/http.js";
import type { RequestBody } from "../core/options.js";
import { supply } from "../core/supply.js";
import type { StoredSession } from "../core/token-store.js";
import { readAnswer } from "./answer.js";
import type { Context } from "./context.js";
import { rawUrlEncode, type WapiParams, writeMessage } from "./message.js";
import type { WapiOperation } from "./operation.js";
import type { WapiCallOptions } from "./options.js";
import { sessionOf } from "./session.js";
import { isWapiError, tooMany, WapiError } from "./wapi-error.js";

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
  const { target, session: use, channel } = operation;
  const safety = options.safety ?? operation.safety ?? "unsafe";
  const exchange: Exchange = { vendor: "wapi", operation: target, attempts: 0, sent: "", safety };
  const login = async (given: WapiParams, over: AbortSignal) => {
    let opened: StoredSession | undefined;
    const adopt = async (session: typeof opened) => {
      opened = session;
    };
    const own = { ...context, keeper: { ...keeper, adopt } };
    // Those who wait for it have their own timeouts.
    const more = { signal: over, timeout: 0 };
    await perform(own, { target: facts.loginTarget, session: "open" }, given, more);
    return opened;
  };
  const transport = options.fetch ? { ...client, fetch: options.fetch } : client;
  // Whatever fails before a request is sent, or beside it, is not the network's fault.
  const fail = (error: unknown): never => {
    throw asApiError(exchange, error, ApiError);
  };
  const enter = async (signal: AbortSignal | null) => keeper.acquire(login, signal);
  const prepare = async (url: string, session: StoredSession | undefined, signal: AbortSignal | null) => {
    const text = await writeMessage(context, operation, params, session, options.header);
    const headers = mergeHeaders({
      "content-type": "application/octet-stream",
      ...client.headers,
      ...options.headers,
    });
    exchange.sent += text + JSON.stringify(headers);
    if (channel) headers[facts.messageHeader.toLowerCase()] = rawUrlEncode(text);
    else headers["content-type"] = "application/json";
    const content = channel ? ((params.content ?? "") as Content) : text;
    exchange.isOnce = isStream(content);
    // The cast only widens: a view of shared memory is refused by `fetch` itself.
    const body = (await supply(content)) as RequestBody;
    return { url, method: "POST", redirect: "manual", headers, signal, body, duplex: "half" } as const;
  };
  const attempt = async (signal: AbortSignal | null) => {
    const host = options.host ?? operation.host ?? Object.keys(facts.hosts)[0] ?? "";
    const url = checkUrl(client.hosts?.[host] ?? facts.hosts[host] ?? host, client.allowInsecure);
    let session = use === "open" || use === "none" ? undefined : await enter(signal).catch(fail);
    for (let isLast = !session; ; isLast = true) {
      const response = await send(exchange, await prepare(url, session, signal).catch(fail), transport);
      const message = unread
        ? undefined
        : await readAnswer(exchange, response, context, operation).catch((error: Error) => error);
      const id = message instanceof WapiError ? message.id : response.status;
      const { token = "" } = session ?? {};
      if (id === 401 && !isLast && keeper.refuse(token) && !exchange.isOnce) {
        session = await enter(signal).catch(fail);
        if (session.token !== token) {
          drop(response);
          continue;
        }
      }
      if (message instanceof Error) throw message;
      if (use === "open") await keeper.adopt(sessionOf(message), params).catch(fail);
      if (use === "close") await keeper.close(token).catch(fail);
      return { data: message ? message.body?.data : response, response };
    }
  };
  const statusOf = (error: ApiError) => {
    if (!isWapiError(error)) return error.status;
    return tooMany.includes(error.code) ? 429 : error.id;
  };
  const isUnread = unread || operation.answer === "binary";
  const run = (signal: AbortSignal | null) =>
    persist(exchange, { client, options, isUnread, statusOf }, signal, attempt);
  return withDeadline(exchange, options.signal, options.timeout ?? client.timeout, run, { isUnread });
}

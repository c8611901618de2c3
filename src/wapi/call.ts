import { ApiError } from "../core/api-error.js";
import type { Outcome } from "../core/api-promise.js";
import { persist, type Timed } from "../core/attempts.js";
import { isStream } from "../core/content.js";
import { ContentError } from "../core/content-error.js";
import { withDeadline } from "../core/deadline.js";
import { asApiError, type Exchange, failure } from "../core/exchange.js";
import { checkUrl, drop, mergeHeaders, send } from "../core/http.js";
import type { HttpRequest, RequestBody } from "../core/options.js";
import { Source } from "../core/source.js";
import type { StoredSession } from "../core/token-store.js";
import { readAnswer } from "./answer.js";
import type { Context } from "./context.js";
import { rawUrlEncode, type WapiMessage, type WapiParams, writeMessage } from "./message.js";
import type { WapiOperation } from "./operation.js";
import type { WapiCallOptions } from "./options.js";
import { sessionOf } from "./session.js";
import { isWapiError, tooMany } from "./wapi-error.js";

/** An answer, and what it says or why it cannot be read; neither where it is left as it comes. */
interface Answered {
  readonly response: Response;
  readonly message?: WapiMessage | undefined;
  readonly error?: ApiError;
}

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
    // Those who wait for it have their own limits.
    const more = { signal: over, timeout: 0, attemptTimeout: 0 };
    await perform(own, { target: facts.loginTarget, session: "open" }, given, more);
    return opened;
  };
  const transport = options.fetch ? { ...client, fetch: options.fetch } : client;
  // Whatever fails before a request is sent, or beside it, is not the network's fault.
  const fail = (error: unknown): never => {
    throw asApiError(exchange, error, ApiError);
  };
  const source = channel ? new Source(params.content ?? "") : undefined;
  const broken = (message: string, more: object) => failure(exchange, ContentError, message, more);
  const prepare = async (url: string, session: StoredSession | undefined): Promise<HttpRequest> => {
    const text = await writeMessage(context, operation, params, session, options.header);
    const headers = mergeHeaders({
      "content-type": "application/octet-stream",
      ...client.headers,
      ...options.headers,
    });
    exchange.sent += text + JSON.stringify(headers);
    if (source) headers[facts.messageHeader.toLowerCase()] = rawUrlEncode(text);
    else headers["content-type"] = "application/json";
    const content = source ? await source.open() : text;
    const isBytes = isStream(content);
    exchange.isOnce = isBytes && source?.isGiven;
    // The cast only widens: a view of shared memory is refused by `fetch` itself.
    const body = isBytes && source ? source.read(content, broken) : (content as RequestBody);
    return { url, method: "POST", redirect: "manual", headers, signal: null, body, duplex: "half" };
  };
  const run = async (signal: AbortSignal | null, timed: Timed) => {
    const host = options.host ?? operation.host ?? Object.keys(facts.hosts)[0] ?? "";
    const url = checkUrl(client.hosts?.[host] ?? facts.hosts[host] ?? host, client.allowInsecure);
    const enter = async () => keeper.acquire(login, signal);
    let session = use === "open" || use === "none" ? undefined : await enter().catch(fail);
    for (let isLast = !session; ; isLast = true) {
      const request = await prepare(url, session).catch(fail);
      const { token = "" } = session ?? {};
      const { response, message, error } = await timed(async (own): Promise<Answered> => {
        const response = await send(exchange, { ...request, signal: own }, transport);
        if (unread) return { response };
        return readAnswer(exchange, response, context, operation).then(
          (message) => ({ response, message }),
          (error: unknown) => ({ response, error: asApiError(exchange, error) }),
        );
      });
      const id = isWapiError(error) ? error.id : response.status;
      if (id === 401 && !isLast && keeper.refuse(token) && !exchange.isOnce) {
        session = await enter().catch(fail);
        if (session.token !== token) {
          drop(response);
          continue;
        }
      }
      if (error) throw error;
      if (use === "open") await keeper.adopt(sessionOf(message), params).catch(fail);
      if (use === "close") await keeper.close(token).catch(fail);
      return { data: message ? message.body?.data : response, response };
    }
  };
  const statusOf = (error: ApiError) => {
    if (!isWapiError(error)) return error.status;
    return tooMany.includes(error.code) ? 429 : error.id || error.status;
  };
  const isUnread = unread || operation.answer === "binary";
  const persistent = (signal: AbortSignal | null) =>
    persist(exchange, { client, options, isUnread, statusOf }, signal, (timed) => run(signal, timed));
  const { timeout = client.timeout } = options;
  const made = withDeadline(exchange, options.signal, timeout, persistent, { isUnread });
  if (!source) return made;
  return made.catch((error: unknown) => {
    // A stream that nobody reads is told so.
    source.release();
    throw error;
  });
}

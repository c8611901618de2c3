import { ApiError } from "../core/api-error.js";
import type { Outcome } from "../core/api-promise.js";
import { type Admitted, type Attempts, persist } from "../core/attempts.js";
import { isStream } from "../core/content.js";
import { ContentError } from "../core/content-error.js";
import { withDeadline } from "../core/deadline.js";
import { asApiError, type Exchange, failure } from "../core/exchange.js";
import { checkUrl, mergeHeaders } from "../core/http.js";
import type { RequestBody } from "../core/options.js";
import type { Scope } from "../core/scope.js";
import { Source } from "../core/source.js";
import type { StoredSession } from "../core/token-store.js";
import { readAnswer } from "./answer.js";
import type { Context } from "./context.js";
import { rawUrlEncode, type WapiMessage, type WapiParams, writeMessage } from "./message.js";
import type { WapiOperation } from "./operation.js";
import type { WapiCallOptions } from "./options.js";
import { sessionOf } from "./session.js";
import { isWapiError, tooMany } from "./wapi-error.js";

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
  const source = channel ? new Source(params.content ?? "") : undefined;
  const broken = (message: string, more: object) => failure(exchange, ContentError, message, more);
  let session: StoredSession | undefined;
  const admit = async (scope: Scope | undefined): Promise<Admitted> => {
    const host = options.host ?? operation.host ?? Object.keys(facts.hosts)[0] ?? "";
    const url = checkUrl(client.hosts?.[host] ?? facts.hosts[host] ?? host, client.allowInsecure);
    if (use !== "open" && use !== "none") session = await keeper.acquire(login, scope);
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
    const { token = "" } = session ?? {};
    return {
      request: { url, method: "POST", headers, body },
      credential: token,
      refuse: () => !!session && keeper.refuse(token),
    };
  };
  const isUnread = unread || operation.answer === "binary";
  const attempts: Attempts<WapiMessage | undefined> = {
    ...{ client, options, isUnread, admit },
    read: (response) => (unread ? undefined : readAnswer(exchange, response, context, operation)),
    statusOf: (error) => {
      if (!isWapiError(error)) return error.status;
      return tooMany.includes(error.code) ? 429 : error.id || error.status;
    },
  };
  const { signal, timeout = client.timeout } = options;
  const made = withDeadline(exchange, { signal, timeout, isUnread }, async (scope) => {
    const { data: message, response } = await persist(exchange, attempts, scope);
    // A store that fails is not the network's fault.
    const fail = (error: unknown): never => {
      throw asApiError(exchange, error, ApiError);
    };
    if (use === "open") await keeper.adopt(sessionOf(message), params).catch(fail);
    if (use === "close") await keeper.close(session?.token).catch(fail);
    return { data: message ? message.body?.data : response, response };
  });
  if (!source) return made;
  return made.catch((error: unknown) => {
    // A stream that nobody reads is told so.
    source.release();
    throw error;
  });
}

import type { Outcome } from "../core/api-promise.js";
import { type Content, isStream } from "../core/content.js";
import { withDeadline } from "../core/deadline.js";
import type { Exchange } from "../core/exchange.js";
import { checkUrl, mergeHeaders, send } from "../core/http.js";
import { supply } from "../core/supply.js";
import { readAnswer } from "./answer.js";
import type { Context } from "./context.js";
import { rawUrlEncode, type WapiParams, writeMessage } from "./message.js";
import type { WapiOperation } from "./operation.js";
import type { WapiCallOptions } from "./options.js";
import { WapiError } from "./wapi-error.js";

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
  const exchange: Exchange = { vendor: "wapi", operation: target, attempts: 0, sent: "" };
  const login = (given: WapiParams = {}) =>
    perform(context, { target: facts.loginTarget, session: "open" }, given, {});
  const run = async (signal: AbortSignal | null) => {
    const host = options.host ?? operation.host ?? Object.keys(facts.hosts)[0] ?? "";
    const url = checkUrl(client.hosts?.[host] ?? facts.hosts[host] ?? host, client.allowInsecure);
    for (let renewed = false; ; renewed = true) {
      const session = use === "open" || use === "none" ? undefined : await keeper.acquire(login);
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
      // The cast only widens: a view of shared memory is refused by `fetch` itself.
      const body = (await supply(content)) as BodyInit;
      const request = {
        url,
        method: "POST",
        redirect: "manual",
        headers,
        signal,
        body,
        duplex: "half",
      } as const;
      const response = await send(exchange, request, options.fetch ?? client.fetch);
      const message = unread
        ? undefined
        : await readAnswer(exchange, response, context, operation).catch((error: Error) => error);
      const id = message instanceof WapiError ? message.id : response.status;
      if (id === 401 && session && !renewed && keeper.drop(session) && !isStream(content)) continue;
      if (message instanceof Error) throw message;
      if (use === "open") keeper.adopt(message, params);
      if (use === "close" && session) keeper.drop(session);
      return { data: message ? message.body?.data : response, response };
    }
  };
  return withDeadline(exchange, options.signal, options.timeout ?? client.timeout, run);
}

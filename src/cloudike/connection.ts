import { isStream } from "../core/content.js";
import { checkUrl, send } from "../core/http.js";
import { supply } from "../core/supply.js";
import type { Authorize, Deliver } from "../rest/protocol.js";
import { basicOf } from "./basic.js";
import type { CloudikeCallOptions, CloudikeFacts, CloudikeOptions } from "./options.js";
import type { Login, LoginSession } from "./session.js";

/** What a header keeps as it is: it loses spaces around its value. */
const headerValue = /^(?![\t ])[\t -~\x80-\xff]*[!-~\x80-\xff]$/;

/** How the requests of a client are let in, and sent. */
export interface Connection {
  readonly authorize: Authorize<CloudikeCallOptions>;
  readonly deliver: Deliver;
}

/**
 * Adds credentials to requests that stay at the client's origin, or go to a trusted one. A request whose token is
 * refused is sent once more with another, if there is one: the server has not looked at it. A stream cannot be sent
 * again.
 */
export function connect(
  client: CloudikeOptions,
  { auth: { name } }: CloudikeFacts,
  session: LoginSession,
  login: Login,
): Connection {
  const { auth } = client;
  const header = name.toLowerCase();
  // Whose token is the client's own, and not one that the caller gave for a single call.
  const own = new WeakSet<object>();

  const tokenOf = async (signal: AbortSignal | null | undefined): Promise<string> => {
    const token: unknown =
      auth?.token === undefined && auth?.login !== undefined
        ? await session.token(auth, login, signal)
        : await supply(auth?.token);
    if (typeof token === "string" && headerValue.test(token)) return token;
    // Where a login gave it, the next call asks for another.
    session.drop(`${token}`);
    const problem = token ? "auth.token is no value of a header" : "auth has no login, no token and no basic";
    throw new TypeError(problem);
  };

  return {
    async authorize(headers, url, _, sent, signal) {
      if (!auth || !mayHave(url, client)) return undefined;
      if (auth.basic) {
        const basic = await basicOf(auth.basic);
        headers.authorization = basic.header;
        if (sent) sent.secrets = basic.secrets;
      } else {
        headers[header] = await tokenOf(signal);
        own.add(headers);
      }
      return undefined;
    },
    async deliver(exchange, request, transmit) {
      const response = await send(exchange, request, transmit);
      const { headers, body, signal } = request;
      const used = headers[header];
      if (response.status !== 401 || !used || !own.has(headers)) return response;
      session.drop(used);
      if (isStream(body)) return response;
      const token = await tokenOf(signal);
      if (token === used) return response;
      // That the rest is not wanted cannot fail the call.
      response.body?.cancel().catch(() => {});
      headers[header] = token;
      return send(exchange, request, transmit);
    },
  };
}

/** Whether credentials may go to a URL. */
function mayHave(url: string, { baseUrl, trustedOrigins = [], allowInsecure }: CloudikeOptions): boolean {
  const { origin } = new URL(url);
  const problem = "trustedOrigins must be https://<host>";
  const others = trustedOrigins.map((other) => checkUrl(other, allowInsecure, problem));
  return [baseUrl, ...others].some((one) => new URL(one).origin === origin);
}

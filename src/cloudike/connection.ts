import { checkUrl } from "../core/http.js";
import { hasOriginOf, staysAtHome } from "../rest/base.js";
import { header, present } from "../rest/credentials.js";
import type { Authorize } from "../rest/protocol.js";
import { basicOf } from "./basic.js";
import type { CloudikeCallOptions, CloudikeFacts, CloudikeOptions } from "./options.js";
import type { Login, LoginSession } from "./session.js";

/** Adds credentials to requests that stay at the client's origin, or go to a trusted one. */
export function connect(
  client: CloudikeOptions,
  facts: CloudikeFacts,
  session: LoginSession,
  login: Login,
): Authorize<CloudikeCallOptions> {
  const { auth, trustedOrigins = [], allowInsecure } = client;
  const problem = "trustedOrigins must be https://<host>";
  return async (headers, url, _, sent, scope) => {
    const trusted = trustedOrigins.map((other) => checkUrl(other, allowInsecure, problem));
    if (!auth || !(staysAtHome(url, client) || hasOriginOf(url, [client.baseUrl, ...trusted])))
      return undefined;
    if (auth.basic) {
      const basic = async () => {
        const { header, secrets } = await basicOf(auth.basic);
        sent.secrets = [secrets, sent.secrets];
        return header;
      };
      return present(headers, header, "authorization", "auth.basic", basic);
    }
    if (auth.token === undefined && auth.login !== undefined) {
      const token = () => session.token(login, scope);
      return present(headers, header, facts.auth.name, "auth.token", token, session.refuse);
    }
    return present(headers, header, facts.auth.name, "auth.token", auth.token);
  };
}

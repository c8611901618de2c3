import { checkUrl } from "../core/http.js";
import { hasOriginOf, homeOf } from "../rest/base.js";
import type { Authorize } from "../rest/protocol.js";
import type { CredentialsKeeper, Login } from "./keeper.js";
import type { CloudikeCallOptions, CloudikeFacts, CloudikeOptions } from "./options.js";

/** Adds credentials to requests that stay at the client's origin, or go to a trusted one. */
export function connect(
  client: CloudikeOptions,
  facts: CloudikeFacts,
  keeper: CredentialsKeeper,
  login: Login,
): Authorize<CloudikeCallOptions> {
  const { auth, trustedOrigins = [], allowInsecure } = client;
  const problem = "trustedOrigins must be https://<host>";
  const isHome = homeOf(client);
  const name = facts.auth.name.toLowerCase();
  return (headers, url, _, sent, scope) => {
    const trusted = trustedOrigins.map((other) => checkUrl(other, allowInsecure, problem));
    return auth && (isHome(url) || hasOriginOf(url, [client.baseUrl, ...trusted]))
      ? keeper.enter({ headers, name, login, sent, scope })
      : undefined;
  };
}

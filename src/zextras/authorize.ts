import { supply } from "../core/supply.js";
import { homeOf } from "../rest/base.js";
import { cookie, present } from "../rest/credentials.js";
import type { Authorize } from "../rest/protocol.js";
import type { ZextrasChatsCallOptions, ZextrasChatsFacts, ZextrasChatsOptions } from "./options.js";

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Adds the session and the event queue to requests that stay at the client's origin. */
export function authorizer(
  facts: ZextrasChatsFacts,
  client: ZextrasChatsOptions,
): Authorize<ZextrasChatsCallOptions> {
  const { auth, queueId } = client;
  const isHome = homeOf(client);
  return (headers, url, options) => {
    if (!isHome(url)) return undefined;
    const id = supply(options.queueId ?? queueId);
    if (id !== undefined) {
      // The server would answer that the session is refused.
      if (!uuid.test(`${id}`)) throw new TypeError("queueId must be a UUID");
      headers["queue-id"] = `${id}`;
    }
    if (auth?.credentials) return { credentials: auth.credentials };
    return present(headers, cookie, facts.auth.name, "auth.token", auth?.token);
  };
}

import { supply } from "../core/supply.js";
import { staysAtHome } from "../rest/base.js";
import type { Authorize } from "../rest/protocol.js";
import type { ZextrasChatsCallOptions, ZextrasChatsFacts, ZextrasChatsOptions } from "./options.js";

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** Of RFC 6265: what could end the value or the header is not among it. */
const cookieValue = /^[!#-+\--:<-[\]-~]+$/;

/** Adds the session and the event queue to requests that stay at the client's origin. */
export function authorizer(
  { auth: { name } }: ZextrasChatsFacts,
  client: ZextrasChatsOptions,
): Authorize<ZextrasChatsCallOptions> {
  const { auth, queueId } = client;
  return async (headers, url, options) => {
    if (!staysAtHome(url, client)) return undefined;
    const given = options.queueId ?? queueId;
    const id = typeof given === "function" ? given() : given;
    if (id !== undefined) {
      // The server would answer that the session is refused.
      if (!uuid.test(id)) throw new TypeError("queueId must be a UUID");
      headers["queue-id"] = id;
    }
    if (auth?.credentials) return { credentials: auth.credentials };
    const token = await supply(auth?.token);
    if (!token || !cookieValue.test(token)) throw new TypeError("auth.token is no value of a cookie");
    const others = headers.cookie?.split(/; */).filter((one) => !one.startsWith(`${name}=`)) ?? [];
    headers.cookie = [...others, `${name}=${token}`].join("; ");
    return undefined;
  };
}

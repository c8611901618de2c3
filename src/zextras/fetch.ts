import { createRestFetch } from "../rest/fetch.js";
import type { ZextrasChatsFacts, ZextrasChatsOptions } from "./options.js";
import { protocolOf } from "./protocol.js";

export { checkCalls } from "../rest/calls.js";
export { escapeUnicode } from "../rest/text.js";

/**
 * A `fetch` for clients that make requests themselves, such as `openapi-fetch`: it adds the session and the event
 * queue, refuses URLs outside `baseUrl`, follows no redirect, and escapes the headers that the server wants escaped.
 * A `Request` takes Latin-1 in headers only: other texts have to be escaped before, with {@link escapeUnicode}.
 *
 * @throws ApiError when there is no answer.
 */
export function createZextrasChatsFetch(
  options: ZextrasChatsOptions,
  facts: ZextrasChatsFacts,
): (request: Request) => Promise<Response> {
  return createRestFetch(options, protocolOf(facts));
}

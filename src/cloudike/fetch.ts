import { type CallTraits, checkCalls as checkRestCalls } from "../rest/calls.js";
import { createRestFetch } from "../rest/fetch.js";
import { expandSegments } from "../rest/segments.js";
import { atRoot, contextOf } from "./client.js";
import type { CloudikeFacts, CloudikeOptions } from "./options.js";
import { keepSession } from "./session.js";

/** As for other clients of paths and methods, and paths of several segments keep their slashes. */
export function checkCalls<C extends object>(client: C, traits: CallTraits, maxDepth?: number): C {
  return checkRestCalls(client, traits, maxDepth, expandSegments);
}

/**
 * A `fetch` for clients that make requests themselves, such as `openapi-fetch`: it logs in and adds the token, refuses
 * URLs outside `baseUrl`, and follows no redirect. A request whose token is refused is sent once more.
 *
 * @throws ApiError when there is no answer.
 */
export function createCloudikeFetch(
  options: CloudikeOptions,
  facts: CloudikeFacts,
): (request: Request) => Promise<Response> {
  const client = atRoot(options);
  const { protocol } = contextOf(client, facts, keepSession(client.auth));
  const send = createRestFetch(client, protocol);
  const bare = contextOf({ ...client, auth: undefined }, facts, keepSession(undefined));
  const logIn = createRestFetch(client, bare.protocol);
  // What the documentation calls the base URL ends in a version, which the paths have as well.
  const given = hrefOf(options.baseUrl);
  const root = hrefOf(client.baseUrl);
  return (request) => {
    const isAbove = given !== root && request.url.startsWith(`${given}/api/`);
    const moved = isAbove ? new Request(root + request.url.slice(given.length), request) : request;
    const target = `${moved.method} ${moved.url.slice(root.length)}`;
    return target === facts.login ? logIn(moved) : send(moved);
  };
}

/** As `Request` writes its URL, without a slash at the end. Of another base URL the call itself tells. */
function hrefOf(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).href.replace(/\/$/, "") : "";
}

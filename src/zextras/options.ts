import type { CallOptions, Secret } from "../core/index.js";
import type { Place, RestFacts, RestOptions } from "../rest/protocol.js";

/** The session of a user: the value of the cookie that the mail server sets at login. */
export interface ZextrasChatsToken {
  readonly token: Secret;
  readonly credentials?: undefined;
}

/** The session of whoever uses the browser: a page cannot set cookies, and lets the browser send its own. */
export interface ZextrasChatsAmbient {
  readonly credentials: "include";
  readonly token?: undefined;
}

/** The id of the event queue that a call belongs to. It must be a UUID. */
export type ZextrasChatsQueueId = string | (() => string | undefined);

/** Options of one call. */
export interface ZextrasChatsCallOptions extends CallOptions {
  /** Replaces the client's. */
  readonly queueId?: ZextrasChatsQueueId | undefined;
}

/** Options of a client. */
export interface ZextrasChatsOptions extends RestOptions {
  /** `https://<host>/services/chats`, with or without a slash at the end. The service itself has no prefix. */
  readonly baseUrl: string;
  readonly auth: ZextrasChatsToken | ZextrasChatsAmbient;
  /** Sent with every call as `queue-id`. Default: none. */
  readonly queueId?: ZextrasChatsQueueId | undefined;
}

/** What the specification says about the API as a whole. */
export interface ZextrasChatsFacts extends RestFacts {
  /** The cookie of the session. */
  readonly auth: Place & { readonly in: "cookie" };
}

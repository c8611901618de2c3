import type { RestProtocol } from "../rest/protocol.js";
import { authorizer } from "./authorize.js";
import type { ZextrasChatsCallOptions, ZextrasChatsFacts, ZextrasChatsOptions } from "./options.js";
import { refusal } from "./zextras-chats-error.js";

/** What this API adds to HTTP: a session cookie, an event queue, errors without a body. */
export function protocolOf(
  facts: ZextrasChatsFacts,
): RestProtocol<ZextrasChatsOptions, ZextrasChatsCallOptions> {
  return {
    vendor: "zextras",
    facts,
    authorize: (client) => authorizer(facts, client),
    refuse: (exchange, detail) => refusal(facts, exchange, detail),
  };
}

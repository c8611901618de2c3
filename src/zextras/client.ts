import { createRestClient } from "../rest/client.js";
import type { ZextrasChats } from "./operation.js";
import type { ZextrasChatsFacts, ZextrasChatsOptions } from "./options.js";
import { protocolOf } from "./protocol.js";

/** A client without groups. It does nothing before its first call. */
export function createZextrasChatsCore(options: ZextrasChatsOptions, facts: ZextrasChatsFacts): ZextrasChats {
  return createRestClient(options, protocolOf(facts));
}

import type { Authorize, RestProtocol } from "../rest/protocol.js";
import { refusal } from "./cloudike-error.js";
import type { CloudikeCallOptions, CloudikeFacts, CloudikeOptions } from "./options.js";

/** What this API adds to HTTP: a token in a header, and errors that have names. */
export function protocolOf(
  facts: CloudikeFacts,
  client: CloudikeOptions,
  authorize: Authorize<CloudikeCallOptions>,
): RestProtocol<CloudikeOptions, CloudikeCallOptions> {
  return {
    vendor: "cloudike",
    facts,
    authorize: () => authorize,
    refuse: (exchange, detail, host) => refusal(facts, client, exchange, detail, host),
  };
}

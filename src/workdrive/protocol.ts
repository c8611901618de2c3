import type { RestProtocol } from "../rest/protocol.js";
import { authorizer } from "./authorize.js";
import type { WorkDriveCallOptions, WorkDriveFacts, WorkDriveOptions } from "./options.js";
import { refusal } from "./work-drive-error.js";

/** What this API adds to HTTP: a key in a header, and errors of which only the status is known. */
export function protocolOf(facts: WorkDriveFacts): RestProtocol<WorkDriveOptions, WorkDriveCallOptions> {
  return {
    vendor: "workdrive",
    facts,
    authorize: (client) => authorizer(facts, client),
    refuse: (exchange, detail, host) => refusal(facts, exchange, detail, host),
  };
}

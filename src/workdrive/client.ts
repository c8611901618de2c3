import { createRestClient } from "../rest/client.js";
import type { WorkDrive } from "./operation.js";
import type { WorkDriveFacts, WorkDriveOptions } from "./options.js";
import { protocolOf } from "./protocol.js";

/** A client without groups. It does nothing before its first call. */
export function createWorkDriveCore(options: WorkDriveOptions, facts: WorkDriveFacts): WorkDrive {
  return createRestClient(options, protocolOf(facts));
}

export { bindGroup, defineGroups } from "../core/groups.js";
export { createWorkDriveCore } from "./client.js";
export {
  jsonOperation,
  operation,
  type WorkDrive,
  type WorkDriveFunction,
  type WorkDriveOperation,
} from "./operation.js";
export type { WorkDriveCallOptions, WorkDriveFacts, WorkDriveOptions } from "./options.js";
export { isWorkDriveError, WorkDriveError } from "./work-drive-error.js";

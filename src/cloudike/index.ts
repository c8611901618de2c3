export { bindGroup, defineGroups } from "../core/groups.js";
export { createCloudikeCore, createCloudikeTokenCore } from "./client.js";
export { CloudikeError, isCloudikeError } from "./cloudike-error.js";
export {
  type Cloudike,
  type CloudikeFunction,
  type CloudikeOperation,
  downloadOperation,
  fieldsOperation,
  jsonOperation,
  offsetOperation,
  operation,
  taskOperation,
  uploadOperation,
} from "./operation.js";
export type {
  CloudikeAuth,
  CloudikeBasic,
  CloudikeBodyFormat,
  CloudikeCallOptions,
  CloudikeCredentials,
  CloudikeDownloadOptions,
  CloudikeFacts,
  CloudikeOptions,
  CloudikePaths,
  CloudikeToken,
  CloudikeTokenOptions,
  CloudikeUploadOptions,
} from "./options.js";

export { bindGroup, defineGroups } from "../core/groups.js";
export { createWapiCore, createWapiTokenCore } from "./client.js";
export { jsonOperation, operation, type Wapi, type WapiFunction, type WapiOperation } from "./operation.js";
export type {
  WapiCallOptions,
  WapiCredentials,
  WapiDebug,
  WapiFacts,
  WapiHeader,
  WapiHosts,
  WapiOptions,
  WapiOutputFormat,
  WapiSessionIds,
  WapiSessionToken,
  WapiTokenOptions,
} from "./options.js";
export { isWapiError, WapiError, type WapiErrorBody } from "./wapi-error.js";

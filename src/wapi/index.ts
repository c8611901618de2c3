export { bindGroup, defineGroups } from "../core/groups.js";
export { createWapiCore } from "./client.js";
export { operation, type Wapi, type WapiFunction, type WapiOperation } from "./operation.js";
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
} from "./options.js";
export { isWapiError, WapiError, type WapiErrorBody } from "./wapi-error.js";

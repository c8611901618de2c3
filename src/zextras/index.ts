export { bindGroup, defineGroups } from "../core/groups.js";
export { createZextrasChatsCore } from "./client.js";
export {
  jsonOperation,
  operation,
  type ZextrasChats,
  type ZextrasChatsFunction,
  type ZextrasChatsOperation,
} from "./operation.js";
export type {
  ZextrasChatsAmbient,
  ZextrasChatsCallOptions,
  ZextrasChatsFacts,
  ZextrasChatsOptions,
  ZextrasChatsQueueId,
  ZextrasChatsToken,
} from "./options.js";
export { isZextrasChatsError, ZextrasChatsError } from "./zextras-chats-error.js";

import type { OutputFile } from "../../../scripts/emit/output-file.js";

const texts: Record<string, string> = {
  options: `import type { CallOptions } from "../core/index.js";
import type { RestFacts, RestOptions } from "../rest/protocol.js";
export type ShopRoomsCallOptions = CallOptions;
export interface ShopRoomsOptions extends RestOptions { readonly token: string }
export type ShopRoomsFacts = RestFacts;`,
  operation: `import type { ApiPromise } from "../core/index.js";
import type { RestOperation } from "../rest/operation.js";
import type { ShopRoomsCallOptions, ShopRoomsOptions } from "./options.js";
export { formOperation } from "../rest/form-operation.js";
export { operation } from "../rest/full-operation.js";
export { cursorOperation, numberedOperation, timedOperation } from "../rest/paging/operations.js";
export { jsonOperation } from "../rest/operation.js";
export interface ShopRooms {
  call<R>(operation: RestOperation, params?: object, options?: ShopRoomsCallOptions): ApiPromise<R>;
  with(overrides: Partial<ShopRoomsOptions>): ShopRooms;
}`,
  protocol: `import { failure } from "../core/exchange.js";
import type { RestFacts, RestProtocol } from "../rest/protocol.js";
import type { ShopRoomsCallOptions, ShopRoomsOptions } from "./options.js";
import { ShopRoomsError } from "./shop-rooms-error.js";
export const protocolOf = (facts: RestFacts): RestProtocol<ShopRoomsOptions, ShopRoomsCallOptions> => ({
  vendor: "shop",
  facts,
  authorize: () => async () => undefined,
  refuse: (exchange) => failure(exchange, ShopRoomsError, "refused"),
});`,
  client: `import { createRestClient } from "../rest/client.js";
import type { ShopRooms } from "./operation.js";
import type { ShopRoomsFacts, ShopRoomsOptions } from "./options.js";
import { protocolOf } from "./protocol.js";
export const createShopRoomsCore = (options: ShopRoomsOptions, facts: ShopRoomsFacts): ShopRooms =>
  createRestClient(options, protocolOf(facts));`,
  fetch: `import { createRestFetch } from "../rest/fetch.js";
export { escapeUnicode } from "../rest/text.js";
export { checkCalls } from "../rest/calls.js";
import type { ShopRoomsFacts, ShopRoomsOptions } from "./options.js";
import { protocolOf } from "./protocol.js";
export const createShopRoomsFetch = (options: ShopRoomsOptions, facts: ShopRoomsFacts) =>
  createRestFetch(options, protocolOf(facts));`,
  "shop-rooms-error": `import { ApiError, isErrorNamed } from "../core/api-error.js";
export class ShopRoomsError extends ApiError {}
export const isShopRoomsError = (error: unknown, ...statuses: readonly number[]): error is ShopRoomsError =>
  isErrorNamed(error, "ShopRoomsError") && statuses.includes(Number(error.status));`,
  index: `export * from "./options.js";
export * from "./operation.js";
export * from "./client.js";
export * from "./shop-rooms-error.js";`,
};

/** The least that a vendor adds to the runtime of REST clients. */
export const restRuntime: OutputFile[] = Object.entries(texts).map(([name, text]) => ({
  path: `src/shop/${name}.ts`,
  text,
}));

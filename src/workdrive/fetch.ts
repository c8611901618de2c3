import { createRestFetch } from "../rest/fetch.js";
import type { WorkDriveFacts, WorkDriveOptions } from "./options.js";
import { protocolOf } from "./protocol.js";

export { checkCalls } from "../rest/calls.js";

/**
 * A `fetch` for clients that make requests themselves, such as `openapi-fetch`: it adds the key, refuses URLs outside
 * `baseUrl`, and follows no redirect.
 *
 * @throws ApiError when there is no answer.
 */
export function createWorkDriveFetch(
  options: WorkDriveOptions,
  facts: WorkDriveFacts,
): (request: Request) => Promise<Response> {
  return createRestFetch(options, protocolOf(facts));
}

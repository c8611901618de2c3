import { supply } from "../core/supply.js";
import { staysAtHome } from "../rest/base.js";
import type { Authorize } from "../rest/protocol.js";
import type { WorkDriveCallOptions, WorkDriveFacts, WorkDriveOptions } from "./options.js";

/** What a header keeps as it is: it loses spaces around its value. */
const headerValue = /^(?![\t ])[\t -~\x80-\xff]*[!-~\x80-\xff]$/;

/** Adds the key to requests that stay at the client's origin. */
export function authorizer(
  { auth: { name } }: WorkDriveFacts,
  client: WorkDriveOptions,
): Authorize<WorkDriveCallOptions> {
  return async (headers, url) => {
    if (!staysAtHome(url, client)) return undefined;
    const key: unknown = await supply(client.apiKey);
    if (typeof key !== "string" || !headerValue.test(key))
      throw new TypeError(`apiKey is no value of a header${key ? "" : ": it is missing"}`);
    headers[name.toLowerCase()] = key;
    return undefined;
  };
}

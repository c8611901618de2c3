import { homeOf } from "../rest/base.js";
import { header, present } from "../rest/credentials.js";
import type { Authorize } from "../rest/protocol.js";
import type { WorkDriveCallOptions, WorkDriveFacts, WorkDriveOptions } from "./options.js";

/** Adds the key to requests that stay at the client's origin. */
export function authorizer(
  { auth }: WorkDriveFacts,
  client: WorkDriveOptions,
): Authorize<WorkDriveCallOptions> {
  const isHome = homeOf(client);
  const name = auth.name.toLowerCase();
  return (headers, url) =>
    isHome(url) ? present(headers, header, name, "apiKey", client.apiKey) : undefined;
}

import type { CallOptions, Secret } from "../core/index.js";
import type { Place, RestFacts, RestOptions } from "../rest/protocol.js";

/** Options of one call. */
export type WorkDriveCallOptions = CallOptions;

/** Options of a client. */
export interface WorkDriveOptions extends RestOptions {
  /** `https://<host>`, with or without a slash at the end. The paths of the operations begin with `/api`. */
  readonly baseUrl: string;
  /** The key of the organization. It goes to the origin of `baseUrl` only. */
  readonly apiKey: Secret;
}

/** What the specification says about the API as a whole. */
export interface WorkDriveFacts extends RestFacts {
  /** The header of the key. */
  readonly auth: Place & { readonly in: "header" };
}

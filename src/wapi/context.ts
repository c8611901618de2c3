import type { WapiFacts, WapiOptions } from "./options.js";
import type { WapiSessionKeeper } from "./session.js";

/** What the calls of one client have in common. */
export interface Context {
  readonly client: WapiOptions;
  readonly facts: WapiFacts;
  /** Shared with scoped copies that have the same credentials. */
  readonly keeper: WapiSessionKeeper;
}

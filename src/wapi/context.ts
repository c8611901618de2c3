import type { WapiChannel } from "./channel.js";
import type { WapiSessionKeeper } from "./keeper.js";
import type { WapiFacts, WapiOptions } from "./options.js";

/** What the calls of one client have in common. */
export interface Context {
  readonly client: WapiOptions;
  readonly facts: WapiFacts;
  /** How content travels where an operation does not tell. Default: it does not. */
  readonly open?: WapiChannel | undefined;
  /** Shared with scoped copies that have the same credentials. */
  readonly keeper: WapiSessionKeeper;
  /** A URL that may be sent to, as soon as a call has found that out. */
  checked?: string;
}

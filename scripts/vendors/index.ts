import { cloudike } from "./cloudike/index.js";
import type { Vendor } from "./vendor.js";
import { wapi } from "./wapi/index.js";
import { workdrive } from "./workdrive/index.js";
import { zextras } from "./zextras/index.js";

/** The vendors whose pages are read, in the order of the report. */
export const vendors: readonly Vendor[] = [cloudike, wapi, workdrive, zextras];

import type { Family } from "./family.js";
import { labelled } from "./labelled/index.js";
import { slate } from "./slate/index.js";
import { widdershins } from "./widdershins/index.js";

/** The families of pages that are read whoever published them, by name. */
export const families: Readonly<Record<string, Family>> = { widdershins, slate, labelled };

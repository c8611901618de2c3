import type { Paging } from "../../core/page-promise.js";
import type { RestOperation } from "../operation.js";
import type { RestParams } from "../params.js";

/** How the pages of one listing follow each other. */
export interface Pages extends Pick<Paging<unknown>, "walk"> {
  /** The parameter that takes the cursor of a page. */
  readonly parameter: string;
}

/** A style of paging: nothing for operations that have another, or none. */
export type Pager = (operation: RestOperation, params: RestParams | null) => Pages | undefined;

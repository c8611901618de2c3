import { ApiPromise } from "../core/api-promise.js";
import { isContentError } from "../core/content-error.js";
import { PagePromise, type Paging } from "../core/page-promise.js";
import type { Beginning, RestFeatures } from "./features.js";
import { Source } from "./source.js";

/**
 * Makes a call, which lets go of its content when it fails. A stream of the caller's that cannot be sent as it was
 * given stays whole: it can be given again.
 */
export const beginCall: RestFeatures["begin"] = (beginning) => {
  const { operation, params, start } = beginning;
  const run = async (unread: boolean) => {
    const { content } = params ?? {};
    if (content === undefined && !operation.sized && !operation.form) return start(unread);
    const source = new Source(content);
    try {
      const outcome = await start(unread, { ...params, content: source });
      // It may not have been asked for, or not to its end.
      if (operation.form) source.release();
      return outcome;
    } catch (error) {
      if (!source.isGiven || !isContentError(error)) source.release();
      throw error;
    }
  };
  const paging = pagingOf(beginning);
  return paging ? new PagePromise(run, paging) : new ApiPromise(run);
};

function pagingOf({ vendor, operation, params, again }: Beginning): Paging<unknown> | undefined {
  for (const pager of operation.features?.pagers ?? []) {
    const pages = pager(operation, params);
    if (pages)
      return {
        vendor,
        operation: operation.target,
        walk: pages.walk,
        turn: (cursor) => again({ ...params, [pages.parameter]: cursor }),
      };
  }
  return undefined;
}

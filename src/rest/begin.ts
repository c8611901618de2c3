import { ApiPromise } from "../core/api-promise.js";
import { isContentError } from "../core/content-error.js";
import { PagePromise } from "../core/page-promise.js";
import type { RestFeatures } from "./features.js";
import { Source } from "./source.js";

/**
 * Makes a call, which lets go of its content when it fails. A stream of the caller's that cannot be sent as it was
 * given stays whole: it can be given again.
 */
export const beginCall: RestFeatures["begin"] = ({ sized }, params, start, paging) => {
  const run = async (unread: boolean) => {
    const { content } = params ?? {};
    if (content === undefined && !sized) return start(unread, params);
    const source = new Source(content);
    try {
      return await start(unread, { ...params, content: source });
    } catch (error) {
      if (!source.isGiven || !isContentError(error)) source.release();
      throw error;
    }
  };
  return paging ? new PagePromise(run, paging) : new ApiPromise(run);
};

import { ApiPromise, type Outcome } from "../core/api-promise.js";
import { isContentError } from "../core/content-error.js";
import { PagePromise, type Paging } from "../core/page-promise.js";
import { Source } from "../core/source.js";
import type { Beginning, RestFeatures } from "./features.js";

/** Makes a call that may send content, and may be of a page. */
export const beginCall: RestFeatures["begin"] = (beginning) =>
  promiseOf(beginning, runWithContent(beginning));

/** Makes a call that sends content, and is of no page. */
export const beginUpload: RestFeatures["begin"] = (beginning) => new ApiPromise(runWithContent(beginning));

/** Makes a call that sends no content, and may be of a page. */
export const beginListing: RestFeatures["begin"] = (beginning) =>
  promiseOf(beginning, (unread) => beginning.start(unread));

type Run = (unread: boolean) => Promise<Outcome<unknown>>;

/**
 * A run lets go of its content when it fails. A stream of the caller's that cannot be sent as it was given stays
 * whole: it can be given again.
 */
function runWithContent({ operation, params, start }: Beginning): Run {
  const { content } = params ?? {};
  if (content === undefined && !operation.sized && !operation.form) return (unread) => start(unread);
  return async (unread) => {
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
}

function promiseOf(beginning: Beginning, run: Run): ApiPromise<unknown> {
  const paging = pagingOf(beginning);
  return paging ? new PagePromise(run, paging) : new ApiPromise(run);
}

function pagingOf({ context, operation, params, options, call }: Beginning): Paging<unknown> | undefined {
  for (const pager of operation.features?.pagers ?? []) {
    const pages = pager(operation, params);
    if (pages)
      return {
        vendor: context.protocol.vendor,
        operation: operation.target,
        maxPages: context.client.maxPages ?? 10_000,
        walk: pages.walk,
        turn: (cursor) => call(operation, { ...params, [pages.parameter]: cursor }, options),
      };
  }
  return undefined;
}

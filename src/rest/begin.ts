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
    if (content === undefined && !operation.sized) return start(unread);
    const source = new Source(content);
    try {
      return await start(unread, { ...params, content: source });
    } catch (error) {
      if (!source.isGiven || !isContentError(error)) source.release();
      throw error;
    }
  };
  const paging = pagingOf(beginning);
  return paging ? new PagePromise(run, paging) : new ApiPromise(run);
};

function pagingOf({ vendor, operation, params, again }: Beginning): Paging<unknown> | undefined {
  if (!operation.page) return undefined;
  const [parameter, next, items] = operation.page;
  return {
    vendor,
    operation: operation.target,
    cursor: params?.[parameter],
    next: (page) => own(page, next),
    items: (page) => own(page, items),
    turn: (cursor) => again({ ...params, [parameter]: cursor }),
  };
}

/** A field of an answer, of which nothing is sure; a method of its prototype is none. */
function own(answer: unknown, name: string): unknown {
  return Object.hasOwn(Object(answer), name) ? (answer as Record<string, unknown>)[name] : undefined;
}

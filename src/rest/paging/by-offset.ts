import { listOf } from "../../core/page-promise.js";
import { PagingError } from "../../core/paging-error.js";
import { fieldAt, wholeNumber } from "../fields.js";
import type { RestTraits } from "../operation.js";
import type { RestParams } from "../params.js";
import type { Pager } from "./pager.js";

type Offset = NonNullable<RestTraits["offset"]>;

/** Pages that begin at an offset, which stands beside the other parameters or among those of the body. */
export const pageByOffset: Pager = ({ offset: style }, params) =>
  style && {
    parameter: style.parameter,
    walk(fail) {
      const size = wholeNumber(parameterOf(params, style.size));
      let offset = wholeNumber(parameterOf(params, style.parameter)) ?? 0;
      let before = "";
      let most = 0;
      return (page) => {
        const items = listOf(style.items ? fieldAt(page, style.items) : page, fail);
        const whole = wholeNumber(style.total && fieldAt(page, style.total)) ?? most;
        // What moved up in the meantime is on no page.
        if (whole < most)
          throw fail(
            PagingError,
            `${style.total} fell from ${most} to ${whole}, items may be lost: collect before changing`,
          );
        most = whole;
        if (!items.length) return { items };
        const told = JSON.stringify(items);
        if (told === before)
          throw fail(PagingError, `a page came again: the server does not heed ${style.parameter}`);
        before = told;
        offset += items.length;
        return { items, next: isLast(page, style, offset, items.length, size) ? undefined : offset };
      };
    },
  };

/** As in the call itself, what stands beside the body counts. */
function parameterOf(params: RestParams | null, name = ""): unknown {
  return fieldAt(params, name) ?? fieldAt(params?.body, name);
}

/**
 * Whether nothing comes after a page.
 *
 * @param end - The number of items up to its end.
 * @param size - The most items that were asked for.
 */
function isLast(page: unknown, style: Offset, end: number, count: number, size: number | undefined): boolean {
  const [last, total] = [style.last, style.total].map((name) => name && fieldAt(page, name));
  if (last != null && last !== "") return /^(true|1)$/i.test(`${last}`);
  const whole = wholeNumber(total);
  if (whole !== undefined) return end >= whole;
  // Where nothing is told, a page is full as long as there may be more.
  return !size || count < size;
}

import { DecodeError } from "../core/decode-error.js";
import { listOf, type PageFailure, type Turn } from "../core/page-promise.js";
import { PagingError } from "../core/paging-error.js";
import { fieldAt, wholeNumber } from "./fields.js";
import { instantOf, writeInstant } from "./instant.js";
import type { RestTraits } from "./operation.js";
import type { Pager } from "./pager.js";

/** Pages of items till a time, newest first. */
export const pageByTime: Pager = ({ timed }, params) =>
  timed && {
    parameter: timed.parameter,
    walk: (fail) => {
      const border = new Border(timed, fail, timed.size && wholeNumber(params?.[timed.size]));
      return (page) => border.turn(page);
    },
  };

/** How much later than at a time items of that time may be left out, as servers round what they write and read. */
const delays = [1, 1000, 60_000];

/**
 * Where a loop stands. The next page goes till the time of the oldest item.
 *
 * Whether an item at that very time is on the next page is up to the server. If it is, it is known by its id. If not,
 * others of the same time would never come: from there on, pages are asked for till a millisecond later, or as much as
 * it takes for known items to come again.
 */
class Border {
  /** Items that can come again, each with its time; those after others that may have been left out have none. */
  #known = new Map<string, number>();
  /** The time of the last page, and as the server writes it. */
  #bound = Number.POSITIVE_INFINITY;
  #text: unknown;
  #later = 0;
  #first = 0;
  /** As long as a page is from which items may have been left out, if that is known. */
  #full: number | undefined;

  readonly #style: NonNullable<RestTraits["timed"]>;
  readonly #fail: PageFailure;

  constructor(style: NonNullable<RestTraits["timed"]>, fail: PageFailure, size: number | "" | undefined) {
    this.#style = style;
    this.#fail = fail;
    this.#full = size || undefined;
  }

  turn(page: unknown): Turn {
    const { parameter, size, items: list, time, id } = this.#style;
    const items = listOf(fieldAt(page, list), this.#fail);
    const times = items.map((item) => instantOf(fieldAt(item, time)));
    const keys = items.map((item) => JSON.stringify(fieldAt(item, id) ?? item));
    const fresh = items.filter((_, index) => !this.#known.has(`${keys[index]}`));
    if (times.some(Number.isNaN))
      return { items: fresh, error: this.#fail(DecodeError, `an item has no time in ${time}`) };
    if (times.some((one) => one > this.#bound + this.#later))
      throw this.#fail(PagingError, `items came again: the server does not heed ${parameter}`);
    if (times.some((one, index) => one > Number(times[index - 1])))
      return {
        items: fresh,
        error: this.#fail(PagingError, `items would be lost: they are not sorted by ${time}, newest first`),
      };
    // One item that comes again is all there is, unless pages are known to be as short.
    if (!this.#first) this.#first = Math.max(items.length, 2);
    else if (fresh.length) this.#full = Math.min(this.#full ?? this.#first, this.#first);

    const oldest = times.at(-1) ?? this.#bound;
    const isLeftOut =
      this.#known.size > 0 && !keys.some((key) => Number(this.#known.get(key)) >= this.#bound);
    if (isLeftOut) {
      const delay = delays.find((one) => one > this.#later);
      const problem = "items could be lost: those at the border of two pages do not come again";
      if (!delay) return { items: fresh, error: this.#fail(PagingError, problem) };
      this.#later = delay;
    } else if (!fresh.length && oldest >= this.#bound) {
      if (items.length < (this.#full ?? this.#first)) return { items: fresh };
      const advice = size ? `, raise ${size}` : "";
      throw this.#fail(PagingError, `items could be lost: a whole page has one time${advice}`);
    } else {
      this.#bound = Math.min(oldest, this.#bound);
      this.#text = fieldAt(items.at(-1), time);
    }
    times.forEach((one, index) => void this.#known.set(`${keys[index]}`, isLeftOut ? Number.NaN : one));
    for (const [key, one] of this.#known) if (one > this.#bound + 60_000) this.#known.delete(key);
    const next = this.#later ? writeInstant(this.#bound + this.#later, this.#text) : this.#text;
    return { items: fresh, next };
  }
}

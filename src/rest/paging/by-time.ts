import { DecodeError } from "../../core/decode-error.js";
import { listOf, type PageFailure, type Turn } from "../../core/page-promise.js";
import { PagingError } from "../../core/paging-error.js";
import { fieldAt, wholeNumber } from "../fields.js";
import { instantOf, writeInstant } from "../instant.js";
import type { RestTraits } from "../operation.js";
import type { RestParams } from "../params.js";
import type { Pager } from "./pager.js";

/** Pages of items till a time, newest first. */
export const pageByTime: Pager = ({ timed }, params) =>
  timed && {
    parameter: timed.parameter,
    walk: (fail) => {
      const border = new Border(timed, fail, params);
      return (page) => border.turn(page);
    },
  };

/** How much later than at a time items of that time may be left out, as servers round what they write and read. */
const delays = [1, 1000, 60_000];

/** A field that the parameter may be compared with, and its time of the oldest item, also as the server writes it. */
interface Field {
  readonly name: string;
  readonly bound: number;
  readonly text?: unknown;
}

/**
 * Where a loop stands. The next page goes till the time of the oldest item.
 *
 * Whether an item at that very time is on the next page is up to the server. If it is, it is known by its id. If not,
 * others of the same time would never come: from there on, pages are asked for till a millisecond later, or as much as
 * it takes for known items to come again.
 *
 * Of several fields, those remain that the pages are sorted by, and the latest of their times is asked for. Whichever
 * it is, a page that begins with items that are known leaves nothing out.
 */
class Border {
  /** Items that can come again, each with its time; those after others that may have been left out have none. */
  #known = new Map<string, number>();
  #fields: readonly Field[];
  /** The latest time of the fields. */
  #bound: number;
  /** Till when the listing is asked for. Where there is one field, what the server makes of it is trusted. */
  readonly #limit: number;
  #later = 0;
  #first = 0;
  /** As long as a page is from which items may have been left out, if that is known. */
  #full: number | undefined;
  /** Whether the listing may have ended where a field was given up. */
  #isOver = false;

  readonly #style: NonNullable<RestTraits["timed"]>;
  readonly #fail: PageFailure;

  constructor(style: NonNullable<RestTraits["timed"]>, fail: PageFailure, params: RestParams | null) {
    this.#style = style;
    this.#fail = fail;
    this.#full = (style.size && wholeNumber(params?.[style.size])) || undefined;
    this.#fields = [style.time].flat().map((name) => ({ name, bound: Number.POSITIVE_INFINITY }));
    const till = params?.[style.parameter];
    const limit = till instanceof Date ? till.getTime() : instantOf(till);
    this.#limit = (this.#fields.length > 1 && limit) || Number.POSITIVE_INFINITY;
    this.#bound = this.#limit;
  }

  turn(page: unknown): Turn {
    const { parameter, size, items: list, time, id } = this.#style;
    const items = listOf(fieldAt(page, list), this.#fail);
    const keys = items.map((item) => JSON.stringify(fieldAt(item, id) ?? item));
    const fresh = items.filter((_, index) => !this.#known.has(`${keys[index]}`));
    const read = this.#fields.map((field) => ({
      ...field,
      times: items.map((item) => instantOf(fieldAt(item, field.name))),
    }));
    const wrongs: ((one: number, index: number, times: number[]) => boolean)[] = [
      Number.isNaN,
      (one) => one > this.#bound + this.#later,
      (one, index, times) => one > Number(times[index - 1]),
    ];
    let fields = read.filter(({ times }) => !wrongs.some((wrong) => times.some(wrong)));
    if (!fields.length) {
      const [isUntimed, isBeyond] = wrongs.map((wrong) => read.every(({ times }) => times.some(wrong)));
      const names = [time].flat().join(" or ");
      if (isUntimed)
        return { items: fresh, error: this.#fail(DecodeError, `an item has no time in ${names}`) };
      if (isBeyond) throw this.#fail(PagingError, `items came again: the server does not heed ${parameter}`);
      const problem = `items would be lost: they are not sorted by ${names}, newest first`;
      return { items: fresh, error: this.#fail(PagingError, problem) };
    }
    // One item that comes again is all there is, unless pages are known to be as short.
    if (!this.#first) this.#first = Math.max(items.length, 2);
    else if (fresh.length) this.#full = Math.min(this.#full ?? this.#first, this.#first);

    const isLeftOut = this.#known.size > 0 && !keys.some((key) => Number.isFinite(this.#known.get(`${key}`)));
    if (isLeftOut) {
      const delay = delays.find((one) => one > this.#later);
      const problem = "items could be lost: those at the border of two pages do not come again";
      if (!delay && this.#isOver && !items.length) return { items };
      if (!delay) return { items: fresh, error: this.#fail(PagingError, problem) };
      this.#later = delay;
    } else {
      fields = fields.map((field) => {
        const oldest = field.times.at(-1) ?? field.bound;
        return oldest > field.bound
          ? field
          : { ...field, bound: oldest, text: fieldAt(items.at(-1), field.name) };
      });
      if (!fresh.length && latest(fields) >= this.#bound) {
        const isShort = items.length < (this.#full ?? this.#first);
        fields = fields.filter(({ bound }) => bound < this.#bound);
        if (isShort && (!fields.length || items.length < this.#first)) return { items: fresh };
        const advice = size ? `, raise ${size}` : "";
        if (!fields.length)
          throw this.#fail(PagingError, `items could be lost: a whole page has one time${advice}`);
        this.#isOver = isShort;
      }
    }
    this.#fields = fields;
    this.#bound = latest(fields);
    keys.forEach((key, index) => {
      const times = fields.map((field) => Number(field.times[index]));
      this.#known.set(`${key}`, isLeftOut ? Number.NaN : Math.min(...times));
    });
    for (const [key, one] of this.#known) if (one > this.#bound + 60_000) this.#known.delete(key);
    const text = fields.find(({ bound }) => bound === this.#bound)?.text;
    const next = Math.min(this.#bound + this.#later, this.#limit);
    return { items: fresh, next: this.#later ? writeInstant(next, text) : text };
  }
}

function latest(fields: readonly Field[]): number {
  return Math.max(...fields.map(({ bound }) => bound));
}

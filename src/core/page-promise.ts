import type { ApiError } from "./api-error.js";
import { ApiPromise, type Outcome } from "./api-promise.js";
import { DecodeError } from "./decode-error.js";
import { failure } from "./exchange.js";
import { PagingError } from "./paging-error.js";

/** How a listing comes in pages. */
export interface Paging<Page> {
  readonly vendor: string;
  /** The operation, as the vendor's documentation spells it. */
  readonly operation: string;
  /** The cursor of the first page, if the caller gave one. */
  readonly cursor: unknown;
  /** The cursor of the page after this one; nothing, or an empty text, after the last. */
  next(page: Page): unknown;
  /** The items of a page, of which it is not sure that they are a list. */
  items(page: Page): unknown;
  /** Calls for the page at a cursor. */
  turn(cursor: unknown): PromiseLike<Page>;
}

/**
 * A call of a listing that comes in pages. Awaiting it gives one page; its iterators go on from there.
 *
 * A page is asked for when the loop comes to it, with the options of the call: a timeout counts for each of them.
 */
export class PagePromise<Page, Item> extends ApiPromise<Page> {
  readonly #paging: Paging<Page>;

  constructor(start: (unread: boolean) => Promise<Outcome<Page>>, paging: Paging<Page>) {
    super(start);
    this.#paging = paging;
  }

  /**
   * This page and those after it.
   *
   * @throws ApiError in the loop, as the call of a page would; PagingError where a page comes again.
   */
  async *pages(): AsyncIterable<Page> {
    const { cursor, next, turn, ...call } = this.#paging;
    const seen = new Set([cursor]);
    for (let page: PromiseLike<Page> = this; ; ) {
      const current = await page;
      yield current;
      const following = next(current) ?? "";
      if (following === "") return;
      if (seen.has(following))
        throw failure({ ...call, attempts: seen.size, sent: "" }, PagingError, "a page came again");
      seen.add(following);
      page = turn(following);
    }
  }

  /**
   * The items of this page and of those after it. Errors come as in {@link pages}.
   *
   * @throws DecodeError where the items of a page are no list.
   */
  async *items(): AsyncIterable<Item> {
    const { vendor, operation } = this.#paging;
    let attempts = 0;
    for await (const page of this.pages()) {
      attempts++;
      const items = this.#paging.items(page) ?? [];
      if (!Array.isArray(items))
        throw failure<ApiError>(
          { vendor, operation, attempts, sent: "" },
          DecodeError,
          "the items are no list",
        );
      yield* items as Item[];
    }
  }
}

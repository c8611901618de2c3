import type { ApiError } from "./api-error.js";
import { ApiPromise, type Outcome } from "./api-promise.js";
import { DecodeError } from "./decode-error.js";
import { type ErrorKind, failure } from "./exchange.js";
import { PagingError } from "./paging-error.js";

/** A page, and what comes after it. */
export interface Turn {
  /** The items of the page that were on none before it. It is not sure that they are a list. */
  readonly items: unknown;
  /** The cursor of the page after it; nothing, or an empty text, after the last. */
  readonly next?: unknown;
  /** Why it cannot be known what comes after it. The page itself is good. */
  readonly error?: ApiError;
}

/** Makes an error of the page that a loop has come to. */
export type PageFailure = <E extends ApiError>(Kind: ErrorKind<E>, message: string) => E;

/** How a listing comes in pages. */
export interface Paging<Page> {
  readonly vendor: string;
  /** The operation, as the vendor's documentation spells it. */
  readonly operation: string;
  /** The most pages of a loop. */
  readonly maxPages: number;
  /** Begins a loop. What it gives is asked for every page in turn, and throws where a page is not to be given. */
  walk(fail: PageFailure): (page: Page) => Turn;
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
   * This page and those after it, as the server gives them. Where a listing is paged by time, items at the border of
   * two pages can be on both of them.
   *
   * @throws ApiError in the loop, as the call of a page would; PagingError where a page comes again, items could be lost
   * between two pages, or there are more pages than `maxPages` of the client.
   */
  async *pages(): AsyncIterable<Page> {
    for await (const [page] of this.#turns()) yield page;
  }

  /**
   * The items of this page and of those after it, each once. Errors come as in {@link pages}.
   *
   * @throws DecodeError where the items of a page are no list.
   */
  async *items(): AsyncIterable<Item> {
    for await (const [, items, fail] of this.#turns()) yield* listOf(items, fail) as Item[];
  }

  async *#turns(): AsyncGenerator<readonly [Page, items: unknown, PageFailure]> {
    const { vendor, operation, maxPages, walk, turn } = this.#paging;
    let attempts = 0;
    const fail: PageFailure = (Kind, message) => failure({ vendor, operation, attempts }, Kind, message);
    const step = walk(fail);
    for (let page: PromiseLike<Page> = this; ; ) {
      const current = await page;
      attempts++;
      if (current instanceof Response)
        throw fail<ApiError>(DecodeError, "the page was taken as it came, by .asResponse()");
      // Before the page is given: the loop may change it.
      const { items, next, error } = step(current);
      yield [current, items, fail];
      if (error) throw error;
      if ((next ?? "") === "") return;
      if (attempts >= maxPages)
        throw fail(PagingError, `more than ${maxPages} pages: raise maxPages if there are so many`);
      page = turn(next);
    }
  }
}

/**
 * The items of a page, of which there may be none.
 *
 * @throws DecodeError where they are no list.
 */
export function listOf(items: unknown, fail: PageFailure): unknown[] {
  if (Array.isArray(items ?? [])) return (items as unknown[] | undefined) ?? [];
  throw fail<ApiError>(DecodeError, "the items are no list");
}

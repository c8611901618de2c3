import fc from "fast-check";
import { expect, test } from "vitest";
import { isPagingError } from "../../src/core/index.js";
import { PagePromise } from "../../src/core/page-promise.js";
import type { RestOperation } from "../../src/rest/operation.js";
import { pageByTime } from "../../src/rest/paging/by-time.js";
import { collect } from "./operations.js";

interface Item {
  readonly id: number;
  /** In milliseconds, and as the server writes it, which may be less exact. */
  readonly stored: number;
  readonly at: string;
}

const operation: RestOperation = {
  target: "GET /items",
  timed: { parameter: "till", size: "size", items: "items", time: "at", id: "id" },
};

/** A loop through a listing that a server cuts into pages. */
function loop(size: number | undefined, list: (till: string) => readonly Item[]): AsyncIterable<Item> {
  const params = { till: "2030-01-01T00:00:00.000Z", size };
  const pages = pageByTime(operation, params);
  if (!pages) throw new TypeError("no pages");
  const outcome = { data: { items: list(params.till) }, response: new Response() };
  return new PagePromise<{ items: readonly Item[] }, Item>(() => Promise.resolve(outcome), {
    ...{ vendor: "v", operation: operation.target, maxPages: 10_000, walk: pages.walk },
    turn: async (till) => ({ items: list(`${till}`) }),
  }).items();
}

test("a listing by time gives each item once, or an error", async () => {
  const listings = fc.record({
    times: fc.array(fc.nat(8), { maxLength: 30 }),
    size: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
    cap: fc.integer({ min: 2, max: 12 }),
    isInclusive: fc.boolean(),
    step: fc.constantFrom(0.4, 1, 400, 25_000),
    written: fc.constantFrom(1, 1000, 60_000),
    read: fc.constantFrom(1, 1000),
  });
  let whole = 0;
  await fc.assert(
    fc.asyncProperty(listings, async ({ times, size, cap, isInclusive, step, written, read }) => {
      const sorted = times
        .sort((a, b) => b - a)
        .map((time) => time * step)
        .map((stored, id) => ({ id, stored, at: new Date(stored - (stored % written)).toISOString() }));
      let calls = 0;
      const list = (till: string) => {
        if (calls++ > 200) throw new RangeError("no end");
        const time = Date.parse(till) - (Date.parse(till) % read);
        const found = sorted.filter(({ stored }) => stored < time || (isInclusive && stored === time));
        // Fewer than were asked for, where that is more than the server gives.
        return found.slice(0, Math.min(size ?? cap, cap));
      };
      const seen: Item[] = [];
      const error: unknown = await collect(loop(size, list), seen).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      const ids = seen.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      if (error !== undefined) {
        expect(isPagingError(error), String(error)).toBe(true);
        return;
      }
      whole++;
      // A first page of one time, as far as times are exact, that is shorter than what was asked for looks like all
      // there is.
      const [first, last] = [sorted[0]?.stored ?? 0, sorted[cap - 1]?.stored ?? 0];
      const isExact = written === 1 && read === 1 && step >= 1;
      const isCut = sorted.length > cap && (size ?? 0) > cap && first - last <= (isExact ? 0 : 60_000);
      if (!isCut) expect(ids.sort((a, b) => a - b)).toEqual(sorted.map(({ id }) => id));
    }),
    { numRuns: 500 },
  );
  expect(whole).toBeGreaterThan(50);
});

import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isPagingError } from "../../src/core/index.js";
import { PagePromise } from "../../src/core/page-promise.js";
import { createWorkDriveCore, operation as operationOf, type WorkDrive } from "../../src/workdrive/index.js";
import { failureOf } from "../support/failure.js";
import { startWorkDriveServer, type WorkDriveServer } from "../support/workdrive-server.js";
import { collect } from "./operations.js";

type Field = "made" | "begins";
interface Item {
  readonly id: number;
  readonly made: number;
  readonly begins: number | null;
}

const { operation } = operationOf("GET /api/events", {
  timed: { parameter: "time", size: "per_page", items: "events", time: ["made", "begins"], id: "id" },
});
const far = Date.UTC(2100, 0);
const minute = 60_000;
let server: WorkDriveServer;
let client: WorkDrive;
const asked = () => server.requests.map(({ query }) => (Date.parse(`${query.time}`) - start) / minute);
const start = Date.UTC(2022, 9, 17);
const idsOf = (items: readonly Item[]) => items.map(({ id }) => id);

/** Serves items by one of their times, and gives them as the service has them. */
function serve(items: readonly Item[], { by, isInclusive = true, cap = 99 }: Service): Item[] {
  const timeOf = (item: Item) => Number(item[by]);
  const sorted = [...items].sort((a, b) => timeOf(b) - timeOf(a));
  const write = (time: number | null) => time && new Date(time).toISOString();
  server.on("GET /api/events", ({ query }) => {
    const till = Date.parse(`${query.time}`);
    const found = sorted.filter((item) => timeOf(item) < till || (isInclusive && timeOf(item) === till));
    const events = found.slice(0, Math.min(cap, Number(query.per_page)));
    return {
      json: {
        events: events.map(({ id, ...item }) => ({ id, made: write(item.made), begins: write(item.begins) })),
      },
    };
  });
  return sorted;
}

interface Service {
  readonly by: Field;
  readonly isInclusive?: boolean;
  /** The most items of a page, whatever is asked for. */
  readonly cap?: number;
}

function list(per_page: number, time: unknown = new Date(far)): AsyncIterable<Item> {
  const call = client.call(operation, { time, per_page });
  if (!(call instanceof PagePromise)) throw new TypeError("no pages");
  return call.items();
}

/** Items of minutes, made and begun. */
const itemsOf = (...pairs: (readonly [made: number, begins: number | null])[]): Item[] =>
  pairs.map(([made, begins], id) => ({
    id,
    made: start + made * minute,
    begins: begins === null ? null : start + begins * minute,
  }));

beforeEach(async () => {
  server = await startWorkDriveServer();
  client = createWorkDriveCore(server.options(), server.facts);
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

describe.each<Field>(["made", "begins"])("a listing till a time, which is that of %s", (by) => {
  describe.each([[true], [false]])("itself listed: %j", (isInclusive) => {
    test.each<[string, Item[]]>([
      ["that tell nothing of each other", itemsOf([9, 1], [8, 7], [7, 4], [6, 9], [5, 2], [4, 8], [3, 3])],
      ["in one order", itemsOf([9, 29], [8, 28], [7, 27], [6, 26], [5, 25], [4, 24])],
      ["that are the same", itemsOf([9, 9], [8, 8], [7, 7], [6, 6], [5, 5])],
      ["in one order, one of them early", itemsOf([90, 9], [80, 8], [70, 7], [60, 6], [50, 5])],
      ["of which there are no two", itemsOf([5, 7])],
      ["of no items", []],
    ])("gives items of times %s", async (_, items) => {
      const sorted = serve(items, { by, isInclusive });
      for (const per_page of [2, 3, 4]) expect(idsOf(await collect(list(per_page)))).toEqual(idsOf(sorted));
    });
  });
});

describe("the next time", () => {
  test("is the latest that it may have to be, until the order tells which it is", async () => {
    serve(itemsOf([9, 19], [8, 18], [7, 30], [6, 2]), { by: "made" });
    expect(await collect(list(2, new Date(start + 100 * minute)))).toHaveLength(4);
    expect(asked()).toEqual([100, 18, 8, 7, 6]);
  });

  test("is not that of a field that is later than what was asked for", async () => {
    const items = itemsOf([9, 19], [8, 18], [7, 17], [6, 16]);
    serve([...items, { id: 9, made: start + 12 * minute, begins: start }], { by: "made" });
    expect(idsOf(await collect(list(2, new Date(start + 10 * minute).toISOString())))).toEqual([0, 1, 2, 3]);
    expect(asked()).toEqual([10, 8, 7, 6]);
  });

  test("is not that of a field which an item is without", async () => {
    serve(itemsOf([9, 19], [8, null], [7, 17]), { by: "made" });
    expect(await collect(list(2))).toHaveLength(3);
    expect(asked().slice(1)).toEqual([8, 7]);
  });

  test("is that of another field where one gets no farther", async () => {
    serve(itemsOf([50, 9], [50, 8], [50, 7], [50, 6], [50, 5]), { by: "begins" });
    expect(await collect(list(2))).toHaveLength(5);
    expect(asked().slice(1, 3)).toEqual([50, 8]);
  });

  test("is so too where pages are shorter than was asked for", async () => {
    serve(itemsOf([50, 9], [50, 8], [50, 7], [50, 6], [50, 5]), { by: "begins", cap: 2 });
    expect(await collect(list(10))).toHaveLength(5);
  });

  test("is none after a page that is all, be its times one", async () => {
    serve(itemsOf([50, 9], [50, 8], [50, 7]), { by: "made" });
    expect(await collect(list(10))).toHaveLength(3);
  });
});

test("items that are sorted by no field are an error", async () => {
  const pages = itemsOf([9, 1], [8, 2], [9, 3]);
  server.on("GET /api/events", () => ({
    json: { events: pages.map((item) => ({ ...item, begins: item.begins })) },
  }));
  const seen: Item[] = [];
  const error = await failureOf(collect(list(5), seen));
  expect(isPagingError(error)).toBe(true);
  expect(error.message).toContain("not sorted by made or begins");
  expect(idsOf(seen)).toEqual([0, 1, 2]);
});

test("a page of one time loses nothing where another field would go on", async () => {
  serve(itemsOf([50, 9], [50, 8], [50, 7], [50, 6], [8, 5]), { by: "made" });
  const error = await failureOf(collect(list(2)));
  expect(isPagingError(error)).toBe(true);
  expect(error.message).toContain("items could be lost");
});

test("a listing by one of two times gives each item once, or an error", async () => {
  const correlated = fc
    .tuple(fc.array(fc.nat(30), { maxLength: 24 }), fc.integer({ min: -20, max: 20 }), fc.nat(2))
    .map(([times, shift, jitter]) =>
      times.map((one, index) => [one, one + shift + ((index * 7) % (jitter + 1))] as const),
    );
  const lists: fc.Arbitrary<(readonly [number, number])[]> = fc.oneof(
    fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 24 }),
    fc.array(fc.tuple(fc.constant(20), fc.nat(30)), { maxLength: 12 }),
    fc.array(fc.tuple(fc.constantFrom(3, 4, 20), fc.nat(30)), { maxLength: 12 }),
    correlated,
  );
  const cases = fc.record({
    pairs: lists,
    isSwapped: fc.boolean(),
    by: fc.constantFrom<Field>("made", "begins"),
    isInclusive: fc.boolean(),
    size: fc.integer({ min: 2, max: 5 }),
    till: fc.option(fc.integer({ min: 0, max: 40 })),
    step: fc.constantFrom(1, 700, minute),
  });
  let whole = 0;
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(cases, async ({ pairs, isSwapped, by, isInclusive, size, till, step }) => {
      const items = pairs.map(([one, other], id) => {
        const [made, begins] = isSwapped ? [other, one] : [one, other];
        return { id, made: start + made * step, begins: start + begins * step } satisfies Item;
      });
      const first = till === null ? far : start + till * step;
      const sorted = serve(items, { by, isInclusive });
      const expected = sorted.filter((item) => Number(item[by]) < first + (isInclusive ? 1 : 0));
      server.requests.length = 0;
      const seen: Item[] = [];
      const error: unknown = await collect(list(size, new Date(first)), seen).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(new Set(idsOf(seen)).size).toBe(seen.length);
      expect(server.requests.length).toBeLessThan(100);
      runs++;
      const known = new Set(idsOf(expected));
      expect(idsOf(seen).filter((id) => !known.has(id))).toEqual([]);
      if (error !== undefined) {
        expect(isPagingError(error), String(error)).toBe(true);
        return;
      }
      whole++;
      expect(idsOf(seen).sort((a, b) => a - b)).toEqual(idsOf(expected).sort((a, b) => a - b));
    }),
    { numRuns: 300 },
  );
  expect(whole).toBeGreaterThan(runs / 3);
});

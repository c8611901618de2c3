import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isDecodeError, isPagingError, PagePromise } from "../../src/core/index.js";
import { createWorkDriveCore, operation, type WorkDrive } from "../../src/workdrive/index.js";
import { failureOf } from "../support/failure.js";
import { type Post, startWorkDriveServer, type WorkDriveServer } from "../support/workdrive-server.js";
import { collect, getAllPosts } from "./operations.js";

let server: WorkDriveServer;
let client: WorkDrive;
const time = "2023-01-01T00:00:00.000Z";
const at = (minute: number) => new Date(Date.UTC(2022, 9, 17, 9, minute, 41, 247)).toISOString();
/** Posts of these minutes, newest first. */
const postsOf = (...minutes: number[]): Post[] =>
  minutes.map((minute, index) => ({ id: `p${index}`, postedAt: at(minute) }));
const range = (length: number) => Array.from({ length }, (_, index) => length - 1 - index);
const idsOf = (posts: readonly Post[]) => posts.map(({ id }) => id);
const asked = () => server.requests.map(({ query }) => query.time);

beforeEach(async () => {
  server = await startWorkDriveServer();
  client = createWorkDriveCore(server.options(), server.facts);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
  expect(server.faults).toEqual([]);
});

describe.each([[true], [false]])("a listing till a time, itself listed: %j", (isInclusive) => {
  const given = async (posts: Post[], params: object = {}) => {
    Object.assign(server.listing, { posts, isInclusive });
    return idsOf(await collect(getAllPosts(client, { time, ...params }).items()));
  };

  test.each([[0], [1], [2], [9], [10], [11], [25], [40]])("gives each of %i items once", async (count) => {
    const posts = postsOf(...range(count));
    expect(await given(posts)).toEqual(idsOf(posts));
  });

  test.each([[2], ["3"], [7], [100]])("gives each once with %j in a page", async (per_page) => {
    const posts = postsOf(...range(25));
    expect(await given(posts, { per_page, sort_key: "a" })).toEqual(idsOf(posts));
    for (const { query } of server.requests)
      expect(query).toMatchObject({ per_page: `${per_page}`, sort_key: "a" });
  });

  test("gives items of one time that stand on two pages", async () => {
    const posts = postsOf(9, 8, 8, 8, 7, 7, 7, 7, 6, 5, 5, 4, 4);
    for (const per_page of [5, 6, 7])
      expect([...(await given(posts, { per_page }))].sort()).toEqual([...idsOf(posts)].sort());
  });

  test("fails where a whole page has one time, and others of it would be lost", async () => {
    Object.assign(server.listing, { posts: postsOf(9, 8, 8, 8, 8, 7), isInclusive });
    for (const per_page of [1, 2, 3]) {
      const seen: Post[] = [];
      const call = getAllPosts(client, { time, per_page });
      const error = await failureOf(collect(call.items(), seen));
      expect(isPagingError(error)).toBe(true);
      expect(error.message).toContain("raise per_page");
      expect(new Set(idsOf(seen)).size).toBe(seen.length);
    }
    expect(await given(server.listing.posts, { per_page: 5 })).toHaveLength(6);
  });

  test("has its pages as the server gives them, with items at borders on both", async () => {
    Object.assign(server.listing, { posts: postsOf(...range(25)), isInclusive });
    const call = getAllPosts(client, { time });
    expect((await call).posts).toHaveLength(10);
    const pages = await collect(call.pages());
    const ids = pages.flatMap(({ posts }) => idsOf(posts));
    expect(new Set(ids).size).toBe(25);
    expect(ids.length).toBeGreaterThan(25);
  });

  test("takes items whose page was cut below what was asked for", async () => {
    // The server gives no more than 10, whatever is asked for.
    Object.assign(server.listing, {
      posts: postsOf(...range(12), ...Array<number>(15).fill(-1)),
      isInclusive,
    });
    server.on("GET /api/posts", ({ query }) => {
      const till = Date.parse(`${query.time}`) - (isInclusive ? 0 : 1);
      return {
        json: { posts: server.listing.posts.filter((one) => Date.parse(one.postedAt) <= till).slice(0, 10) },
      };
    });
    const error = await failureOf(collect(getAllPosts(client, { time, per_page: 500 }).items()));
    expect(isPagingError(error)).toBe(true);
  });
});

describe("the next time", () => {
  test("is that of the oldest item, as the server writes it", async () => {
    const texts = ["2022-10-17T11:21:41.247+02:00", "2022-10-17T09:20:41.2471234Z", "2022-10-17T09:19:41Z"];
    server.listing.posts = texts.map((postedAt, index) => ({ id: `p${index}`, postedAt }));
    expect(await collect(getAllPosts(client, { time, per_page: 2 }).items())).toHaveLength(3);
    expect(asked()).toEqual([time, texts[1], texts[2]]);
  });

  test("is a millisecond later from where the server leaves out what has the very time", async () => {
    Object.assign(server.listing, { posts: postsOf(5, 4, 3, 3, 2), isInclusive: false });
    await collect(getAllPosts(client, { time, per_page: 3 }).items());
    const later = (minute: number) => at(minute).replace("247", "248");
    expect(asked()).toEqual([time, at(3), later(3), later(2)]);
  });

  test.each([
    ["numbers", [3000, 2000, 1000], [2000, 2001, 1001]],
    [
      "times without a zone",
      ["2022-12-16T02:30:00", "2022-12-16T01:00:00", "2022-12-16T00:00:00"],
      ["2022-12-16T01:00:00", "2022-12-16T01:00:00.001", "2022-12-16T00:00:00.001"],
    ],
  ])("is written as the server does: %s", async (_, times, expected) => {
    const items = times.map((postedAt, id) => ({ id, postedAt }));
    const instant = (one: unknown) => (typeof one === "number" ? one : Date.parse(`${one}Z`));
    server.on("GET /api/posts", ({ query }) => {
      const text = `${query.time}`;
      const till = text.includes("T") ? instant(text) : Number(text);
      return { json: { posts: items.filter((one) => instant(one.postedAt) < till).slice(0, 2) } };
    });
    const first = typeof times[0] === "number" ? 9000 : "2023-01-01T00:00:00";
    expect(await collect(getAllPosts(client, { time: first, per_page: 2 }).items())).toHaveLength(3);
    expect(asked().slice(1)).toEqual(expected.map(String));
  });
});

describe.each([[true], [false]])("where times lose digits, itself listed: %j", (isInclusive) => {
  /** Items of these milliseconds, whose times a server writes and reads in its own way. */
  const list = async (
    times: readonly number[],
    { write, read = Date.parse }: { write: (time: number) => string; read?: (text: string) => number },
    per_page: number,
  ) => {
    const posts = times.map((one, id) => ({ id: `p${id}`, postedAt: write(one) }));
    server.on("GET /api/posts", ({ query }) => {
      const till = read(`${query.time}`);
      const found = posts.filter((_, id) => Number(times[id]) < till + (isInclusive ? 1e-4 : 0));
      return { json: { posts: found.slice(0, Number(query.per_page)) } };
    });
    const ids = idsOf(await collect(getAllPosts(client, { time, per_page }).items()));
    expect([...ids].sort()).toEqual(idsOf(posts).sort());
  };
  const start = Date.UTC(2022, 9, 17, 9);
  const iso = (one: number) => new Date(one).toISOString();
  const down = (step: number) => Array.from({ length: 12 }, (_, index) => start + (12 - index) * step);

  test.each([[0.3], [300], [20_000]])("in what it writes, gives items %f ms apart once", async (step) => {
    const digits = step < 1 ? 23 : step < 1000 ? 19 : 16;
    const write = (one: number) => `${iso(one).slice(0, digits)}${digits === 16 ? ":00" : ""}Z`;
    for (const per_page of [5, 6, 7]) await list(down(step), { write }, per_page);
  });

  test("in what it reads, gives items of one second once", async () => {
    const times = [9, 8, 7, 7, 7, 6, 5, 5, 4, 3].map((second) => start + second * 1000);
    const read = (text: string) => Math.floor(Date.parse(text) / 1000) * 1000;
    for (const per_page of [4, 5]) await list(times, { write: iso, read }, per_page);
  });

  test.each([["UTC"], ["Europe/Berlin"], ["America/New_York"]])(
    "of a zone, gives each once in %s",
    async (zone) => {
      vi.stubEnv("TZ", zone);
      const write = (one: number) => iso(one).slice(0, 19).replace("T", " ");
      const read = (text: string) => Date.parse(`${text.replace(" ", "T")}${text.endsWith("Z") ? "" : "Z"}`);
      await list(down(3000), { write, read }, 5);
    },
  );
});

describe("an error", () => {
  const serve = (...pages: unknown[]) =>
    server.on("GET /api/posts", () => ({ json: { posts: pages.length > 1 ? pages.shift() : pages[0] } }));
  const fail = async (seen: Post[] = []) => ({
    error: await failureOf(collect(getAllPosts(client, { time }).items(), seen)),
    ids: idsOf(seen),
  });

  test.each([[undefined], [null], ["soon"], [{}]])(
    "is an item with the time %j, after what came with it",
    async (bad) => {
      serve([
        { id: "a", postedAt: at(1) },
        { id: "b", postedAt: bad },
      ]);
      const { error, ids } = await fail();
      expect(isDecodeError(error)).toBe(true);
      expect(error).toMatchObject({ operation: "GET /api/posts", attempts: 1 });
      expect(error.message).toContain("an item has no time in postedAt");
      expect(ids).toEqual(["a", "b"]);
    },
  );

  test("is that items are not sorted by time, after what came with it", async () => {
    serve([{ id: "pinned", postedAt: at(1) }, ...postsOf(9, 8)]);
    const { error, ids } = await fail();
    expect(isPagingError(error)).toBe(true);
    expect(error.message).toContain("not sorted by postedAt");
    expect(ids).toHaveLength(3);
  });

  test("is that the server does not heed the time, before anything is given twice", async () => {
    serve(postsOf(9, 8));
    const { error, ids } = await fail();
    expect(isPagingError(error)).toBe(true);
    expect(error.message).toContain("does not heed time");
    expect(ids).toEqual(["p0", "p1"]);
  });

  test("is that items do not come again, be it that they cannot be known", async () => {
    let count = 0;
    Object.assign(server.listing, { posts: postsOf(9, 8, 7, 6) });
    server.on("GET /api/posts", ({ query }) => {
      if (server.requests.length > 20) return { status: 500 };
      const till = Date.parse(`${query.time}`);
      const found = server.listing.posts.filter(({ postedAt }) => Date.parse(postedAt) <= till).slice(0, 2);
      return { json: { posts: found.map(({ postedAt }) => ({ postedAt, url: `signed-${count++}` })) } };
    });
    const { error } = await fail();
    expect(isPagingError(error)).toBe(true);
    expect(error.message).toContain("items could be lost");
    expect(server.requests.length).toBeLessThan(9);
  });

  test("is that the items are no list", async () => {
    serve(postsOf(9), { a: 1 });
    const { error, ids } = await fail();
    expect(isDecodeError(error)).toBe(true);
    expect(ids).toEqual(["p0"]);
  });

  test("may come without a parameter of the size, which no advice can raise then", async () => {
    Object.assign(server.listing, { posts: postsOf(...Array<number>(12).fill(1)) });
    const bare = operation("GET /api/posts", {
      timed: { parameter: "time", items: "posts", time: "postedAt", id: "id" },
    }).operation;
    const call = client.call(bare, { time });
    if (!(call instanceof PagePromise)) throw new TypeError("no pages");
    const error = await failureOf(collect(call.items()));
    expect(isPagingError(error)).toBe(true);
    expect(error.message).not.toContain("raise");
  });

  test("is none that ids are missing, or are objects", async () => {
    const items = [{ postedAt: at(2) }, { id: { a: 1 }, postedAt: at(1) }];
    server.on("GET /api/posts", ({ query }) => {
      const till = Date.parse(`${query.time}`);
      return { json: { posts: items.filter((one) => Date.parse(one.postedAt) <= till) } };
    });
    expect(await collect(getAllPosts(client, { time }).items())).toEqual(items);
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Cloudike, type CloudikeOperation, createCloudikeCore } from "../../src/cloudike/index.js";
import { isPagingError, type PagePromise } from "../../src/core/index.js";
import { type CloudikeServer, startCloudikeServer } from "../support/cloudike-server.js";
import { failureOf } from "../support/failure.js";
import { collect, getMetadata, getTrash, search } from "./operations.js";

let server: CloudikeServer;
let client: Cloudike;

beforeEach(async () => {
  server = await startCloudikeServer();
  client = createCloudikeCore(server.options(), server.facts);
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

const asked = (path: string) =>
  server.requests.filter((request) => request.path === path).map(({ fields }) => fields.offset?.[0]);
const names = (items: readonly unknown[]) => items.map((item) => (item as { path: string }).path);

describe("a listing of a folder", () => {
  const paths = Array.from({ length: 23 }, (_, index) => `/d/${index}`);

  beforeEach(() => {
    for (const path of ["/d", ...paths]) server.files.paths.add(path);
  });

  test("goes on to the page that is the last", async () => {
    expect(names(await collect(getMetadata(client, { path: "/d" }).items()))).toEqual(paths);
    expect(asked("/api/1/metadata/d")).toEqual([undefined, "10", "20"]);
    expect(server.accounts.logins).toBe(1);
  });

  test("begins where it is asked to, in pages of any size", async () => {
    const pages = await collect(getMetadata(client, { path: "/d", offset: 4, limit: 7 }).pages());
    expect(pages.map(({ content }) => content.length)).toEqual([7, 7, 5]);
    expect(asked("/api/1/metadata/d")).toEqual(["4", "11", "18"]);
  });

  test("in the body of POST ends at the number of all items, wherever the offset stands", async () => {
    for (const params of [{ offset: 2 }, { body: { offset: "2" } }]) {
      const { body, ...flat } = { body: {}, ...params };
      const call = search(client, { ...flat, body: { query: "/d/", limit: 10, ...body } });
      expect(names(await collect(call.items()))).toEqual(paths.slice(2));
    }
    expect(asked("/api/1/search/")).toEqual(["2", "12", "22", "2", "12", "22"]);
  });
});

/** Pages that are answered in turn. */
function answer(...pages: unknown[]) {
  let index = 0;
  server.on("GET /api/1/l/", () => ({ json: pages[index++] }));
}
const offset = { parameter: "offset", size: "limit", items: "items", last: "meta.last", total: "meta.total" };

/** Starts a listing. Its maker is that of the others. */
function list(params: object = {}, style: NonNullable<CloudikeOperation["offset"]> = offset) {
  const { features } = getMetadata.operation;
  const operation = { target: "GET /api/1/l/", offset: style, ...(features && { features }) };
  // The features make a listing.
  return client.call(operation, params) as PagePromise<unknown, unknown>;
}

test("a listing whose whole shrinks between two pages tells that items may be lost", async () => {
  answer({ items: [1, 2], meta: { total: 5 } }, { items: [5], meta: { total: 3 } });
  const seen: unknown[] = [];
  const loop = async () => {
    for await (const item of list({ limit: 2 }).items()) seen.push(item);
  };
  await expect(loop()).rejects.toMatchObject({ name: "PagingError" });
  expect(seen).toEqual([1, 2]);
  // A page that does not tell it says nothing.
  answer({ items: [3, 4], meta: { total: 5 } }, { items: [] });
  for await (const item of list({ limit: 2 }).items()) seen.push(item);
  expect(seen).toEqual([1, 2, 3, 4]);
});

describe("a listing ends", () => {
  test.each<[string, unknown[], object, number[]]>([
    [
      "at the last page",
      [
        { items: [1], meta: { last: false } },
        { items: [2], meta: { last: true } },
      ],
      {},
      [1, 2],
    ],
    [
      "at the last page, told by a text",
      [
        { items: [1], meta: { last: "false" } },
        { items: [2], meta: { last: "True" } },
      ],
      {},
      [1, 2],
    ],
    [
      "at the number of all items",
      [
        { items: [1, 2], meta: { total: 3 } },
        { items: [3], meta: { total: "3" } },
      ],
      {},
      [1, 2, 3],
    ],
    [
      "at an empty page",
      [
        { items: [1], meta: { last: false, total: 9 } },
        { items: [], meta: { last: false } },
      ],
      {},
      [1],
    ],
    ["at a page without items", [{ items: [1], meta: { last: false } }, {}], {}, [1]],
    [
      "at a short page where nothing else is told",
      [{ items: [1, 2] }, { items: [3] }],
      { limit: "2" },
      [1, 2, 3],
    ],
    ["at the first page where nothing is told nor asked", [{ items: [1, 2] }, { items: [3] }], {}, [1, 2]],
    [
      "where the server says so, before all items came",
      [{ items: [1], meta: { last: true, total: 5 } }],
      {},
      [1],
    ],
  ])("%s", async (_, pages, params, items) => {
    answer(...pages);
    expect(await collect(list(params).items())).toEqual(items);
  });

  test("with an error where a page comes again", async () => {
    const page = { items: [{ a: 1 }], meta: { last: false } };
    answer(page, page);
    const seen: unknown[] = [];
    const error = await failureOf(collect(list().items(), seen));
    expect(isPagingError(error)).toBe(true);
    expect(error.message).toBe("GET /api/1/l/: a page came again: the server does not heed offset");
    expect(seen).toHaveLength(1);
  });

  test("with an error that names the operation as it is documented", async () => {
    server.on("GET /api/1/metadata/*", () => ({ json: { content: [1] } }));
    const error = await failureOf(collect(getMetadata(client, { path: "/", limit: 1 }).items()));
    expect(error).toMatchObject({
      name: "PagingError",
      operation: "GET /api/1/metadata/{path}",
      attempts: 2,
    });
  });

  test.each([[{ items: "a" }], [{ items: { a: 1 } }]])(
    "with an error where there is no list: %j",
    async (page) => {
      answer(page);
      expect((await failureOf(collect(list().items()))).name).toBe("DecodeError");
    },
  );
});

test("an answer that is a list itself is one page, or pages of the size that is asked for", async () => {
  for (const path of ["/a", "/b", "/c"]) server.files.trash.add(path);
  expect(names(await collect(getTrash(client).items()))).toEqual(["/a", "/b", "/c"]);
  answer([1, 2], [3, 4], []);
  expect(await collect(list({ limit: 2 }, { ...offset, items: "" }).items())).toEqual([1, 2, 3, 4]);
});

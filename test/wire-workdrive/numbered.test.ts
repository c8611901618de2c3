import { afterEach, beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { isDecodeError, isPagingError, PagePromise } from "../../src/core/index.js";
import {
  createWorkDriveCore,
  isWorkDriveError,
  operation,
  type WorkDrive,
} from "../../src/workdrive/index.js";
import { failureOf } from "../support/failure.js";
import { startWorkDriveServer, type WorkDriveServer } from "../support/workdrive-server.js";
import { collect, getAllUsers, type User, type UsersPage } from "./operations.js";

let server: WorkDriveServer;
let client: WorkDrive;
const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `u${from + index}`);
const asked = () => server.requests.map(({ query }) => query.cur_page);
/** Answers pages of these, one after the other. */
const serve = (...pages: object[]) =>
  server.on("GET /api/users", () => ({ json: pages.shift() ?? { users: [] } }));

beforeEach(async () => {
  server = await startWorkDriveServer();
  client = createWorkDriveCore(server.options(), server.facts);
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

describe("a listing of counted pages", () => {
  test("is one page when it is awaited", async () => {
    const call = getAllUsers(client);
    expect(call).toBeInstanceOf(PagePromise);
    expectTypeOf(call).resolves.toEqualTypeOf<UsersPage>();
    expect((await call).users).toHaveLength(10);
    expect((await call.withResponse()).response.status).toBe(200);
    expect(server.requests.map(({ search }) => search)).toEqual([""]);
  });

  test("gives its items, of this very call and of the pages after it", async () => {
    const call = getAllUsers(client);
    await call;
    const users = await collect(call.items());
    expectTypeOf(users).toEqualTypeOf<User[]>();
    expect(users.map(({ id }) => id)).toEqual(ids(0, 23));
    expect(asked()).toEqual([undefined, "2", "3"]);
    expect(await collect(call.items())).toEqual(users);
    expect(asked()).toEqual([undefined, "2", "3", "2", "3"]);
  });

  test("repeats filters, the size of pages and the options of the call", async () => {
    const params = Object.freeze({ department: "d 1", per_page: 9 });
    const pages = await collect(getAllUsers(client, params, { headers: { "x-a": "b" } }).pages());
    expect(pages.map(({ users }) => users.length)).toEqual([9, 9, 5]);
    for (const { query, headers } of server.requests) {
      expect(query).toMatchObject({ department: "d 1", per_page: "9" });
      expect(headers["x-a"]).toBe("b");
    }
  });

  test.each([[2], ["2"]])("begins at the page that is given: %j", async (cur_page) => {
    const users = await collect(getAllUsers(client, { cur_page }).items());
    expect(users.map(({ id }) => id)).toEqual(ids(10, 23));
    expect(asked()).toEqual(["2", "3"]);
  });

  test("asks for no page that the loop does not come to", async () => {
    for await (const { id } of getAllUsers(client).items()) if (id === "u9") break;
    for await (const page of getAllUsers(client).pages()) {
      expect(page.users).toHaveLength(10);
      break;
    }
    expect(server.requests).toHaveLength(2);
  });

  test("goes on where the loop empties its pages", async () => {
    const seen: string[] = [];
    for await (const { users } of getAllUsers(client).pages())
      for (let user = users.shift(); user; user = users.shift()) seen.push(user.id);
    expect(seen).toEqual(ids(0, 23));
  });
});

describe("the next page", () => {
  const users = (id: number) => ({ users: [{ id: `u${id}` }] });

  test.each<[string, unknown, unknown, number]>([
    ["is told", 2, 1, 2],
    ["is told in digits", "2", undefined, 2],
    ["is not the page itself", 1, undefined, 1],
    ["is none, where null is told", null, undefined, 1],
    ["is none, where false is told", false, undefined, 1],
    ["is none, where null is told and the last is no number", null, true, 1],
    ["is none after the last", 0, 1, 1],
    ["is counted to the last", 0, 2, 2],
    ["is counted to the last, in digits", null, "2", 2],
    ["is counted to the last, whatever else is told", true, "2", 2],
  ])("%s", async (_, nextPage, totalPages, pages) => {
    serve(
      { ...users(0), meta: { nextPage, totalPages } },
      { ...users(1), meta: { nextPage: 0, totalPages: 2 } },
    );
    expect(await collect(getAllUsers(client).items())).toHaveLength(pages);
    expect(asked()).toEqual([undefined, "2"].slice(0, pages));
  });

  test("may be farther on", async () => {
    serve({ ...users(0), meta: { nextPage: 7 } }, { ...users(1), meta: { nextPage: 0, totalPages: 7 } });
    await collect(getAllUsers(client).items());
    expect(asked()).toEqual([undefined, "7"]);
  });

  test("is asked for until there are no items, where nothing is told", async () => {
    const plain = operation("GET /api/users", {
      numbered: { parameter: "cur_page", items: "users" },
    }).operation;
    for (const target of [plain, getAllUsers.operation]) {
      server.requests.length = 0;
      serve(users(0), users(1), users(2));
      const call = client.call(target, { cur_page: 4 });
      if (!(call instanceof PagePromise)) throw new TypeError("no pages");
      expect(await collect(call.items())).toHaveLength(3);
      expect(asked()).toEqual(["4", "5", "6", "7"]);
    }
  });

  test.each<[string, object]>([
    ["no number", { nextPage: "abc" }],
    ["no whole number", { nextPage: 1.5 }],
    ["that there is one", { nextPage: true }],
    ["a link", { nextPage: "https://drive.example/api/users?cur_page=2" }],
    ["an object", { nextPage: { href: "/api/users?cur_page=2" }, totalPages: "many" }],
    ["0", { nextPage: 0 }],
    ["0 of 0", { nextPage: 0, totalPages: 0 }],
    ["null of 0", { nextPage: null, totalPages: 0 }],
    ["null of null", { nextPage: null, totalPages: null }],
    ["a last one that is null", { totalPages: null }],
    ["a last one that is 0", { totalPages: 0 }],
  ])("is asked for until there are no items, where what is told is %s", async (_, meta) => {
    serve({ ...users(0), meta }, { ...users(1), meta }, { ...users(2), meta }, { users: [], meta });
    expect(await collect(getAllUsers(client).items())).toHaveLength(3);
    expect(asked()).toEqual([undefined, "2", "3", "4"]);
  });

  test("is one more where the last page says otherwise", async () => {
    const meta = { nextPage: null, totalPages: 3, curPage: 1 };
    serve({ ...users(0), meta }, { users: [], meta });
    expect(await collect(getAllUsers(client).items())).toHaveLength(1);
    expect(asked()).toEqual([undefined, "2"]);
  });

  test.each([[{}], [{ users: null }], [{ users: [] }], [[]]])(
    "is none after a page of no items: %j",
    async (page) => {
      serve({ ...page, meta: { nextPage: 2, totalPages: 9 } });
      expect(await collect(getAllUsers(client).items())).toEqual([]);
      expect(server.requests).toHaveLength(1);
    },
  );
});

describe("an error", () => {
  test("is that the page went away as a response", async () => {
    for (const style of ["items", "pages"] as const) {
      const call = getAllUsers(client);
      const response = await call.asResponse();
      const error = await failureOf(collect<unknown>(call[style]()));
      expect(isDecodeError(error)).toBe(true);
      expect(error.message).toContain(".asResponse()");
      expect(await response.json()).toHaveProperty("users");
    }
    expect(server.requests).toHaveLength(2);
  });

  test("is that a page comes again, which is not given twice", async () => {
    server.on("GET /api/users", () => ({ json: { users: [{ id: "u0" }], meta: { totalPages: 99 } } }));
    for (const style of ["items", "pages"] as const) {
      const seen: unknown[] = [];
      const error = await failureOf(collect<unknown>(getAllUsers(client)[style](), seen));
      expect(isPagingError(error)).toBe(true);
      expect(error).toMatchObject({ vendor: "workdrive", operation: "GET /api/users", attempts: 2 });
      expect(error.message).toContain("cur_page");
      expect(seen).toHaveLength(1);
    }
  });

  test("is that the same items come again, signed anew", async () => {
    let count = 0;
    server.on("GET /api/users", () => ({ json: { users: [{ id: "u0", photo: `signed-${count++}` }] } }));
    const seen: unknown[] = [];
    const error = await failureOf(
      (async () => {
        for await (const user of getAllUsers(client).items()) if (seen.push(user) > 5) break;
      })(),
    );
    expect(isPagingError(error)).toBe(true);
    expect(seen).toHaveLength(1);
  });

  test.each([[{}], ["abc"], [1], [true]])("is that the items are %j, which is no list", async (wrong) => {
    for (const style of ["items", "pages"] as const) {
      serve({ users: [{ id: "u0" }] }, { users: wrong });
      const seen: unknown[] = [];
      const error = await failureOf(collect<unknown>(getAllUsers(client)[style](), seen));
      expect(isDecodeError(error)).toBe(true);
      expect(error.attempts).toBe(2);
      expect(seen).toHaveLength(1);
    }
  });

  test("of a later page comes in the loop, after the items before it", async () => {
    let calls = 0;
    server.on("GET /api/users", () => (calls++ ? { status: 503 } : { json: { users: [{ id: "u0" }] } }));
    const seen: User[] = [];
    const error = await failureOf(collect(getAllUsers(client).items(), seen));
    expect(isWorkDriveError(error, 503)).toBe(true);
    expect(seen).toHaveLength(1);
  });

  test("of the first page, and of parameters that are null, comes as a rejection", async () => {
    expect(
      isWorkDriveError(await failureOf(collect(getAllUsers(client, { cur_page: -1 }).pages())), 400),
    ).toBe(true);
    const params = JSON.parse("null") as object;
    expect(await failureOf(collect(getAllUsers(client, params).items()))).toMatchObject({ attempts: 0 });
  });

  test("ends the loop where the signal aborts between two pages", async () => {
    const controller = new AbortController();
    const loop = async () => {
      const call = getAllUsers(client, {}, { signal: controller.signal });
      for await (const _ of call.pages()) controller.abort();
    };
    expect((await failureOf(loop())).name).toBe("AbortError");
    expect(server.requests).toHaveLength(1);
  });
});

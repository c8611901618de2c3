import { afterEach, beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import {
  createWorkDrive,
  createWorkDriveClient,
  isApiError,
  isWorkDriveError,
  type PagePromise,
  type WorkDriveClient,
  WorkDriveError,
  workDriveErrorTexts,
} from "../../generated/workdrive/index.js";
import { getAllUsers } from "../../generated/workdrive/user.js";
import { failureOf } from "../support/failure.js";
import { apiKey, leaks, printed } from "../support/secrets.js";
import { startWorkDriveServer, type WorkDriveServer } from "../support/workdrive-server.js";
import { collect } from "./operations.js";

let server: WorkDriveServer;
let drive: WorkDriveClient;
const last = () => server.requests.at(-1);
const id = "90a34cdd-cb83-49b5-9b54-fe1dd2d829ff";

beforeEach(async () => {
  server = await startWorkDriveServer();
  drive = createWorkDriveClient(server.options());
});

afterEach(async () => {
  await server.close();
  expect([...server.faults, ...server.storage.faults]).toEqual([]);
});

describe("users in numbered pages", () => {
  test("come all, each once, also from a page in the middle", async () => {
    const listing = drive.user.getAllUsers({ per_page: 10 });
    expectTypeOf(listing).toExtend<PagePromise<object, { firstName?: string }>>();
    const ids = (await collect(listing.items())).map((user) => user.id);
    expect(ids).toEqual(Array.from({ length: 23 }, (_, index) => `u${index}`));
    expect(server.requests.map(({ query }) => query.cur_page)).toEqual([undefined, "2", "3"]);
    expect(server.requests.every(({ query }) => query.per_page === "10")).toBe(true);
    const rest = getAllUsers(createWorkDrive(server.options()), { per_page: 10, cur_page: 2 });
    expect(await collect(rest.items())).toHaveLength(13);
  });

  test("come one by one where one is awaited, with what the page tells of them", async () => {
    const { users = [], meta } = await drive.user.getAllUsers({ per_page: 5 });
    expect(users).toHaveLength(5);
    expect(meta).toMatchObject({ curPage: 1, nextPage: 2, totalPages: 5, totalResults: 23 });
    expect(server.requests).toHaveLength(1);
  });

  test("keep their filters on every page, and end with the loop", async () => {
    for await (const { users } of drive.user.getAllUsers({ per_page: 10, department: "a b&c" }).pages()) {
      expect(users?.[0]?.department).toBe("a b&c");
      if (server.requests.length === 2) break;
    }
    expect(server.requests).toHaveLength(2);
  });
});

/** An answer to `time` and `per_page`, newest first. */
function till<T extends Record<"createdAt" | "postedAt", string>>(
  all: T[],
  field: keyof T,
  inclusive: boolean,
) {
  return ({ query }: { query: Readonly<Record<string, string>> }): T[] =>
    all
      .filter((item) => {
        const [own, bound] = [Date.parse(`${item[field]}`), Date.parse(`${query.time}`)];
        return inclusive ? own <= bound : own < bound;
      })
      .slice(0, Number(query.per_page ?? 10));
}

describe.each([
  ["with the time that is asked for", true],
  ["before the time that is asked for", false],
])("a listing %s", (_, inclusive) => {
  const instants = Array.from({ length: 25 }, (_, index) =>
    new Date(Date.UTC(2022, 9, 17, 9, 25 - index)).toISOString(),
  );
  const items = instants.map((at, index) => ({ id: `i${index}`, postedAt: at, createdAt: at }));
  const ids = items.map((item) => item.id);
  const time = "2022-10-18T00:00:00.000Z";

  test("gives each post, piece of news and event once", async () => {
    const listed = (field: "postedAt" | "createdAt") => till(items, field, inclusive);
    server.on("GET /api/posts", (request) => ({ json: { posts: listed("postedAt")(request) } }));
    server.on("GET /api/news", (request) => ({ json: { news: listed("postedAt")(request) } }));
    server.on("GET /api/events", (request) => ({ json: { events: listed("createdAt")(request) } }));
    const posts = await collect(drive.post.getAllPosts({ time, per_page: 7, sort_key: "a" }).items());
    expect(posts.map((post) => post.id)).toEqual(ids);
    const news = await collect(drive.news.getAllNews({ time, per_page: 7 }).items());
    expect(news.map((one) => one.id)).toEqual(ids);
    const events = await collect(drive.event.getAllEvents({ time, per_page: 7, onlyPast: true }).items());
    expect(events.map((event) => event.id)).toEqual(ids);
    expect(last()?.query).toMatchObject({ onlyPast: "true", per_page: "7" });
  });
});

describe("an error", () => {
  test("of a wrong key says what the page says of it, and no secret", async () => {
    const error = await failureOf(drive.with({ apiKey: "S3CR3T-wrong" }).user.getAllUsers());
    expect(error).toBeInstanceOf(WorkDriveError);
    expect(isWorkDriveError(error, 401)).toBe(true);
    expect(error.message).toContain(
      "the key in X-API-KEY was refused (401): regenerate it under Manage > Api Access. Unauthorized",
    );
    expect(leaks(error), printed(error)).toBe(false);
    // The client that it was made from keeps its own.
    expect((await drive.user.getAllUsers()).users).toHaveLength(10);
    expect(last()?.headers["x-api-key"]).toBe(apiKey);
  });

  test.each(Object.entries(workDriveErrorTexts))(
    "with status %s has its documented meaning",
    async (status, text) => {
      server.on(`DELETE /api/users/${id}`, () => ({ status: Number(status), json: { message: "told" } }));
      const error = await failureOf(drive.user.deleteUser({ id }));
      expect(isWorkDriveError(error, Number(status))).toBe(true);
      expect(error).toMatchObject({ status: Number(status), operation: "DELETE /api/users/{id}" });
      expect(error.message).toContain(text.replace(/\.$/u, ""));
      expect(error.message).toContain("told");
    },
  );

  test("is a value with .safe(), also of a page", async () => {
    const gone = await drive.user.deleteUser({ id }).safe();
    expect(!gone.ok && isWorkDriveError(gone.error, 404) && isApiError(gone.error)).toBe(true);
    expect(gone.response?.status).toBe(404);
    const listed = await drive.user.getAllUsers({ per_page: 3 }).safe();
    expect(listed.ok && listed.data.users).toHaveLength(3);
  });

  test("comes in the loop where a later page is refused", async () => {
    server.on("GET /api/users", ({ query }) =>
      query.cur_page === "2"
        ? { status: 503, text: "" }
        : { json: { users: [{ id: "a" }], meta: { curPage: 1, nextPage: 2, totalPages: 2 } } },
    );
    const seen: unknown[] = [];
    const error = await failureOf(collect(drive.user.getAllUsers().items(), seen));
    expect(isWorkDriveError(error, 503)).toBe(true);
    expect(seen).toHaveLength(1);
  });
});

describe("a client", () => {
  test("shows the HTTP side of a call", async () => {
    const { data, response } = await drive.user.getAllUsers({ per_page: 2 }).withResponse();
    expect(data.users).toHaveLength(2);
    expect(response.headers.get("content-type")).toContain("json");
    const unread = await drive.user.deleteUser({ id }).asResponse();
    expect([unread.status, unread.bodyUsed]).toEqual([404, false]);
  });

  test("asks for its key each time, and once more for another where it is refused", async () => {
    let count = 0;
    const renewed = drive.with({ apiKey: async () => `key-${++count}` });
    for (const _ of [1, 2]) await renewed.user.getAllUsers().safe();
    const keys = server.requests.map(({ headers }) => headers["x-api-key"]);
    expect(keys).toEqual(["key-1", "key-2", "key-3", "key-4"]);
  });

  test.each([[""], [undefined]])("says that its key is missing, where it is %j", async (apiKey) => {
    const untyped = { apiKey } as { apiKey: string };
    const error = await failureOf(drive.with(untyped).user.getAllUsers());
    expect(error.message).toBe("GET /api/users: apiKey is no value of a header: it is missing");
    const broken = await failureOf(drive.with({ apiKey: "S3CR3T\n" }).user.getAllUsers());
    expect(broken.message).toBe("GET /api/users: apiKey is no value of a header");
    expect(server.requests).toHaveLength(0);
  });

  test("goes to no other host, whoever sends it there", async () => {
    server.on("GET /api/users", (_, response) => {
      response.writeHead(302, { location: server.storage.url }).end();
      return undefined;
    });
    expect(await failureOf(drive.user.getAllUsers())).toMatchObject({ name: "HttpError", status: 302 });
    expect(server.storage.begun.count).toBe(0);
  });

  test("has the same errors with functions", async () => {
    const core = createWorkDrive(server.options({ apiKey: "wrong" }));
    const error = await failureOf(getAllUsers(core));
    expect(isWorkDriveError(error, 401)).toBe(true);
    expect(error.message).toContain("the key in X-API-KEY was refused (401)");
  });
});

import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isAbortError, isConnectionError, isTimeoutError } from "../../src/core/index.js";
import {
  createWorkDriveCore,
  isWorkDriveError,
  operation,
  type WorkDrive,
  type WorkDriveOptions,
} from "../../src/workdrive/index.js";
import { failureOf } from "../support/failure.js";
import { listen } from "../support/wapi-server.js";
import { startWorkDriveServer, type WorkDriveServer } from "../support/workdrive-server.js";
import { createTask, getUser, upload } from "../wire-workdrive/operations.js";

const user = "GET /api/users/u1";
const tasks = "POST /api/tasks";
const title = { body: { title: "Ship it" } };
/** Soon enough for a test, and not at once. */
const soon = { "retry-after": "0" };

let server: WorkDriveServer;
const connect = (options?: Partial<WorkDriveOptions>): WorkDrive =>
  createWorkDriveCore(server.options({ maxRetryDelay: 20, ...options }), server.facts);

beforeEach(async () => {
  server = await startWorkDriveServer();
});

afterEach(() => server.close());

/** Answers with a status so many times, and well from then on. */
function fail(target: string, times: number, status: number, headers: Record<string, string> = {}) {
  let left = times;
  server.on(target, (_, response: ServerResponse) => {
    if (left-- <= 0) return { json: { id: "u1" } };
    response.writeHead(status, headers).end("{}");
    return undefined;
  });
}

const bytesOf = (text: string) => new Response(text).body as ReadableStream<Uint8Array>;

describe("a call that reads", () => {
  test("is tried twice more by default, and gives what came in the end", async () => {
    fail(user, 2, 503, soon);
    expect(await getUser(connect(), { id: "u1" })).toEqual({ id: "u1" });
    expect(server.requests).toHaveLength(3);
  });

  test("ends as its last attempt did", async () => {
    fail(user, 9, 503, soon);
    const error = await failureOf(getUser(connect(), { id: "u1" }));
    expect(isWorkDriveError(error, 503)).toBe(true);
    expect(error).toMatchObject({ attempts: 3, retryAfter: 0 });
    expect(server.requests).toHaveLength(3);
  });

  test.each([
    ["of the client", { retries: 0 }, {}, 1],
    ["of the call", { retries: 5 }, { retries: 1 }, 2],
    ["of the client, and many", { retries: 4 }, {}, 5],
  ])("is tried as often as an option wants: %s", async (_, client, options, count) => {
    fail(user, 9, 502);
    await failureOf(getUser(connect(client), { id: "u1" }, options));
    expect(server.requests).toHaveLength(count);
  });

  test("is tried again for an unread answer too, which is then the last one", async () => {
    fail(user, 1, 503, soon);
    expect((await getUser(connect(), { id: "u1" }).asResponse()).status).toBe(200);
    fail(user, 9, 503, soon);
    expect((await getUser(connect(), { id: "u1" }).asResponse()).status).toBe(503);
    expect(server.requests).toHaveLength(5);
  });

  test("is not tried again where the caller knows better", async () => {
    fail(user, 9, 503, soon);
    expect((await failureOf(getUser(connect(), { id: "u1" }, { safety: "unsafe" }))).attempts).toBe(1);
  });

  test("is tried again where a connection breaks, and after an attempt that took too long", async () => {
    let count = 0;
    server.on(user, (_, response) => {
      count++;
      if (count === 1) response.destroy();
      if (count === 3) return { json: { id: "u1" } };
      return undefined;
    });
    await getUser(connect({ attemptTimeout: 100 }), { id: "u1" });
    expect(count).toBe(3);
  });

  test("says which limit an attempt did not keep", async () => {
    server.on(user, () => undefined);
    const error = await failureOf(getUser(connect({ attemptTimeout: 30 }), { id: "u1" }));
    expect(isTimeoutError(error)).toBe(true);
    expect(error).toMatchObject({ attempts: 3 });
    expect(error.message).toContain("no result in 30 ms, see attemptTimeout");
  });
});

describe("a call that may do its work twice", () => {
  test.each([502, 503, 504, 408, 500])("is sent once where the answer is %i", async (status) => {
    fail(tasks, 9, status, soon);
    expect((await failureOf(createTask(connect(), title))).attempts).toBe(1);
    expect(server.requests).toHaveLength(1);
  });

  test("is sent again where it was refused unseen, or the caller says that it may be", async () => {
    fail(tasks, 1, 429, soon);
    await createTask(connect(), title);
    fail(tasks, 1, 503, soon);
    await createTask(connect(), title, { safety: "idempotent" });
    expect(server.requests.map(({ body }) => body)).toEqual(Array(4).fill('{"title":"Ship it"}'));
  });

  test("is tried again where nobody listens", async () => {
    const gone = await listen(() => {});
    await gone.close();
    const error = await failureOf(createTask(connect({ baseUrl: gone.url }), title));
    expect(isConnectionError(error)).toBe(true);
    expect(error).toMatchObject({ attempts: 3, code: "ECONNREFUSED" });
  });
});

describe("content", () => {
  const put = operation("PUT /api/files").operation;

  test("is opened again by its function, which is let go of before", async () => {
    fail("PUT /api/files", 2, 503, soon);
    let opened = 0;
    const content = () => bytesOf(`opened ${++opened}`);
    await connect().call(put, { content });
    expect(server.requests.map(({ body }) => body)).toEqual(["opened 1", "opened 2", "opened 3"]);
  });

  test.each([
    ["a text", "bytes"],
    ["a Blob", new Blob(["bytes"])],
    ["a buffer", new TextEncoder().encode("bytes")],
  ])("is sent again: %s", async (_, content) => {
    fail("PUT /api/files", 1, 503, soon);
    await connect().call(put, { content });
    expect(server.requests.map(({ body }) => body)).toEqual(["bytes", "bytes"]);
  });

  test("that is a stream itself is sent once", async () => {
    fail("PUT /api/files", 9, 429, soon);
    const error = await failureOf(connect().call(put, { content: bytesOf("once") }));
    expect(error.attempts).toBe(1);
  });

  test("of a signed form is kept while the form is asked for again", async () => {
    let count = 0;
    server.on("GET /api/media", (_, response) => {
      if (++count === 1) return void response.destroy();
      return {
        json: { fileId: "f1", signedRequest: { url: server.storage.url, fields: server.storage.fields } },
      };
    });
    const params = { name: "a", mime: "image/png", moduleCode: 1, content: bytesOf("bytes"), size: 5 };
    expect(await upload(connect(), params)).toBe("f1");
    expect(count).toBe(2);
    expect(server.storage.forms).toHaveLength(1);
  });
});

describe("the time of a call", () => {
  test("is over at once in a pause, with the last failure as its cause", async () => {
    fail(user, 9, 503, { "retry-after": "1" });
    const client = connect({ maxRetryDelay: 5000 });
    const controller = new AbortController();
    const call = failureOf(getUser(client, { id: "u1" }, { signal: controller.signal }));
    await expect.poll(() => server.requests.length).toBe(1);
    const timers = process.getActiveResourcesInfo().filter((one) => one === "Timeout").length;
    controller.abort();
    expect(isAbortError(await call)).toBe(true);
    expect(process.getActiveResourcesInfo().filter((one) => one === "Timeout").length).toBeLessThan(
      timers + 1,
    );
    expect(server.requests).toHaveLength(1);
  });

  test("is told with the last failure as its cause", async () => {
    let count = 0;
    server.on(user, () => (++count === 1 ? { status: 503, json: {} } : undefined));
    const error = await failureOf(getUser(connect({ timeout: 300 }), { id: "u1" }));
    expect(isTimeoutError(error)).toBe(true);
    expect(isWorkDriveError(error.cause, 503)).toBe(true);
  });

  test.each([
    ["maxRetryDelay", { maxRetryDelay: 1000 }],
    ["timeout", { timeout: 1500, maxRetryDelay: 60_000 }],
  ])("is not waited for in vain, where the server asks for more than %s", async (_, options) => {
    fail(user, 9, 429, { "retry-after": "2" });
    const error = await failureOf(getUser(connect(options), { id: "u1" }));
    expect(isWorkDriveError(error, 429)).toBe(true);
    expect(error).toMatchObject({ attempts: 1, retryAfter: 2000 });
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ retryAfter: 2000 });
  });

  test("is never shorter than the server asks for", async () => {
    const times: number[] = [];
    server.on(user, (_, response) => {
      times.push(performance.now());
      if (times.length > 1) return { json: { id: "u1" } };
      response.writeHead(503, { "retry-after": "1" }).end();
      return undefined;
    });
    await getUser(connect({ maxRetryDelay: 5000 }), { id: "u1" });
    expect(Number(times[1]) - Number(times[0])).toBeGreaterThan(990);
  });
});

test("a key that cannot be had is asked for once, and is none of the network's errors", async () => {
  let asked = 0;
  fail(user, 1, 503, soon);
  const apiKey = () => {
    if (++asked > 1) throw new Error("the vault is shut");
    return "wd-key";
  };
  const error = await failureOf(getUser(connect({ apiKey }), { id: "u1" }));
  expect(error.name).toBe("ApiError");
  expect(error.message).toContain("the vault is shut");
  expect(asked).toBe(2);
});

test.each(["/x", "", "GET", "GET x", "GET @evil.example/", "get /x"])(
  "a target of %j is none, and nothing is sent",
  async (target) => {
    const error = await failureOf(connect().call({ target }));
    expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
    expect(error.message).toContain("target must be METHOD /path");
    expect(server.requests).toHaveLength(0);
  },
);

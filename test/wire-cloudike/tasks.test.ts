import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Cloudike, createCloudikeCore, isCloudikeError } from "../../src/cloudike/index.js";
import { isAbortError, isDecodeError, isTimeoutError, type TaskProgress } from "../../src/core/index.js";
import { type CloudikeServer, startCloudikeServer } from "../support/cloudike-server.js";
import { failureOf } from "../support/failure.js";
import { deleteMany, getTask } from "./operations.js";

let server: CloudikeServer;
let client: Cloudike;
const interval = 1;

beforeEach(async () => {
  server = await startCloudikeServer();
  client = createCloudikeCore(server.options(), server.facts);
  for (const path of ["/a", "/b"]) server.files.paths.add(path);
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

const polls = () => server.requests.filter(({ path }) => path.startsWith("/api/1/task/"));

describe("a task", () => {
  test("is waited for by the call", async () => {
    expect(await deleteMany(client, { path: ["/a", "/b"] }).wait({ interval })).toEqual({
      deleted: ["/a", "/b"],
    });
    expect(server.files.paths).toEqual(new Set(["/"]));
    expect(polls()).toHaveLength(3);
  });

  test("is waited for by the answer, which is otherwise as it came", async () => {
    const started = await deleteMany(client, { path: ["/a"] });
    expect(JSON.stringify(started)).toBe('{"taskid":"task-1"}');
    expect(Object.keys(started)).toEqual(["taskid"]);
    expect({ ...started }).not.toHaveProperty("wait");
    expect(await started.wait({ interval })).toEqual({ deleted: ["/a"] });
    const result = await deleteMany(client, { path: ["/b"] }).safe();
    expect(result.ok && (await result.data.wait({ interval }))).toEqual({ deleted: ["/b"] });
  });

  test("is waited for by several", async () => {
    const call = deleteMany(client, { path: ["/a"] });
    const { length } = await Promise.all([
      call.wait({ interval }),
      call.then((started) => started.wait({ interval })),
    ]).catch((error: unknown) => [error]);
    expect(length).toBeGreaterThan(0);
    expect(server.requests.filter(({ path }) => path.endsWith("/multi/delete/"))).toHaveLength(1);
  });

  test("tells its progress", async () => {
    const told: TaskProgress[] = [];
    await deleteMany(client, { path: ["/a"] }).wait({ interval, onProgress: (one) => told.push(one) });
    expect(told).toEqual([
      { polls: 1, elapsed: expect.any(Number), detail: { progress: 40 } },
      { polls: 2, elapsed: expect.any(Number), detail: { progress: 70 } },
    ]);
  });

  test("is polled by the client of the call, without the options that are about the call", async () => {
    const options = { method: "POST", headers: { "x-a": "b" }, version: 1, bodyFormat: "json" } as const;
    await deleteMany(client, { path: ["/a"] }, options).wait({ interval });
    server.accounts.expireAll();
    expect(polls()[0]).toMatchObject({ method: "GET", body: "" });
    expect(polls()[0]?.headers["x-a"]).toBeUndefined();
  });

  test("outlives the session", async () => {
    const started = await deleteMany(client, { path: ["/a"] });
    server.accounts.expireAll();
    expect(await started.wait({ interval })).toEqual({ deleted: ["/a"] });
    expect(server.accounts.logins).toBe(2);
  });

  test("that failed is the error that the server tells", async () => {
    const error = await failureOf(deleteMany(client, { path: ["/nowhere"] }).wait({ interval }));
    expect(isCloudikeError(error, 400)).toBe(true);
    expect(error).toMatchObject({ code: "NotFound", operation: "GET /api/1/task/{taskid}/" });
  });

  test("that was not started is the error of the call", async () => {
    const error = await failureOf(deleteMany(client, { body: {} }).wait({ interval }));
    expect(error).toMatchObject({
      code: "InvalidParameters",
      operation: "POST /api/1/fileops/multi/delete/",
    });
  });

  test.each([[{}], [{ taskid: "" }], [{ taskid: null }], [[]], [null], [{ taskid: {} }]])(
    "without an id is said so: %j",
    async (json) => {
      server.on("POST /api/1/fileops/multi/delete/", () => ({ json }));
      expect(await deleteMany(client)).toEqual(json);
      const error = await failureOf(deleteMany(client).wait({ interval }));
      expect(isDecodeError(error)).toBe(true);
      expect(error.message).toContain("no id of a task in taskid");
      expect(polls()).toHaveLength(0);
    },
  );

  test("may have a number as its id", async () => {
    server.on("POST /api/1/fileops/multi/delete/", () => ({ json: { taskid: 7 } }));
    server.on("GET /api/1/task/7/", () => ({ json: { done: true } }));
    expect(await deleteMany(client).wait()).toEqual({ done: true });
  });

  test("is asked for by its own operation, whose first answer counts", async () => {
    const { taskid } = await deleteMany(client, { path: ["/a"] });
    expect(await getTask(client, { taskid }).wait({ interval })).toEqual({ deleted: ["/a"] });
    expect(polls()).toHaveLength(3);
    expect(isCloudikeError(await failureOf(getTask(client, { taskid: "none" })), 404)).toBe(true);
  });
});

describe("waiting", () => {
  const failing = (count: number, fail: () => object | undefined, close = false) => {
    let left = count;
    server.on("GET /api/1/task/*", (_, __, response) => {
      if (left-- <= 0) return { json: { done: true } };
      if (close) response.destroy();
      return fail();
    });
  };

  test.each<[string, () => object | undefined, boolean]>([
    ["5xx", () => ({ status: 503, text: "busy" }), false],
    ["broken connections", () => undefined, true],
  ])("bears five %s in a row, and no more", async (_, fail, close) => {
    failing(5, fail, close);
    expect(await deleteMany(client, { path: ["/a"] }).wait({ interval })).toEqual({ done: true });
    failing(6, fail, close);
    const error = await failureOf(deleteMany(client, { path: ["/a"] }).wait({ interval }));
    expect(close ? error.name : error.status).toBe(close ? "ConnectionError" : 503);
  });

  test("counts failures anew after an answer", async () => {
    let asked = 0;
    server.on("GET /api/1/task/*", () => {
      asked++;
      if (asked > 12) return { json: { done: true } };
      return asked % 6 === 0 ? { status: 404 } : { status: 500 };
    });
    expect(await deleteMany(client, { path: ["/a"] }).wait({ interval })).toEqual({ done: true });
  });

  test("ends at once with its signal, and leaves no question behind", async () => {
    for (const where of ["wait", "call"]) {
      const controller = new AbortController();
      const { signal } = controller;
      const onProgress = () => controller.abort(new Error("enough"));
      const options = where === "wait" ? { signal, onProgress } : { onProgress };
      const call = deleteMany(client, { path: ["/a"] }, where === "call" ? { signal } : {});
      const error = await failureOf(call.wait(options));
      expect(isAbortError(error)).toBe(true);
      expect(error.cause).toEqual(new Error("enough"));
    }
    expect(polls()).toHaveLength(2);
  });

  test("does not begin with a signal that aborted", async () => {
    const started = await deleteMany(client, { path: ["/a"] });
    expect(isAbortError(await failureOf(started.wait({ signal: AbortSignal.abort() })))).toBe(true);
    expect(polls()).toHaveLength(0);
  });

  test("ends after its timeout, while it sleeps and while it asks", async () => {
    const started = await deleteMany(client, { path: ["/a"] });
    const sleeping = await failureOf(started.wait({ timeout: 20, interval: 100_000 }));
    expect(isTimeoutError(sleeping)).toBe(true);
    expect(sleeping.message).toBe("GET /api/1/task/{taskid}/: no result in 20 ms, see timeout");
    server.on("GET /api/1/task/*", () => undefined);
    expect(isTimeoutError(await failureOf(started.wait({ timeout: 20 })))).toBe(true);
  });

  test("ends with what its callback throws", async () => {
    const cause = new Error("no window");
    const onProgress = () => {
      throw cause;
    };
    const error = await failureOf(deleteMany(client, { path: ["/a"] }).wait({ interval, onProgress }));
    expect(error).toMatchObject({ name: "ApiError", cause });
    expect(error.message).toContain("onProgress failed");
  });
});

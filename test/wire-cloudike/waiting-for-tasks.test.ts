import { afterEach, beforeEach, expect, test } from "vitest";
import { type Cloudike, createCloudikeCore, isCloudikeError } from "../../src/cloudike/index.js";
import { isAbortError, isTimeoutError } from "../../src/core/index.js";
import { type CloudikeServer, startCloudikeServer } from "../support/cloudike-server.js";
import { failureOf } from "../support/failure.js";
import { deleteMany, getTask } from "./operations.js";

let server: CloudikeServer;
let client: Cloudike;

beforeEach(async () => {
  server = await startCloudikeServer();
  client = createCloudikeCore(server.options(), server.facts);
  server.files.paths.add("/a");
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

const polls = () => server.requests.filter(({ path }) => path.startsWith("/api/1/task/"));

test.each([[Number.POSITIVE_INFINITY], [2 ** 31], [2 ** 40]])(
  "an interval that no timer can hold does not make it ask without a pause: %d",
  async (interval) => {
    const controller = new AbortController();
    const onProgress = () => setTimeout(() => controller.abort(), 30);
    const { signal } = controller;
    const error = await failureOf(
      deleteMany(client, { path: ["/a"] }).wait({ interval, signal, onProgress }),
    );
    expect(isAbortError(error)).toBe(true);
    expect(polls()).toHaveLength(1);
  },
);

test("a task that was asked for and taken as it came is asked for again", async () => {
  const { taskid } = await deleteMany(client, { path: ["/a"] });
  const call = getTask(client, { taskid });
  expect((await call.asResponse()).status).toBe(404);
  expect(await call.wait({ interval: 1 })).toEqual({ deleted: ["/a"] });
});

test("a result may be null, and can be waited for more than once", async () => {
  server.on("GET /api/1/task/*", () => (polls().length % 2 ? { status: 404 } : { json: null }));
  const call = deleteMany(client, { path: ["/a"] });
  expect(await call.wait({ interval: 1 })).toBeNull();
  expect(await (await call).wait({ interval: 1 })).toBeNull();
  expect(polls()).toHaveLength(4);
});

test("a task that is never ready ends with what the server told last", async () => {
  server.on("GET /api/1/task/*", () => ({ status: 404, json: { code: "NotReady", description: "37 %" } }));
  const error = await failureOf(deleteMany(client, { path: ["/a"] }).wait({ interval: 5, timeout: 200 }));
  expect(isTimeoutError(error)).toBe(true);
  expect(isCloudikeError(error.cause, "NotReady")).toBe(true);
});

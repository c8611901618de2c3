import { afterEach, beforeEach, expect, test } from "vitest";
import { chain } from "../../src/core/index.js";
import { createWorkDriveFetch } from "../../src/workdrive/fetch.js";
import { startWorkDriveServer, type WorkDriveServer } from "../support/workdrive-server.js";

let server: WorkDriveServer;
let send: (request: Request) => Promise<Response>;

beforeEach(async () => {
  server = await startWorkDriveServer();
  send = createWorkDriveFetch(server.options({ maxRetryDelay: 20 }), server.facts);
});

afterEach(() => server.close());

/** Answers with statuses in turn, and with the last one from then on. */
function answer(target: string, ...statuses: number[]) {
  server.on(target, () => ({
    status: (statuses.length > 1 && statuses.shift()) || statuses[0] || 0,
    json: {},
  }));
}

test("a request that was refused unseen is sent again, with its body", async () => {
  answer("POST /api/tasks", 429, 200);
  const body = JSON.stringify({ title: "Ship it" });
  const response = await send(new Request(`${server.baseUrl}/api/tasks`, { method: "POST", body }));
  expect(response.status).toBe(200);
  expect(server.requests.map((request) => request.body)).toEqual([body, body]);
});

test("a request that may have done its work is not, whatever its method", async () => {
  for (const method of ["GET", "POST"]) {
    answer(`${method} /api/tasks`, 503, 200);
    expect((await send(new Request(`${server.baseUrl}/api/tasks`, { method }))).status).toBe(503);
  }
  expect(server.requests).toHaveLength(2);
});

test("hooks stand around its requests", async () => {
  const seen: unknown[] = [];
  answer("POST /api/tasks", 429, 200);
  const hooked = createWorkDriveFetch(
    server.options({
      maxRetryDelay: 20,
      hooks: chain((request, next) => {
        seen.push([request.operation, request.attempt]);
        return next(request.with({ headers: { ...request.headers, "x-hook": `${request.attempt}` } }));
      }),
    }),
    server.facts,
  );
  const body = JSON.stringify({ title: "Ship it" });
  await hooked(new Request(`${server.baseUrl}/api/tasks`, { method: "POST", body }));
  expect(seen).toEqual([
    ["POST /api/tasks", 1],
    ["POST /api/tasks", 2],
  ]);
  expect(server.requests.map(({ headers }) => headers["x-hook"])).toEqual(["1", "2"]);
});

import createClient from "openapi-fetch";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkCalls, createWorkDriveFetch } from "../../src/workdrive/fetch.js";
import type { WorkDriveOptions } from "../../src/workdrive/index.js";
import { failureOf } from "../support/failure.js";
import { apiKey, leaks, printed } from "../support/secrets.js";
import { startWorkDriveServer, type WorkDriveServer } from "../support/workdrive-server.js";

/** As `openapi-typescript` writes them, as far as they are needed. */
interface paths {
  "/api/users": {
    get: {
      parameters: { query: { per_page: number } };
      responses: { 200: { content: { "application/json": { users: { id: string }[] } } } };
    };
  };
  "/api/tasks": {
    post: {
      requestBody: { content: { "application/json": { title: string } } };
      responses: { 200: { content: { "application/json": { id: string } } } };
    };
  };
}

let server: WorkDriveServer;
const connect = (options?: Partial<WorkDriveOptions>) =>
  createWorkDriveFetch(server.options(options), server.facts);
const open = (options?: Partial<WorkDriveOptions>) =>
  checkCalls(createClient<paths>({ baseUrl: server.baseUrl, fetch: connect(options) }), {});

beforeEach(async () => {
  server = await startWorkDriveServer();
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

describe("openapi-fetch", () => {
  test("calls with the key", async () => {
    const drive = open();
    const { data } = await drive.GET("/api/users", { params: { query: { per_page: 3 } } });
    expect(data?.users).toHaveLength(3);
    const task = await drive.POST("/api/tasks", { body: { title: "a" } });
    expect(task.data?.id).toBe("t1");
    expect(server.requests.map(({ headers }) => headers["x-api-key"])).toEqual([apiKey, apiKey]);
  });

  test("gets refusals as they are", async () => {
    const { response, data, error } = await open({ apiKey: "other" }).GET("/api/users", {
      params: { query: { per_page: 3 } },
    });
    expect(response.status).toBe(401);
    expect(data).toBeUndefined();
    expect(error).toMatchObject({ message: "Invalid API key" });
  });
});

test("a request that leaves the base URL, or whose key is none, is not sent", async () => {
  const baseUrl = `${server.baseUrl}/drive`;
  for (const path of ["/api/users", "/drive/../api/users", "/drive-other/api"]) {
    const error = await failureOf(connect({ baseUrl })(new Request(`${server.baseUrl}${path}`)));
    expect(error.message).toContain("the request leaves baseUrl");
  }
  const error = await failureOf(connect({ apiKey: "S3CR3T\n" })(new Request(`${server.baseUrl}/api/users`)));
  expect(error.message).toContain("apiKey is no value of a header");
  expect(leaks(error), printed(error)).toBe(false);
  expect(server.requests).toHaveLength(0);
});

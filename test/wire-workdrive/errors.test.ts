import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  createWorkDriveCore,
  isWorkDriveError,
  type WorkDrive,
  WorkDriveError,
} from "../../src/workdrive/index.js";
import { failureOf } from "../support/failure.js";
import { apiKey, leaks, printed } from "../support/secrets.js";
import {
  startWorkDriveServer,
  type WorkDriveReply,
  type WorkDriveServer,
} from "../support/workdrive-server.js";
import { createTask, getAllUsers, getUser } from "./operations.js";

let server: WorkDriveServer;
let client: WorkDrive;
const page = "<!DOCTYPE html><html><body>Bad gateway</body></html>";

beforeEach(async () => {
  server = await startWorkDriveServer();
  client = createWorkDriveCore(server.options(), server.facts);
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

const answered = async (reply: WorkDriveReply) => {
  server.on("GET /api/users/1", () => reply);
  return failureOf(getUser(client, { id: 1 }));
};

describe("a refusal", () => {
  test("of the key says so, and what to do", async () => {
    const remedy = "open Manage > Api Access, and regenerate the token";
    const facts = { ...server.facts, auth: { ...server.facts.auth, remedy } };
    const wrong = createWorkDriveCore(server.options({ apiKey: "S3CR3T-wrong" }), facts);
    const error = await failureOf(getAllUsers(wrong));
    expect(error).toBeInstanceOf(WorkDriveError);
    expect(error).toMatchObject({
      vendor: "workdrive",
      operation: "GET /api/users",
      status: 401,
      attempts: 1,
    });
    expect(error.message).toBe(
      `GET /api/users: the key in X-API-KEY was refused (401): ${remedy}. Unauthorized -- Your API key is wrong. Invalid API key`,
    );
    expect(error.detail).toBe('{"statusCode":401,"message":"Invalid API key"}');
    expect(leaks(error), printed(error)).toBe(false);
  });

  test.each<[string, WorkDriveReply, string]>([
    ["nothing", { status: 404 }, "HTTP 404. Not Found"],
    [
      "nothing, where a meaning is known",
      { status: 503 },
      "temporarily offline for maintenance. Please try again later",
    ],
    ["an empty object", { status: 500, json: {} }, "HTTP 500. Internal Server Error"],
    ["a message", { status: 403, json: { message: "Not yours." } }, "administrators only. Not yours"],
    ["messages", { status: 400, json: { message: ["a is long", 5, "b is short"] } }, "a is long, b is short"],
    ["an error", { status: 400, json: { error: "Bad name" } }, "Bad Request. Bad name"],
    ["an error with a message", { status: 400, json: { error: { message: "Bad name" } } }, "Bad name"],
    ["a text in JSON", { status: 400, json: "Bad name" }, "Bad Request. Bad name"],
    ["null", { status: 400, json: null }, "HTTP 400. Bad Request"],
    ["a list", { status: 400, json: [1] }, "HTTP 400. Bad Request"],
    ["a text", { status: 500, text: "out of memory", type: "text/plain" }, "out of memory"],
    ["broken JSON", { status: 500, text: '{"message":' }, '{"message":'],
    ["a page", { status: 503, text: page, type: "text/html" }, "try again later"],
  ])("with %s tells what is known", async (_, reply, message) => {
    const error = await answered(reply);
    expect(isWorkDriveError(error, Number(reply?.status))).toBe(true);
    expect(isWorkDriveError(error)).toBe(true);
    expect(isWorkDriveError(error, 418)).toBe(false);
    expect(error.message.endsWith(message), error.message).toBe(true);
    const body = reply?.text ?? (reply?.json === undefined ? undefined : JSON.stringify(reply.json));
    expect(error.detail).toBe(body);
  });

  test("is short, however long its body is, and shows no secret of it", async () => {
    const json = { message: "x".repeat(100_000), token: "S3CR3T" };
    expect((await answered({ status: 500, json: { ...json, message: "m" } })).detail).toContain("[redacted]");
    for (const reply of [
      { json },
      { json: { ...json, message: "m" } },
      { text: JSON.stringify(json).repeat(9) },
    ]) {
      const error = await answered({ status: 500, ...reply });
      expect(error.message.length + `${error.detail}`.length).toBeLessThan(1200);
      expect(leaks(error), printed(error)).toBe(false);
    }
  });

  test("of a body that was sent shows no secret of it", async () => {
    server.on("POST /api/tasks", ({ body, headers }) => ({
      status: 400,
      json: { message: `${body} ${headers["x-api-key"]}` },
    }));
    const error = await failureOf(createTask(client, { body: { title: "a", password: "S3CR3T" } }));
    expect(error.message).toContain("title");
    expect(leaks(error), printed(error)).toBe(false);
  });
});

describe("an answer", () => {
  test("of one endpoint with two faces is that of the body", async () => {
    expect(await createTask(client, { body: { title: "a" } })).toEqual({ id: "t1", title: "a" });
    expect(await createTask(client, { body: { title: "a", listId: "l" } })).toMatchObject({ listId: "l" });
    const error = await failureOf(createTask(client, { body: {} }));
    expect(error.message).toContain("title is required");
  });

  test.each([
    ["a page", { text: page, type: "text/html" }, "DecodeError"],
    ["nothing", { text: "" }, "DecodeError"],
    ["half of JSON", { text: '{"id":' }, "DecodeError"],
  ])("that is %s is none", async (_, reply, name) => {
    expect((await answered(reply)).name).toBe(name);
  });

  test("that breaks off is a ConnectionError", async () => {
    server.on("GET /api/users/1", (_, response) => {
      response.writeHead(200, { "content-length": 1000 }).write("{");
      setTimeout(() => response.destroy(), 20);
      return undefined;
    });
    expect(await failureOf(getUser(client, { id: 1 }))).toMatchObject({
      name: "ConnectionError",
      status: 200,
    });
    server.on("GET /api/users/1", (_, response) => {
      response.destroy();
      return undefined;
    });
    expect((await failureOf(getUser(client, { id: 1 }))).name).toBe("ConnectionError");
  });

  test("that does not come is over with its time, and so is its connection", async () => {
    server.on("GET /api/users/1", (_, response) => {
      response.writeHead(200, { "content-type": "application/json" }).write("{");
      return undefined;
    });
    expect((await failureOf(getUser(client, { id: 1 }, { timeout: 50 }))).name).toBe("TimeoutError");
    await expect.poll(() => server.connections(), { timeout: 30_000 }).toBe(0);
    expect(server.requests[0]?.headers["x-api-key"]).toBe(apiKey);
  });
});

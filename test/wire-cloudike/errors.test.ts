import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Cloudike, createCloudikeCore, isCloudikeError } from "../../src/cloudike/index.js";
import {
  type CloudikeReply,
  type CloudikeServer,
  startCloudikeServer,
  tokenHeader,
} from "../support/cloudike-server.js";
import { failureOf } from "../support/failure.js";
import { credentials, leaks, printed } from "../support/secrets.js";
import { createFolder, getAccount, getMetadata, login } from "./operations.js";

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

const answering = async (reply: NonNullable<CloudikeReply>) => {
  server.on("GET /api/1/accounts/get/", () => reply);
  return failureOf(getAccount(client));
};

test("an error has the code and the words of the server", async () => {
  await createFolder(client, { path: "/a" });
  const error = await failureOf(createFolder(client, { path: "/a" }));
  expect(error).toMatchObject({
    ...{ name: "CloudikeError", vendor: "cloudike", operation: "POST /api/1/fileops/folder_create/" },
    ...{ status: 400, code: "FolderAlreadyCreated", description: "There is such a folder", attempts: 1 },
    body: { code: "FolderAlreadyCreated", description: "There is such a folder" },
  });
  expect(error.message).toBe(
    "POST /api/1/fileops/folder_create/: HTTP 400: FolderAlreadyCreated. There is such a folder",
  );
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ code: "FolderAlreadyCreated", status: 400 });
  expect(Object.keys(error)).not.toContain("body");
});

test("an error is told by code or status", async () => {
  const error = await answering({ status: 404, json: { code: "NotFound", description: "x" } });
  expect([
    isCloudikeError(error),
    isCloudikeError(error, "NotFound"),
    isCloudikeError(error, 404),
    isCloudikeError(error, "Other", 500, 404),
    isCloudikeError(error, "Other", 500),
    isCloudikeError(error, "404"),
    isCloudikeError(new Error("NotFound"), "NotFound"),
    isCloudikeError(undefined),
  ]).toEqual([true, true, true, true, false, false, false, false]);
});

describe("an answer in another form", () => {
  test.each<[string, NonNullable<CloudikeReply>, object, string]>([
    [
      "HTML",
      { status: 502, text: "<html><h1>Bad</h1>", type: "text/html" },
      { code: undefined, detail: "<html><h1>Bad</h1>" },
      "HTTP 502: Bad Gateway",
    ],
    [
      "nothing",
      { status: 403 },
      { code: undefined, detail: undefined, body: undefined },
      "HTTP 403: Access denied",
    ],
    [
      "a text",
      { status: 400, text: "cannot remove the token" },
      { code: undefined },
      "HTTP 400: cannot remove the token",
    ],
    [
      "other JSON",
      { status: 400, json: { progress: 5 } },
      { code: undefined, body: { progress: 5 } },
      "HTTP 400: Bad Request",
    ],
    [
      "a list",
      { status: 400, json: [{ code: "a" }] },
      { code: undefined, body: [{ code: "a" }] },
      "HTTP 400: Bad Request",
    ],
    [
      "null",
      { status: 500, text: "null" },
      { code: undefined, body: null },
      "HTTP 500: Internal Server Error",
    ],
    [
      "a code that is a number",
      { status: 400, json: { code: 7, description: "" } },
      { code: "7", description: undefined },
      "HTTP 400: 7",
    ],
    [
      "a code that is an object",
      { status: 400, json: { code: {}, description: ["a"] } },
      { code: undefined },
      "HTTP 400: Bad Request",
    ],
    [
      "a hostile prototype",
      { status: 400, text: '{"__proto__":{"code":"X"},"code":"Y"}' },
      { code: "Y" },
      "HTTP 400: Y",
    ],
    [
      "deep JSON",
      { status: 400, text: `${"[".repeat(500)}${"]".repeat(500)}` },
      { body: undefined },
      "HTTP 400: [[[",
    ],
  ])("that is %s is an error too", async (_, reply, facts, words) => {
    const error = await answering(reply);
    expect(error).toMatchObject({ name: "CloudikeError", status: reply.status, ...facts });
    expect(error.message).toContain(words);
  });

  test("is told from a good one that is no JSON", async () => {
    const error = await answering({ text: "<html>log in</html>", type: "text/html" });
    expect(error.name).toBe("DecodeError");
  });
});

test("an answer that has not changed is an error with status 304, also for safe()", async () => {
  const { response } = await getMetadata(client, { path: "/" }).withResponse();
  const headers = { "if-none-match": `${response.headers.get("etag")}` };
  const result = await getMetadata(client, { path: "/" }, { headers }).safe();
  expect(result).toMatchObject({ ok: false, error: { name: "CloudikeError", status: 304, attempts: 1 } });
  expect(!result.ok && isCloudikeError(result.error, 304) && result.error.message).toBe(
    "GET /api/1/metadata/{path}: not modified (304): it is still what If-None-Match tells",
  );
  expect((await getMetadata(client, { path: "/" }, { headers }).asResponse()).status).toBe(304);
});

describe("secrets", () => {
  test("of a login are not in its error, however the server repeats them", async () => {
    server.on("POST /api/1/accounts/login/", ({ body, fields }) => ({
      status: 400,
      json: {
        code: "InvalidParameters",
        description: `${body.startsWith("{") ? "" : body} ${fields.login?.[0]} ${fields.password?.[0]}`,
        fields,
      },
    }));
    const given = {
      body: { login: credentials.login, password: credentials.password, device_description: "d" },
    };
    for (const error of [
      await failureOf(getAccount(client)),
      await failureOf(login(client, given)),
      await failureOf(login(client, given, { bodyFormat: "json" })),
      await failureOf(login(client, given, { method: "GET" })),
      await failureOf(login(client, { body: new URLSearchParams(given.body) })),
      await failureOf(login(client, { body: `${new URLSearchParams(given.body)}` })),
    ])
      expect(leaks(error), printed(error)).toBe(false);
  });

  test("of a call are not in its error, after they were renewed too", async () => {
    server.on("GET /api/1/accounts/get/", ({ headers }) => ({
      status: 401,
      json: { code: "Unauthorized", description: `${headers[tokenHeader.toLowerCase()]}` },
    }));
    const error = await failureOf(getAccount(client));
    expect(error.message).toContain("[redacted]");
    expect(leaks(error), printed(error)).toBe(false);
  });

  test.each<[string, () => Partial<Parameters<typeof createCloudikeCore>[0]>]>([
    ["ConnectionError", () => ({ baseUrl: "http://127.0.0.1:1" })],
    ["ApiError", () => ({ headers: { "x-a": "S3CR3T\n" } })],
    [
      "ConnectionError",
      () => ({ fetch: () => Promise.reject(new Error(`no ${encodeURIComponent(credentials.password)}`)) }),
    ],
    ["TimeoutError", () => ({ timeout: 30 })],
  ])("are not in a %s", async (name, more) => {
    server.on("POST /api/1/accounts/login/", () => undefined);
    const error = await failureOf(getAccount(client.with(more())));
    expect(error.name).toBe(name);
    expect(leaks(error), printed(error)).toBe(false);
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isApiError } from "../../src/core/index.js";
import { createWorkDriveCore, operation, type WorkDrive } from "../../src/workdrive/index.js";
import { failureOf } from "../support/failure.js";
import { apiKey, leaks, printed } from "../support/secrets.js";
import { listen } from "../support/wapi-server.js";
import { keyHeader, startWorkDriveServer, type WorkDriveServer } from "../support/workdrive-server.js";
import { createTask, getAllUsers, getUser } from "./operations.js";

let server: WorkDriveServer;
let client: WorkDrive;
const header = keyHeader.toLowerCase();

beforeEach(async () => {
  server = await startWorkDriveServer();
  client = createWorkDriveCore(server.options(), server.facts);
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

describe("the key", () => {
  test("goes with every call, and wins over other headers", async () => {
    const headers = { "x-api-key": "other", "X-Api-Key": "another" };
    await getAllUsers(client.with({ headers }), {}, { headers });
    await createTask(client, { body: { title: "a" } });
    expect(server.requests.map((request) => request.headers[header])).toEqual([apiKey, apiKey]);
  });

  test("may come from a supplier, which is asked for every call, and once more where it is refused", async () => {
    const keys = [apiKey, "old", apiKey, "old", "older"];
    const supplied = client.with({ apiKey: async () => keys.shift() ?? "" });
    await getAllUsers(supplied);
    await createTask(supplied, { body: { title: "a" } });
    expect(await failureOf(getAllUsers(supplied))).toMatchObject({ status: 401, attempts: 2 });
    expect(keys).toEqual([]);
    const sent = server.requests.map(({ headers }) => headers[header]);
    expect(sent).toEqual([apiKey, "old", apiKey, "old", "older"]);
  });

  test("is not sent again by a supplier that has no other, nor where it is a value", async () => {
    let asked = 0;
    const supplied = client.with({ apiKey: () => `old${asked++ * 0}` });
    expect(await failureOf(getAllUsers(supplied))).toMatchObject({ status: 401, attempts: 1 });
    expect(asked).toBe(2);
    expect(await failureOf(getAllUsers(client.with({ apiKey: "old" })))).toMatchObject({ attempts: 1 });
    expect(server.requests).toHaveLength(2);
  });

  test("is not asked for again where the content is a stream, which is gone", async () => {
    let asked = 0;
    const supplied = client.with({ apiKey: () => `old${asked++}` });
    const upload = operation("POST /api/files", { mediaType: "application/octet-stream" }).operation;
    const content = new Blob(["abc"]).stream();
    expect(await failureOf(supplied.call(upload, { content, size: 3 }))).toMatchObject({ status: 401 });
    expect([asked, server.requests.length]).toEqual([1, 1]);
  });

  test.each<[string, () => string | Promise<string>]>([
    ["throws", () => JSON.parse("vault")],
    ["rejects", () => Promise.reject(new Error("vault is closed"))],
  ])("of a supplier that %s fails the call, and nothing is sent", async (_, supplier) => {
    const error = await failureOf(getAllUsers(client.with({ apiKey: supplier })));
    expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
    expect(error.message).toContain("vault");
    expect(server.requests).toHaveLength(0);
  });

  test("may hold every character of a header", async () => {
    const key = `k! ~"é\u00ff`;
    server.on("GET /api/users", ({ headers }) => ({ json: { users: [], key: headers[header] } }));
    expect(await getAllUsers(client.with({ apiKey: key }))).toMatchObject({ key });
  });

  test.each([
    [""],
    [" "],
    ["S3CR3T\n"],
    ["S3CR3T\r\nx-a: b"],
    [" S3CR3T"],
    ["S3CR3T "],
    ["S3CR3T\u0000"],
    ["S3CR3T☃"],
    [undefined],
    [null],
    [5],
  ])("that is %j is refused before anything is sent, and not shown", async (wrong) => {
    const untyped = { apiKey: wrong } as { apiKey: string };
    for (const options of [untyped, { apiKey: () => untyped.apiKey }]) {
      const error = await failureOf(getAllUsers(client.with(options)));
      expect(error).toMatchObject({ name: "ApiError", attempts: 0, vendor: "workdrive" });
      expect(error.message).toContain("apiKey is no value of a header");
      expect(leaks(error), printed(error)).toBe(false);
    }
    expect(server.requests).toHaveLength(0);
  });

  test("does not follow a redirect", async () => {
    let arrived = 0;
    const other = await listen((_, response) => {
      arrived++;
      response.end("{}");
    });
    server.on("GET /api/users", (_, response) => {
      response.writeHead(307, { location: `${other.url}/api/users` }).end();
      return undefined;
    });
    const error = await failureOf(getAllUsers(client));
    await other.close();
    expect(error).toMatchObject({ name: "HttpError", status: 307 });
    expect(arrived).toBe(0);
  });

  test("does not go to another origin that an operation has", async () => {
    const seen: (string | string[] | undefined)[] = [];
    const other = await listen(({ headers }, response) => {
      seen.push(headers[header]);
      response.end("{}");
    });
    const facts = { ...server.facts, hosts: { other: other.url, near: `${server.baseUrl}/near` } };
    const call = (name: string) =>
      createWorkDriveCore(server.options(), facts).call({ target: "GET /api/users", server: name });
    await call("other");
    await call("near").safe();
    await other.close();
    expect(seen).toEqual([undefined]);
    expect(server.requests[0]).toMatchObject({ path: "/near/api/users", headers: { [header]: apiKey } });
  });

  test.each([["http://drive.example.com"], ["ftp://a"], ["https://a:b@c"], ["//a"], [""]])(
    "does not go to %s",
    async (baseUrl) => {
      const error = await failureOf(getAllUsers(client.with({ baseUrl })));
      expect(error.attempts).toBe(0);
      expect(error.message).toContain("https:");
    },
  );

  test("is not shown where the server repeats it", async () => {
    server.on("GET /api/users", ({ headers }) => {
      const key = `${headers[header]}`;
      return { status: 403, json: { message: `no ${key} ${encodeURIComponent(key)}`, apiKey: key } };
    });
    const error = await failureOf(getAllUsers(client));
    expect(error.message).toContain("no [redacted]");
    expect(leaks(error), printed(error)).toBe(false);
  });
});

describe("a failure", () => {
  test.each<[string, () => Partial<Parameters<typeof createWorkDriveCore>[0]>]>([
    ["ConnectionError", () => ({ baseUrl: "http://127.0.0.1:1" })],
    ["TimeoutError", () => ({ timeout: 30 })],
    ["ApiError", () => ({ headers: { "x-a": "S3CR3T\n" } })],
    ["ConnectionError", () => ({ fetch: () => Promise.reject(new Error(`no ${apiKey}`)) })],
  ])("that is a %s shows no key", async (name, more) => {
    server.on("GET /api/users/1", () => undefined);
    const error = await failureOf(getUser(client.with(more()), { id: 1 }));
    expect(error.name).toBe(name);
    expect(isApiError(error)).toBe(true);
    expect(leaks(error), printed(error)).toBe(false);
  });
});

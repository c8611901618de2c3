import { afterEach, beforeEach, expect, test } from "vitest";
import { type Cloudike, createCloudikeCore, fieldsOperation } from "../../src/cloudike/index.js";
import { type CloudikeServer, startCloudikeServer } from "../support/cloudike-server.js";
import { failureOf } from "../support/failure.js";

let server: CloudikeServer;
let client: Cloudike;

beforeEach(async () => {
  server = await startCloudikeServer();
  client = createCloudikeCore(server.options(), server.facts);
  server.on("POST /api/1/a/", () => ({ json: {} }));
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

const { operation } = fieldsOperation("POST /api/1/a/", { json: ["value"] });

test("an empty list is refused where it would be left out, and is JSON's to say", async () => {
  for (const params of [{ list: [] }, { body: { list: [] } }, { list: [], text: "" }]) {
    const error = await failureOf(client.call(operation, params));
    expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
    expect(error.message).toContain("list is an empty list");
    const asked = await failureOf(client.call(operation, params, { method: "GET" }));
    expect(asked.message).toContain("list is an empty list");
  }
  expect(server.requests.filter(({ path }) => path.startsWith("/api/1/a/"))).toHaveLength(0);
  await client.call(operation, { list: [] }, { bodyFormat: "json" });
  expect(server.requests.at(-1)?.body).toBe('{"list":[]}');
});

test.each([["form"], ["multipart"]])(
  "what has no JSON either is refused where a field of a %s is JSON",
  async (kind) => {
    const mediaType = kind === "form" ? "application/x-www-form-urlencoded" : "multipart/form-data";
    for (const value of [() => 1, Symbol("a")]) {
      const error = await failureOf(client.call({ ...operation, mediaType }, { value }));
      expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
      expect(error.message).toContain("value is ");
    }
    expect(server.requests.filter(({ path }) => path === "/api/1/a/")).toHaveLength(0);
  },
);

test("a list in JSON stays one field of a multipart form", async () => {
  await client.call({ ...operation, mediaType: "multipart/form-data" }, { value: ["a", 1], n: 5, t: true });
  expect(server.requests.at(-1)?.fields).toEqual({ value: ['["a",1]'], n: ["5"], t: ["true"] });
});

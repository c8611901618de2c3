import { afterEach, beforeEach, expect, test } from "vitest";
import { type Cloudike, createCloudikeCore, fieldsOperation } from "../../src/cloudike/index.js";
import { type CloudikeServer, startCloudikeServer } from "../support/cloudike-server.js";
import { failureOf } from "../support/failure.js";
import { getAccount, getMetadata } from "./operations.js";

let server: CloudikeServer;
let client: Cloudike;

beforeEach(async () => {
  server = await startCloudikeServer();
  client = createCloudikeCore(server.options(), server.facts);
});

afterEach(() => server.close());

const { operation: link } = fieldsOperation("GET /api/1/links/{hash}/{+path}");
const { operation: inside } = fieldsOperation("GET /api/1/of/{+path}/users/");
const { operation: glued } = fieldsOperation("GET /api/1/of{+path}");

test.each([
  ["/a b/ü/100%/?#", "/api/1/metadata/a%20b/%C3%BC/100%25/%3F%23"],
  ["a/b", "/api/1/metadata/a/b"],
  ["/a/b/", "/api/1/metadata/a/b/"],
  ["/", "/api/1/metadata/"],
  ["", "/api/1/metadata/"],
  ["/.../.a/a..", "/api/1/metadata/.../.a/a.."],
  ["/%2e%2e/%2F", "/api/1/metadata/%252e%252e/%252F"],
  ["/a\\b&c=d+e", "/api/1/metadata/a%5Cb%26c%3Dd%2Be"],
  ["/{hash}/{+path}/\\0", "/api/1/metadata/%7Bhash%7D/%7B%2Bpath%7D/%5C0"],
])("the path %j is %s", async (path, sent) => {
  server.on("GET /api/1/metadata/*", (_, rest) => ({ json: { content: [], rest } }));
  expect(await getMetadata(client, { path })).toMatchObject({ rest: path.replace(/^\//, "") });
  expect(server.requests.at(-1)).toMatchObject({ path: sent, search: "" });
});

test.each([
  [link, { hash: "a/b", path: "/c d" }, "/api/1/links/a%2Fb/c%20d"],
  [link, { hash: "$&", path: "$1/$&" }, "/api/1/links/%24%26/%241/%24%26"],
  [inside, { path: "/a/b/" }, "/api/1/of/a/b/users/"],
  [inside, { path: "" }, "/api/1/of/users/"],
  [glued, { path: "/a" }, "/api/1/of/a"],
  [glued, { path: 7 }, "/api/1/of7"],
])("a template with others, %#", async (operation, params, sent) => {
  server.on("GET /*", () => ({ json: {} }));
  await client.call(operation, params);
  expect(server.requests.at(-1)?.path).toBe(sent);
});

test.each([
  ["/a//b"],
  ["//a"],
  ["a//"],
  ["/a/../b"],
  [".."],
  ["/."],
  ["/a\nb"],
  ["/a\u0000"],
  ["/a\u007f"],
  [undefined],
  [null],
  [{}],
  [["/a"]],
])("the path %j is refused before anything is sent", async (path) => {
  const error = await failureOf(getMetadata(client, { path }));
  expect(error).toMatchObject({ name: "ApiError", attempts: 0, operation: "GET /api/1/metadata/{path}" });
  expect(error.message).toContain("path");
  expect(server.requests).toHaveLength(0);
});

test.each(["", "/", "/api", "/api/", "/api/1", "/api/1/", "/api/0", "/api/12//"])(
  "a base URL that ends in %j means the host",
  async (end) => {
    await getAccount(client.with({ baseUrl: server.baseUrl + end }));
    expect(server.requests.map(({ path }) => path)).toEqual([
      "/api/1/accounts/login/",
      "/api/1/accounts/get/",
    ]);
  },
);

test("a base URL may have a path before that, and a host that is named as the path is", async () => {
  const urls: string[] = [];
  const fetch = async (url: string | URL | Request) => {
    urls.push(`${url}`);
    return Response.json({ token: "t" });
  };
  for (const baseUrl of [
    "https://a.example/cloud/api/1/",
    "https://api/",
    "https://api",
    "https://a.example/my-api/1",
  ])
    await getAccount(client.with({ baseUrl, fetch, auth: { token: "t" } }));
  expect(urls).toEqual([
    "https://a.example/cloud/api/1/accounts/get/",
    "https://api/api/1/accounts/get/",
    "https://api/api/1/accounts/get/",
    "https://a.example/my-api/1/api/1/accounts/get/",
  ]);
});

test.each([
  [undefined],
  [""],
  ["cloud.example.com"],
  ["http://cloud.example.com"],
  ["https://a.b/api/1?c=d"],
  ["https://<host>/api/1"],
])("a base URL that is %j is refused before anything is sent", async (baseUrl) => {
  const error = await failureOf(getAccount(client.with({ baseUrl } as { baseUrl: string })));
  expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
  expect(error.message).toMatch(/baseUrl must begin with https:|allowInsecure/);
});

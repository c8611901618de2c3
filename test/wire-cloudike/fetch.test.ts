import createClient from "openapi-fetch";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkCalls, createCloudikeFetch } from "../../src/cloudike/fetch.js";
import { type CloudikeServer, startCloudikeServer, tokenHeader } from "../support/cloudike-server.js";
import { credentials } from "../support/secrets.js";

interface paths {
  "/api/1/metadata/{path}": {
    get: {
      parameters: { path: { path: string }; query?: { limit?: number } };
      responses: { 200: { content: { "application/json": { path: string } } } };
    };
  };
  "/api/1/fileops/folder_create/": {
    post: {
      requestBody: { content: { "application/x-www-form-urlencoded": { path: string } } };
      responses: { 201: { content: { "application/json": { path: string } } } };
    };
  };
}

let server: CloudikeServer;

beforeEach(async () => {
  server = await startCloudikeServer();
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

/** As it is generated. */
function connect(end = "") {
  const options = server.options({ baseUrl: server.baseUrl + end });
  const client = createClient<paths>({
    baseUrl: options.baseUrl,
    fetch: createCloudikeFetch(options, server.facts),
  });
  return checkCalls(client, {
    segments: { "GET /api/1/metadata/{path}": ["path"] },
    bodies: { "POST /api/1/fileops/folder_create/": "application/x-www-form-urlencoded" },
  });
}

test.each(["", "/", "/api/1", "/api/1/"])(
  "calls by path log in once, at a base URL that ends in %j",
  async (end) => {
    const client = connect(end);
    const create = (path: string) => client.POST("/api/1/fileops/folder_create/", { body: { path } });
    const answers = await Promise.all(["/a b", "/ü", "/c"].map(create));
    expect(answers.map(({ data }) => data?.path)).toEqual(["/a b", "/ü", "/c"]);
    expect(server.accounts.logins).toBe(1);
    const { data } = await client.GET("/api/1/metadata/{path}", {
      params: { path: { path: "/a b" }, query: { limit: 5 } },
    });
    expect(data?.path).toBe("/a b");
    expect(server.requests.at(-1)).toMatchObject({ path: "/api/1/metadata/a%20b", search: "limit=5" });
  },
);

test("a token that is refused is renewed, and the body is sent again", async () => {
  const client = connect();
  const create = (path: string) => client.POST("/api/1/fileops/folder_create/", { body: { path } });
  await create("/a");
  server.accounts.expireAll();
  const answers = await Promise.all(["/b", "/c"].map(create));
  expect(answers.map(({ response }) => response.status)).toEqual([201, 201]);
  expect(server.accounts.logins).toBe(2);
  expect(server.requests.at(-1)?.headers[tokenHeader.toLowerCase()]).toBe(
    [...server.accounts.tokens.keys()][0],
  );
});

test("an explicit login sends no credentials, and waits for none", async () => {
  const fetch = createCloudikeFetch(server.options(), server.facts);
  const body = new URLSearchParams({ login: `email:${credentials.login}`, password: credentials.password });
  const response = await fetch(
    new Request(`${server.baseUrl}/api/1/accounts/login/`, { method: "POST", body }),
  );
  expect(await response.json()).toHaveProperty("token");
  expect(server.accounts.logins).toBe(1);
});

test("errors come as data", async () => {
  const { error, response } = await connect().GET("/api/1/metadata/{path}", {
    params: { path: { path: "/no" } },
  });
  expect(response.status).toBe(404);
  expect(error).toEqual({ code: "NotFound", description: "/no is not there" });
});

test("paths that are none, and URLs outside, are refused before anything is sent", async () => {
  const get = (path: string) => connect().GET("/api/1/metadata/{path}", { params: { path: { path } } });
  await expect(get("/a/../b")).rejects.toThrow("path has a segment");
  const fetch = createCloudikeFetch(server.options(), server.facts);
  await expect(fetch(new Request("http://127.0.0.1:1/api/1/x"))).rejects.toThrow("leaves baseUrl");
  expect(server.requests).toHaveLength(0);
});

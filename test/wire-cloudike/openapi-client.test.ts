import type { Client } from "openapi-fetch";
import { afterEach, beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { createCloudikeOpenApiClient, type paths } from "../../generated/cloudike/openapi.js";
import { type CloudikeServer, startCloudikeServer, tokenHeader } from "../support/cloudike-server.js";
import { failureOf } from "../support/failure.js";
import { credentials, leaks, printed } from "../support/secrets.js";
import { listen } from "../support/wapi-server.js";

let server: CloudikeServer;
let byPath: Client<paths>;
const last = () => server.requests.at(-1);
const form = "application/x-www-form-urlencoded";

beforeEach(async () => {
  server = await startCloudikeServer();
  byPath = createCloudikeOpenApiClient(server.options());
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

/** Answers to a route what it was sent. */
function echo(target: string): void {
  server.routes.set(target, ({ method, fields }) => ({ json: { method, fields } }));
}

describe("a body", () => {
  const target = "/api/1/fileops/multi/delete/";
  const body = { path: ["/a b", "/c&d"], only_empty: true };
  beforeEach(() => echo(`POST ${target}`));

  test("is a form whose lists repeat their key", async () => {
    await byPath.POST(target, { body });
    expect(last()?.headers["content-type"]).toBe(form);
    expect(last()?.body).toBe("path=%2Fa%20b&path=%2Fc%26d&only_empty=true");
  });

  test.each(["header", "option"])("is JSON where a %s says so", async (where) => {
    const asJson = createCloudikeOpenApiClient(server.options({ bodyFormat: "json" }));
    if (where === "option") await asJson.POST(target, { body });
    else await byPath.POST(target, { body, headers: { "content-type": "application/json" } });
    expect(last()?.headers["content-type"]).toBe("application/json");
    expect(JSON.parse(`${last()?.body}`)).toEqual(body);
  });

  test("may be a form that the caller made", async () => {
    const given = new URLSearchParams({ path: "/a" });
    await byPath.POST(target, { body: { path: ["/a"] }, bodySerializer: () => given });
    expect(last()).toMatchObject({ body: "path=%2Fa", fields: { path: ["/a"] } });
  });

  test("without fields is none", async () => {
    echo("POST /api/1/kukudocs/view/");
    await byPath.POST("/api/1/kukudocs/view/", { body: {} });
    expect(last()).toMatchObject({ body: "" });
    expect(last()?.headers["content-type"]).toBeUndefined();
  });

  test.each([
    ["text", '"text"'],
    [{ deep: [1, null] }, '{"deep":[1,null]}'],
    [["a", "b"], '["a","b"]'],
  ])("has fields that are JSON: %j", async (value, sent) => {
    echo("POST /api/0/keyvalue/theme");
    await byPath.POST("/api/0/keyvalue/{key_name}", {
      params: { path: { key_name: "theme" } },
      body: { value },
    });
    expect(last()?.fields).toEqual({ value: [sent] });
    expect(last()?.headers["content-type"]).toBe(form);
  });
});

describe("a path", () => {
  test.each([
    ["/a b/ü%", "/api/1/metadata/a%20b/%C3%BC%25"],
    ["c/d", "/api/1/metadata/c/d"],
    ["/", "/api/1/metadata/"],
    ["", "/api/1/metadata/"],
  ])("of several segments keeps its slashes: %j", async (path, sent) => {
    server.routes.set("GET /api/1/metadata/*", () => ({ json: { path } }));
    const { data } = await byPath.GET("/api/1/metadata/{path}", { params: { path: { path } } });
    expect(data?.path).toBe(path);
    expectTypeOf(data?.path).toEqualTypeOf<string | undefined>();
    expect(last()?.path).toBe(sent);
  });

  test("of several segments may stand behind another part", async () => {
    echo("GET /api/1/links/get/*");
    const path = { hash: "a/b", path: "/c/d e" };
    await byPath.GET("/api/1/links/get/{hash}/{path}", { params: { path } });
    expect(last()?.path).toBe("/api/1/links/get/a%2Fb/c/d%20e");
  });

  test.each([["/a/../b"], ["/a\nb"]])("is not made of %j", async (path) => {
    await expect(byPath.GET("/api/1/metadata/{path}", { params: { path: { path } } })).rejects.toThrow(
      "path ",
    );
    expect(server.requests).toHaveLength(0);
  });

  test("is the corrected one", async () => {
    echo("POST /api/1/accounts/company/7/users_disable/");
    const { response } = await byPath.POST("/api/1/accounts/company/{company_id}/users_disable/", {
      params: { path: { company_id: 7 } },
      body: { user_id: [1, 2] },
    });
    expect(response.status).toBe(200);
    expect(last()?.fields).toEqual({ user_id: ["1", "2"] });
    // @ts-expect-error The documented one is no path of the document.
    const documented: keyof paths = "/api/1/company/{company_id}/users_disable/";
    expect(documented).toContain("/company/");
  });
});

test("an operation of two methods can be called by both", async () => {
  const target = "/api/1/admin/find_companies/";
  echo(`GET ${target}`);
  echo(`POST ${target}`);
  await byPath.GET(target, { params: { query: { limit: 5 } } });
  expect(last()).toMatchObject({ method: "GET", search: "limit=5", body: "" });
  await byPath.POST(target, { body: { limit: 5 } });
  expect(last()).toMatchObject({ method: "POST", search: "", body: "limit=5" });
});

describe("a session", () => {
  const create = (path: string) => byPath.POST("/api/1/fileops/folder_create/", { body: { path } });

  test("is one for all calls, and opened again when the token is refused", async () => {
    await Promise.all(["/a", "/b", "/c"].map(create));
    expect(server.accounts.logins).toBe(1);
    server.accounts.expireAll();
    const { data, response } = await create("/d e");
    expect([response.status, data?.path]).toEqual([201, "/d e"]);
    expect(server.accounts.logins).toBe(2);
  });

  test("is asked for without credentials", async () => {
    const login = { login: `email:${credentials.login}`, password: credentials.password };
    const { data } = await byPath.POST("/api/1/accounts/login/", { body: login });
    expect(data?.token).toMatch(/^S3CR3T/);
    expect(server.requests).toHaveLength(1);
  });

  test("shows no secret where the login is refused", async () => {
    const wrong = createCloudikeOpenApiClient(
      server.options({ auth: { ...credentials, password: "S3CR3T-wrong" } }),
    );
    const found = await wrong.GET("/api/1/accounts/get/").catch((error: unknown) => ({ error }));
    expect(found.error).toBeDefined();
    expect(leaks(found.error), printed(found.error)).toBe(false);
  });

  test("is told to no other host", async () => {
    const seen: (string | undefined)[] = [];
    const other = await listen((request, response) => {
      seen.push(`${request.headers[tokenHeader.toLowerCase()]}`);
      response.end("{}");
    });
    server.routes.set("GET /api/1/accounts/get/", () => ({
      status: 307,
      headers: { location: `${other.url}/x` },
    }));
    const { response } = await byPath.GET("/api/1/accounts/get/").catch(() => ({ response: undefined }));
    expect(response?.status ?? 307).toBe(307);
    const elsewhere = byPath.GET("/api/1/accounts/get/", { baseUrl: other.url });
    await expect(elsewhere).rejects.toThrow("leaves baseUrl");
    expect(seen).toEqual([]);
    await other.close();
  });
});

describe("an answer", () => {
  test("in bytes is a blob", async () => {
    server.routes.set("GET /api/0/files/get_preview/", () => ({ text: "\u0089PNG", type: "image/png" }));
    const { data } = await byPath.GET("/api/0/files/get_preview/");
    expect(data).toBeInstanceOf(Blob);
    const typed = await byPath.GET("/api/0/files/get_preview/", { parseAs: "blob" });
    expectTypeOf(typed.data).toEqualTypeOf<Blob | undefined>();
    expect(await typed.data?.text()).toBe("\u0089PNG");
  });

  test("that is an error is told as it is, and one without a body all the same", async () => {
    const missing = await byPath.GET("/api/1/metadata/{path}", { params: { path: { path: "/no" } } });
    expect(missing.response.status).toBe(404);
    expect(missing.error).toEqual({ code: "NotFound", description: "/no is not there" });
    server.on("GET /api/1/accounts/get/", () => ({ status: 500, text: "" }));
    const { error } = await byPath.GET("/api/1/accounts/get/");
    expect(error).toEqual({ status: 500, message: "HTTP 500" });
  });

  test("that does not come is thrown", async () => {
    server.on("GET /api/1/accounts/get/", (_, __, response) => {
      response.destroy();
      return undefined;
    });
    const error = await failureOf(byPath.GET("/api/1/accounts/get/"));
    expect(error).toMatchObject({ name: "ConnectionError", operation: "GET /api/1/accounts/get/" });
  });
});

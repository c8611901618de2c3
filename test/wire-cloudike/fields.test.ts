import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type Cloudike,
  type CloudikeCallOptions,
  type CloudikeOperation,
  type CloudikeOptions,
  createCloudikeCore,
  fieldsOperation,
  jsonOperation,
} from "../../src/cloudike/index.js";
import { type CloudikeServer, startCloudikeServer } from "../support/cloudike-server.js";
import { failureOf } from "../support/failure.js";

const form = "application/x-www-form-urlencoded";
let server: CloudikeServer;
let client: Cloudike;

beforeEach(async () => {
  server = await startCloudikeServer();
  const { auth, ...options } = server.options();
  client = createCloudikeCore(options, server.facts);
  for (const method of ["GET", "POST"]) server.on(`${method} /*`, () => ({ json: {} }));
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

const post = { target: "POST /api/1/a/b" };
const get = { target: "GET /api/1/a/b" };

/** What a call sends. */
async function sent(
  operation: CloudikeOperation,
  params?: object,
  options?: CloudikeCallOptions,
  more?: Partial<CloudikeOptions>,
) {
  await client.with(more ?? {}).call(operation, params, options);
  const { method, path, search, body, headers } = server.requests.at(-1) ?? {};
  return { line: `${method} ${path}${search ? `?${search}` : ""}`, body, type: headers?.["content-type"] };
}

/** Why a call cannot be made. */
async function refused(operation: CloudikeOperation, params?: object, options?: object) {
  const error = await failureOf(client.call(operation, params, options));
  expect(error).toMatchObject({ name: "ApiError", attempts: 0, vendor: "cloudike" });
  expect(server.requests).toHaveLength(0);
  return error.message;
}

describe("fields", () => {
  test("are a form on POST, wherever they are given", async () => {
    const body = { path: ["/a b", "/c&d=é+%"], deep: true, none: undefined, n: 0, no: false, empty: "" };
    expect(await sent(post, { flat: 1, body })).toEqual({
      line: "POST /api/1/a/b",
      body: "path=%2Fa%20b&path=%2Fc%26d%3D%C3%A9%2B%25&deep=true&n=0&no=false&empty=&flat=1",
      type: form,
    });
    expect(server.requests[0]?.fields).toMatchObject({ path: ["/a b", "/c&d=é+%"] });
  });

  test("are the query on GET, wherever they are given, and the one beside the body counts", async () => {
    const params = {
      a: 1,
      list: ["x", "y"],
      body: { a: 2, b: true, content: "c", body: "d", __proto__: null },
    };
    expect(await sent(get, params)).toEqual({
      line: "GET /api/1/a/b?a=1&b=true&content=c&body=d&list=x&list=y",
      body: "",
      type: undefined,
    });
    expect((await sent(post, { a: 1, body: { a: 2 } })).body).toBe("a=1");
  });

  test("follow the method of the call", async () => {
    const fields = { path: "/a", body: { b: 1 } };
    expect(await sent(post, fields, { method: "GET" })).toMatchObject({
      line: "GET /api/1/a/b?b=1&path=%2Fa",
    });
    expect(await sent(get, fields, { method: "POST" })).toMatchObject({ body: "b=1&path=%2Fa", type: form });
  });

  test.each(["DELETE", "get", "", "GET /x"])("refuse %j as a method of the call", async (method) => {
    expect(await refused(get, {}, { method })).toContain("method must be GET or POST");
  });

  test("may be none: a POST has then no body", async () => {
    for (const params of [undefined, {}, { body: {} }, { body: { a: undefined } }, { a: undefined }])
      for (const bodyFormat of ["form", "json"] as const)
        expect(await sent(post, params, { bodyFormat })).toEqual({
          line: "POST /api/1/a/b",
          body: "",
          type: undefined,
        });
    expect(server.requests.at(-1)?.headers["content-length"]).toBe("0");
  });

  test("named `size`, `content` or `url` are fields like others", async () => {
    expect((await sent(post, { size: 5, content: "text", url: "u" })).body).toBe("size=5&content=text&url=u");
    expect((await sent(get, { size: 5, content: "text" })).line).toBe("GET /api/1/a/b?size=5&content=text");
  });

  test("written as JSON are so in a form and in a query, and as they are in JSON", async () => {
    const operation = { ...post, json: ["value"] };
    expect((await sent(operation, { body: { value: { a: [1, null] } } })).body).toBe(
      "value=%7B%22a%22%3A%5B1%2Cnull%5D%7D",
    );
    expect((await sent(operation, { value: "text" })).body).toBe("value=%22text%22");
    expect((await sent(operation, { value: null }, { method: "GET" })).line).toContain("?value=null");
    expect((await sent(operation, { value: ["a"] }, { bodyFormat: "json" })).body).toBe('{"value":["a"]}');
  });

  test("go into headers and under other names as the operation has them", async () => {
    const operation = {
      ...get,
      headers: ["If-None-Match"],
      rename: { etag: "If-None-Match", from: "from_date" },
    };
    expect((await sent(operation, { etag: '"a"', from: 5 })).line).toBe("GET /api/1/a/b?from_date=5");
    expect(server.requests[0]?.headers["if-none-match"]).toBe('"a"');
  });

  test.each<[string, unknown]>([
    ["value is no text: only JSON", { value: { a: 1 } }],
    ["value is no text: only JSON", { value: [[1]] }],
    ["value is no text: only JSON", { value: () => 1 }],
    ["value is no text: only JSON", { value: Symbol("a") }],
    ["value is null, which only JSON can say", { value: null }],
    ["value is null", { value: ["a", null] }],
    ["value is undefined", { value: [undefined] }],
    ["value is a Date", { value: new Date(0) }],
    ["value is no number", { value: Number.NaN }],
    ["value is no text", { value: "\ud800" }],
  ])("that a form cannot say are refused: %s", async (words, body) => {
    expect(await refused(post, { body })).toContain(words);
    expect(await refused(post, body as object)).toContain(words);
    expect(await refused(get, { body })).toContain(words);
    expect(await refused({ ...post, mediaType: "multipart/form-data" }, { body })).toContain(words);
  });
});

describe("the format of bodies", () => {
  const body = { list: ["a", "b"], object: { deep: null }, none: null };
  const json = '{"list":["a","b"],"object":{"deep":null},"none":null}';

  test("is JSON where the call or the client says so", async () => {
    const type = "application/json";
    expect(await sent(post, { body }, { bodyFormat: "json" })).toMatchObject({ body: json, type });
    expect(await sent(post, { body }, {}, { bodyFormat: "json" })).toMatchObject({ body: json, type });
    expect(await sent(post, { a: 1 }, { bodyFormat: "form" }, { bodyFormat: "json" })).toMatchObject({
      type: form,
    });
    expect((await sent(post, { body: [1, 2] }, { bodyFormat: "json" })).body).toBe("[1,2]");
  });

  test("is that of the operation before that of the client, whoever made it", async () => {
    for (const make of [fieldsOperation, jsonOperation]) {
      const { operation } = make("POST /api/1/a/b", { mediaType: "application/json" });
      expect(await sent(operation, { body })).toMatchObject({ body: json, type: "application/json" });
      expect(await sent(operation, { a: 1 }, { bodyFormat: "form" })).toMatchObject({ type: form });
      expect(await sent(make("POST /api/1/a/b").operation, { a: 1 })).toMatchObject({
        body: "a=1",
        type: form,
      });
    }
  });

  test("is multipart where the operation says so", async () => {
    const operation = { ...post, mediaType: "multipart/form-data", json: ["meta"] };
    const { type } = await sent(operation, { a: [1, 2], meta: { b: 1 }, file: new Blob(["x"]) });
    expect(type).toMatch(/^multipart\/form-data; boundary=/);
    expect(server.requests[0]?.fields).toMatchObject({ a: ["1", "2"], meta: ['{"b":1}'] });
    expect(server.requests[0]?.fields.file?.[0]).toBeInstanceOf(Blob);
  });

  test("of a form that is given stays", async () => {
    const pairs = new URLSearchParams([
      ["a", "1"],
      ["a", "2 "],
    ]);
    const parts = new FormData();
    for (const [name, value] of pairs) parts.append(name, value);
    for (const bodyFormat of ["form", "json"] as const) {
      expect(await sent(post, { body: pairs }, { bodyFormat })).toMatchObject({
        body: "a=1&a=2+",
        type: form,
      });
      expect((await sent(post, { body: parts }, { bodyFormat })).type).toMatch(
        /^multipart\/form-data; boundary=/,
      );
      expect(server.requests.at(-1)?.fields).toEqual({ a: ["1", "2 "] });
    }
    expect(await sent(post, { body: "a=1&b" })).toMatchObject({ body: "a=1&b", type: form });
  });

  test.each<[string, object, object?]>([
    ["the body must be an object of fields", { body: [1] }],
    ["the body must be an object of fields", { body: 5 }],
    ["the body must be an object of fields", { body: new Blob(["a"]) }],
    ["b is beside a body that is no object", { b: 1, body: new FormData() }],
    ["b is beside a body that is no object", { b: 1, body: [] }, { bodyFormat: "json" }],
    ["the body of GET must be an object", { body: new URLSearchParams("a=1") }, { method: "GET" }],
    ["bodyFormat must be one of form, json", { a: 1 }, { bodyFormat: "xml" }],
    ["paths must be one of corrected, documented", { a: 1 }, { paths: "other" }],
  ])("that cannot be is refused: %s", async (words, params, options) => {
    expect(await refused(post, params, options)).toContain(words);
  });
});

describe("versions and paths", () => {
  const operation = {
    target: "POST /api/1/accounts/company/{company_id}/users",
    documented: "/api/1/company/{company_id}/users",
  };

  test("are chosen by the call or the client", async () => {
    const line = async (options?: CloudikeCallOptions, more?: Partial<CloudikeOptions>) =>
      (await sent(operation, { company_id: 7 }, options, more)).line;
    expect(await line()).toBe("POST /api/1/accounts/company/7/users");
    expect(await line({ paths: "documented" })).toBe("POST /api/1/company/7/users");
    expect(await line({}, { paths: "documented" })).toBe("POST /api/1/company/7/users");
    expect(await line({ paths: "corrected" }, { paths: "documented" })).toBe(
      "POST /api/1/accounts/company/7/users",
    );
    expect(await line({ version: 2, paths: "documented" })).toBe("POST /api/2/company/7/users");
    expect(await line({ version: 0 })).toBe("POST /api/0/accounts/company/7/users");
  });

  test("do not make a field of what stands in the other path", async () => {
    const lost = { ...operation, documented: "/api/1/company/users" };
    expect(await sent(lost, { company_id: 7, a: 1 }, { paths: "documented" })).toMatchObject({
      line: "POST /api/1/company/users",
      body: "a=1",
    });
  });

  test.each([[-1], [1.5], [Number.NaN], ["2/../3"], [null]])(
    "refuse a version that is %j",
    async (version) => {
      expect(await refused(operation, { company_id: 7 }, { version })).toContain(
        "version must be a whole number",
      );
    },
  );

  test("refuse a version where the path has none", async () => {
    expect(await refused({ target: "GET /status" }, {}, { version: 2 })).toContain("the path has none");
  });
});

import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isDecodeError, isHttpError } from "../../src/core/index.js";
import { createWapiCore, isWapiError, type Wapi, type WapiOptions } from "../../src/wapi/index.js";
import { failureOf } from "../support/failure.js";
import { startWapiServer, type WapiServer } from "../support/wapi-server.js";

const get = { target: "a.b.Get" };

let server: WapiServer;
let client: Wapi;
const connect = (options?: Partial<WapiOptions>) => createWapiCore(server.options(options), server.facts);

/** Makes the server answer with these bytes. */
function answer(
  type: string | undefined,
  text: string | Buffer,
  status = 200,
  headers: Record<string, string> = {},
) {
  server.on("a.b.Get", (_, response: ServerResponse) => {
    response.writeHead(status, { ...headers, ...(type !== undefined && { "content-type": type }) });
    response.end(text);
    return undefined;
  });
}

beforeEach(async () => {
  server = await startWapiServer();
  client = connect();
});

afterEach(() => server.close());

describe("a message", () => {
  const text = JSON.stringify({ header: {}, body: { data: { a: 1 } } });

  test.each([
    ["application/json"],
    ["application/json; charset=utf-8"],
    ["application/problem+json"],
    ["text/html; charset=UTF-8"],
    ["text/plain"],
    [undefined],
  ])("is read when its media type is %s", async (type) => {
    answer(type, text);
    await expect(client.call(get)).resolves.toEqual({ a: 1 });
  });

  test("may begin with a byte order mark, and come in pieces that split characters", async () => {
    const bytes = Buffer.from(`\ufeff${JSON.stringify({ body: { data: "é☃😀".repeat(50) } })}`);
    server.on("a.b.Get", async (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      for (const byte of bytes) {
        response.write(Buffer.from([byte]));
        if (byte > 127) await new Promise(setImmediate);
      }
      response.end();
      return undefined;
    });
    await expect(client.call(get)).resolves.toBe("é☃😀".repeat(50));
  });

  test("may have no data, or null", async () => {
    answer("application/json", '{"header":{},"body":{}}');
    await expect(client.call(get)).resolves.toBeUndefined();
    answer("application/json", '{"header":{},"body":{"data":null}}');
    await expect(client.call(get)).resolves.toBeNull();
  });
});

describe("errors inside 200", () => {
  const body = (error: object) => JSON.stringify({ header: {}, body: { error } });

  test("carry the documented fields; the code is the detail id", async () => {
    const error = { id: 423, str: "Locked", detail_id: 1042, detail_str: "file_locked", debug_msg: "by 5" };
    answer("application/json", body(error));
    const failure = await failureOf(client.call(get));
    expect(failure).toMatchObject({
      name: "WapiError",
      vendor: "wapi",
      operation: "a.b.Get",
      status: 200,
      code: 1042,
      id: 423,
      text: "Locked",
      detailId: 1042,
      detailText: "file_locked",
      debugMessage: "by 5",
      attempts: 1,
      request: { method: "POST", url: `${server.hosts.api}` },
    });
    expect(failure.message).toBe("a.b.Get: error 1042, file_locked. by 5");
    expect(isWapiError(failure)).toBe(true);
    expect(isWapiError(failure, 1042)).toBe(true);
    expect(isWapiError(failure, 7, 423)).toBe(true);
    expect(isWapiError(failure, 7)).toBe(false);
    expect(isHttpError(failure)).toBe(false);
  });

  test("have the id as code where there is no detail, and may write numbers as strings", async () => {
    answer("text/html", body({ id: "500", str: "Internal", detail_id: null }));
    for (const ids of ["number", "as-received"] as const) {
      const failure = await failureOf(connect({ ids }).call(get));
      expect(failure).toMatchObject({ code: 500, id: 500, detailId: undefined });
    }
  });

  test("are none when they say success", async () => {
    answer(
      "application/json",
      JSON.stringify({ body: { data: 1, error: { id: 0, str: "", success: true } } }),
    );
    await expect(client.call(get)).resolves.toBe(1);
  });

  test.each([[[]], [null], [""], [false]])("are none when they are %j", async (error) => {
    answer("application/json", JSON.stringify({ body: { data: 1, error } }));
    await expect(client.call(get)).resolves.toBe(1);
  });

  test.each([
    ["locked", "locked"],
    [["locked"], '["locked"]'],
    [{ message: "locked" }, '{"message":"locked"}'],
    [{ id: "?", detail_id: "?", str: { why: "locked" } }, '{"why":"locked"}'],
    [7, "7"],
  ])("of an odd shape, such as %j, keep their text and have no code", async (error, text) => {
    answer("application/json", JSON.stringify({ body: { error } }));
    const failure = await failureOf(client.call(get));
    expect(failure).toMatchObject({ name: "WapiError", code: 0, id: 0, detailId: undefined, text });
    expect(failure.detail).toBe(text);
  });

  test("show no secret in a member that is no text", async () => {
    const debug_msg = { received: { password: "hunter2-secret" }, token: "other-secret" };
    answer("application/json", JSON.stringify({ body: { error: { id: 400, str: "Bad", debug_msg } } }));
    const failure = await failureOf(client.call(get));
    expect(JSON.stringify(failure)).not.toContain("-secret");
    expect(JSON.stringify(failure)).toContain("received");
  });

  test("count with any status", async () => {
    answer("application/json", body({ id: 404, str: "Not Found", success: false }), 404);
    expect(isWapiError(await failureOf(client.call(get)), 404)).toBe(true);
  });
});

describe("answers that are no message", () => {
  test("of another media type are left unread, and the message names the way to them", async () => {
    answer("image/png", "bytes");
    const error = await failureOf(client.call(get));
    expect(isDecodeError(error)).toBe(true);
    expect(error.message).toContain("image/png");
    expect(error.message).toContain(".asResponse()");
    await expect(error.response?.text()).resolves.toBe("bytes");
  });

  test.each([
    ["an HTML page", "text/html", "<h1>Maintenance</h1>"],
    ["broken JSON", "application/json", '{"body":{"data":'],
    ["other JSON", "application/json", '{"hello":"world"}'],
    ["a JSON null", "application/json", "null"],
    ["a JSON string", "application/json", '"body"'],
    ["nothing", "application/json", ""],
  ])("such as %s are a DecodeError that quotes them", async (_, type, text) => {
    answer(type, text);
    const error = await failureOf(client.call(get));
    expect(isDecodeError(error)).toBe(true);
    expect(error.detail).toBe(text);
  });

  test.each([
    [204, undefined],
    [200, undefined],
    [200, "application/json"],
    [200, "text/html"],
  ])("with status %i, type %s and no body say that they are empty", async (status, type) => {
    answer(type, "", status);
    const error = await failureOf(client.call(get));
    expect(isDecodeError(error)).toBe(true);
    expect(error.message).toContain("empty answer");
    answer(type, "?");
    expect((await failureOf(client.call(get))).message).not.toContain("empty");
  });

  test("with a status are an HttpError that quotes a bounded piece", async () => {
    answer("text/html", `<h1>Bad Gateway</h1>${"x".repeat(100_000)}`, 502);
    const error = await failureOf(client.call(get));
    expect(isHttpError(error)).toBe(true);
    expect(error.status).toBe(502);
    expect(error.detail).toContain("Bad Gateway");
    expect(error.message.length).toBeLessThan(1000);
    expect(error.detail?.length).toBeLessThan(1000);
  });

  test("a status with an empty message is an HttpError", async () => {
    answer("application/json", '{"header":{},"body":{"data":{}}}', 503);
    expect(isHttpError(await failureOf(client.call(get)))).toBe(true);
  });
});

describe("limits", () => {
  test("an answer beyond maxResponseBytes is not read to its end", async () => {
    const text = JSON.stringify({ body: { data: "x".repeat(5000) } });
    answer("application/json", text);
    const small = connect({ maxResponseBytes: 1000 });
    const error = await failureOf(small.call(get));
    expect(isDecodeError(error)).toBe(true);
    expect(error.message).toContain("too large");
    await expect(connect({ maxResponseBytes: text.length }).call(get)).resolves.toHaveLength(5000);
  });

  test("an answer beyond maxDepth is refused, however deep", async () => {
    answer("application/json", `{"body":{"data":${"[".repeat(100_000)}${"]".repeat(100_000)}}}`);
    const error = await failureOf(client.call(get));
    expect(isDecodeError(error)).toBe(true);
    expect(error.message).toContain("too deep");
    answer("application/json", `{"body":{"data":${"[".repeat(200)}${"]".repeat(200)}}}`);
    await expect(connect({ maxDepth: 300 }).call(get)).resolves.toHaveLength(1);
  });

  test("members named __proto__ are dropped", async () => {
    answer(
      "application/json",
      '{"body":{"data":{"a":1,"__proto__":{"evil":1},"b":[{"\\u005f_proto__":2}]}}}',
    );
    const data = await client.call<Record<string, unknown>>(get);
    expect(Object.keys(data)).toEqual(["a", "b"]);
    expect(data.b).toEqual([{}]);
    expect(Object.assign({}, data)).not.toHaveProperty("evil");
  });
});

describe("ids", () => {
  const data = {
    id: "1",
    user_id: "154031",
    user_ids: ["1", "2"],
    file_id_list: ["3", ["4"], { id: "5", name: "6" }],
    external_id: "7",
    valid: "8",
    zip: "9",
    big_id: "9007199254740993",
    edge_id: "9007199254740991",
    padded_id: "007",
    saml_id: "abc",
    empty_id: "",
    zero_id: "0",
    null_id: null,
    number_id: 10,
    meetingId: "11",
    fooIds: ["12"],
    fooIdList: ["13"],
    paid: "14",
    mixed_id: "15",
  };

  test("become numbers, where a number can hold them and the name is not listed as a text", async () => {
    answer("application/json", JSON.stringify({ body: { data } }));
    await expect(client.call(get)).resolves.toEqual({
      ...data,
      id: 1,
      user_id: 154031,
      user_ids: [1, 2],
      file_id_list: [3, [4], { id: 5, name: "6" }],
      edge_id: 9007199254740991,
      zero_id: 0,
      meetingId: 11,
      fooIds: [12],
      fooIdList: [13],
      mixed_id: 15,
    });
  });

  test("stay strings in the answer of an operation that says so", async () => {
    answer(
      "application/json",
      JSON.stringify({ body: { data: { id: "1", external_id: "7", mixed_id: "15" } } }),
    );
    const operation = { target: "a.b.Get", textIds: ["mixed_id"] };
    await expect(client.call(operation)).resolves.toEqual({ id: 1, external_id: "7", mixed_id: "15" });
  });

  test("stay as received when the client says so", async () => {
    answer("application/json", JSON.stringify({ body: { data } }));
    await expect(connect({ ids: "as-received" }).call(get)).resolves.toEqual(data);
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isDecodeError, isHttpError } from "../../src/core/index.js";
import {
  createZextrasChatsCore,
  isZextrasChatsError,
  type ZextrasChats,
  type ZextrasChatsOptions,
} from "../../src/zextras/index.js";
import { failureOf } from "../support/failure.js";
import { fileId, roomId, startZextrasServer, type ZextrasServer } from "../support/zextras-server.js";
import { deleteRoom, getImagePreview, getRoom, getRoomPicture, isReady, listRoom } from "./operations.js";

let server: ZextrasServer;
let client: ZextrasChats;
const connect = (options?: Partial<ZextrasChatsOptions>) =>
  createZextrasChatsCore(server.options(options), server.facts);

/** Makes the server answer the listing of rooms with these bytes. */
function answer(type: string | undefined, text: string | Buffer, status = 200) {
  server.on("GET /rooms", (_, response) => {
    response.writeHead(status, type === undefined ? {} : { "content-type": type }).end(text);
    return undefined;
  });
}

beforeEach(async () => {
  server = await startZextrasServer();
  client = connect();
});

afterEach(() => server.close());

describe("an answer in JSON", () => {
  test("lacks what has no value, required or not", async () => {
    const room = await getRoom(client, { roomId });
    expect(room).toEqual({ id: roomId, type: "group", userSettings: { muted: false } });
  });

  test.each([
    ["application/json"],
    ["application/json;charset=UTF-8"],
    ["text/plain"],
    ["text/html"],
    ["application/octet-stream"],
    ["OK"],
    [undefined],
  ])("is read when its media type is %s", async (type) => {
    answer(type, '\ufeff [{"a":"é"}]');
    await expect(listRoom(client)).resolves.toEqual([{ a: "é" }]);
  });

  test.each([["null"], ["false"], ["0"], ['"text"']])("may be %s", async (text) => {
    answer("application/json", text);
    await expect(listRoom(client)).resolves.toBe(JSON.parse(text));
  });

  test.each([[204], [205]])("may be missing where the status says so: %i is undefined", async (status) => {
    answer(undefined, "", status);
    await expect(listRoom(client)).resolves.toBeUndefined();
  });

  test.each([[200], [201], [202]])("may not be missing otherwise: %i is a DecodeError", async (status) => {
    answer("application/json", "", status);
    const error = await failureOf(listRoom(client));
    expect(isDecodeError(error)).toBe(true);
    expect(error).toMatchObject({ status });
    expect(error.message).toContain("empty");
  });

  test.each([
    ["an HTML page", "text/html", "<h1>Maintenance</h1>"],
    ["broken JSON", "application/json", '[{"a":'],
    ["a file", "image/png", "\u0089PNG"],
  ])("that is %s is a DecodeError that quotes it", async (_, type, text) => {
    answer(type, text);
    const error = await failureOf(listRoom(client));
    expect(isDecodeError(error)).toBe(true);
    expect(error).toMatchObject({ status: 200, detail: text });
    expect(error.message).toContain(`HTTP 200 ${type}, no JSON, see .asResponse()`);
  });

  test("has limits", async () => {
    answer("application/json", JSON.stringify(["x".repeat(5000)]));
    const large = await failureOf(listRoom(connect({ maxResponseBytes: 1000 })));
    expect(isDecodeError(large)).toBe(true);
    expect(large.message).toContain("too large");
    answer("application/json", `${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    expect((await failureOf(listRoom(client))).message).toContain("too deep");
    answer("application/json", `${"[".repeat(200)}${"]".repeat(200)}`);
    await expect(listRoom(connect({ maxDepth: 300 }))).resolves.toHaveLength(1);
  });

  test("cannot change a prototype", async () => {
    answer("application/json", '{"a":1,"__proto__":{"evil":1},"b":[{"\\u005f_proto__":2}]}');
    const data = await listRoom(client);
    expect(Object.keys(data)).toEqual(["a", "b"]);
    expect(Object.assign({}, data)).not.toHaveProperty("evil");
  });

  test("can be had as it came", async () => {
    const response = await listRoom(client, { a: 1 }).asResponse();
    expect(response.bodyUsed).toBe(false);
    await expect(response.json()).resolves.toEqual([{ id: roomId, name: "a", description: "1" }]);
    const refused = await getRoom(client.with({ auth: { token: "other" } }), { roomId }).asResponse();
    expect(refused.status).toBe(401);
  });
});

describe("an answer without content", () => {
  test("is undefined, also where one comes", async () => {
    await expect(deleteRoom(client, { roomId })).resolves.toBeUndefined();
    await expect(isReady(client)).resolves.toBeUndefined();
    server.on(`DELETE /rooms/${roomId}`, () => ({ json: { surprise: true } }));
    await expect(deleteRoom(client, { roomId })).resolves.toBeUndefined();
    await expect(deleteRoom(client, { roomId }).withResponse()).resolves.toMatchObject({ data: undefined });
  });

  test("may have an empty body, of any status and media type", async () => {
    for (const status of [200, 202, 204, 205])
      for (const type of ["text/html", "application/json"]) {
        server.on(`DELETE /rooms/${roomId}`, (_, response) => {
          response.writeHead(status, { "content-type": type }).end();
          return undefined;
        });
        await expect(deleteRoom(client, { roomId })).resolves.toBeUndefined();
      }
  });

  test("that is a page of HTML is a DecodeError: it was another server that answered", async () => {
    server.on(`DELETE /rooms/${roomId}`, (_, response) => {
      response.writeHead(200, { "content-type": "text/HTML; charset=utf-8" }).end("<h1>Log in</h1>");
      return undefined;
    });
    const error = await failureOf(deleteRoom(client, { roomId }));
    expect(isDecodeError(error)).toBe(true);
    expect(error).toMatchObject({ status: 200, detail: "<h1>Log in</h1>" });
  });

  test("lets go of its connection", async () => {
    server.on(`DELETE /rooms/${roomId}`, (_, response) => {
      response.writeHead(200).write("endless");
      return undefined;
    });
    await deleteRoom(client, { roomId });
    await expect.poll(() => server.connections(), { timeout: 30_000 }).toBe(0);
  });
});

describe("an answer in bytes", () => {
  test("is an unread response", async () => {
    const response = await getRoomPicture(client, { roomId });
    expect(response.bodyUsed).toBe(false);
    expect(server.requests.at(-1)?.headers.accept).toBe("application/octet-stream");
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0x89, 0x50, 0x4e, 0x47, 0, 255]);
  });

  test("is handed over before it is complete", async () => {
    let finish = () => {};
    server.on(`GET /rooms/${roomId}/picture`, (_, response) => {
      response.writeHead(200).write("first");
      finish = () => response.end(" last");
      return undefined;
    });
    const response = await getRoomPicture(client, { roomId });
    finish();
    await expect(response.text()).resolves.toBe("first last");
  });

  test("may fail, also because of another service", async () => {
    server.healthy = false;
    const image = await failureOf(getImagePreview(client, { fileId, area: "1x1" }));
    expect(isZextrasChatsError(image, 424)).toBe(true);
    expect(isZextrasChatsError(await failureOf(isReady(client)), 424)).toBe(true);
    server.healthy = true;
    const preview = await getImagePreview(client, { fileId, area: "1x1" });
    expect(preview.status).toBe(200);
    expect(server.requests.at(-1)?.headers.accept).toBe("*/*");
  });
});

describe("an error", () => {
  test("has an empty body and the reason phrase as its media type", async () => {
    server.on("GET /rooms", () => 409);
    const error = await failureOf(listRoom(client));
    expect(error).toMatchObject({
      name: "ZextrasChatsError",
      vendor: "zextras",
      operation: "GET /rooms",
      status: 409,
      attempts: 1,
      request: { method: "GET", url: `${server.baseUrl}/rooms` },
    });
    expect(error.detail).toBeUndefined();
    expect(error.message).toBe("GET /rooms: HTTP 409. Conflict");
    expect(error.response?.headers.get("content-type")).toBe("Conflict");
  });

  test("tells what the documentation says about its status", async () => {
    server.on("GET /rooms", () => 403);
    const { message } = await failureOf(listRoom(client));
    expect(message).toContain("HTTP 403. The requester could not access the resource");
  });

  test("tells what there is, and no more", async () => {
    for (const [text, statusText, body, message] of [
      ["It is so.", "x", "", "HTTP 429. It is so"],
      ["It is so.", "x", "a...", "HTTP 429. It is so. a..."],
      ["", "Too Many Requests", "", "HTTP 429. Too Many Requests"],
      ["", "", "", "HTTP 429"],
      ["", "", "slow down", "HTTP 429. slow down"],
    ] as const) {
      const facts = { ...server.facts, errors: { ...(text && { 429: text }) } };
      const headers = { "content-type": "text/plain" };
      const fetch = async () => new Response(body, { status: 429, statusText, headers });
      const error = await failureOf(listRoom(createZextrasChatsCore(server.options({ fetch }), facts)));
      expect(error.message).toBe(`GET /rooms: ${message}`);
    }
  });

  test("tells the phrase of its media type where the protocol has none", async () => {
    const client = connect({
      fetch: async () => new Response("", { status: 404, headers: { "content-type": "Not Found" } }),
    });
    expect((await failureOf(listRoom(client))).message).toContain("HTTP 404. Not Found");
  });

  test("is never read as JSON, and its text is quoted, a bounded piece", async () => {
    answer("application/json", `{"a":${"x".repeat(200_000)}`, 500);
    const error = await failureOf(listRoom(client));
    expect(isZextrasChatsError(error, 500)).toBe(true);
    answer("text/html", `<h1>Bad Gateway</h1>${"x".repeat(10_000)}`, 502);
    const proxy = await failureOf(listRoom(client));
    expect(isZextrasChatsError(proxy, 502)).toBe(true);
    expect(proxy.detail).toContain("Bad Gateway");
    expect(proxy.detail?.length).toBeLessThan(1000);
    expect(proxy.message).not.toContain("text/html");
  });

  test("is told by its status", async () => {
    server.on("GET /rooms", () => 413);
    const error = await failureOf(listRoom(client));
    expect(isZextrasChatsError(error)).toBe(true);
    expect(isZextrasChatsError(error, 400, 413)).toBe(true);
    expect(isZextrasChatsError(error, 400)).toBe(false);
    expect(isHttpError(error)).toBe(false);
    expect(isZextrasChatsError(new Error("413"), 413)).toBe(false);
    answer(undefined, "", 304);
    expect(isHttpError(await failureOf(listRoom(client)))).toBe(true);
  });

  test("comes as a value from safe()", async () => {
    server.on("GET /rooms", () => 403);
    const result = await listRoom(client).safe();
    expect(result).toMatchObject({ ok: false, error: { status: 403 } });
    expect(result.response?.status).toBe(403);
  });
});

import type { Client } from "openapi-fetch";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createZextrasChatsOpenApiClient, type paths } from "../../generated/zextras/openapi.js";
import { fileId, roomId, startZextrasServer, userId, type ZextrasServer } from "../support/zextras-server.js";

let server: ZextrasServer;
let client: Client<paths>;
const last = () => server.requests.at(-1);
const picture = "/rooms/{roomId}/picture";
/** What a program without types may give. */
const untyped = <T>(value: unknown): T => value as T;
/** `fetch` tells the length itself. */
const header = untyped<{ fileName: string; mimeType: string; "Content-Length": number }>({
  fileName: "a.png",
  mimeType: "image/png",
});
const upload = { path: { roomId }, header };

beforeEach(async () => {
  server = await startZextrasServer();
  client = createZextrasChatsOpenApiClient(server.options());
});

afterEach(() => server.close());

describe("a path", () => {
  test.each([["."], [".."], [""], [undefined], [null], ["a\nb"], [{ a: 1 }]])(
    "is not made of %j, which could name another operation",
    async (wrong) => {
      const path = { roomId, userId: untyped<string>(wrong) };
      const calls = [
        client.DELETE("/rooms/{roomId}/members/{userId}", { params: { path } }),
        client.request("delete", "/rooms/{roomId}/members/{userId}", { params: { path } }),
      ];
      for (const call of calls) await expect(call).rejects.toThrow("userId is ");
      expect(server.requests).toHaveLength(0);
    },
  );

  test.each([[undefined], [{}], [{ params: {} }], [{ params: { path: {} } }]])(
    "is not left as a template by %j",
    async (init) => {
      const call = client.DELETE("/rooms/{roomId}", untyped<{ params: { path: { roomId: string } } }>(init));
      await expect(call).rejects.toThrow("roomId is missing");
      expect(server.requests).toHaveLength(0);
    },
  );

  test("has its values encoded, and may have none", async () => {
    server.on("DELETE /rooms/a%2F..%2Fb%20%C3%A9", () => 204);
    const { response } = await client.DELETE("/rooms/{roomId}", { params: { path: { roomId: "a/../b é" } } });
    expect(response.status).toBe(204);
    expect((await client.GET("/rooms")).data).toEqual([]);
  });

  test("may be written by the caller", async () => {
    const path = { roomId: ".." };
    await client.GET("/rooms/{roomId}", {
      params: { path },
      pathSerializer: () => `${server.baseUrl}/users`,
    });
    expect(last()?.path).toBe("/users");
  });
});

describe("a body", () => {
  test("that is no JSON goes as it is, also when it is a text", async () => {
    for (const body of ["abc", new Blob(["abc"]), new Uint8Array([97, 98, 99])]) {
      await client.PUT("/rooms/{roomId}/picture", { params: upload, body: untyped<Blob>(body) });
      expect(last()?.body.toString()).toBe("abc");
      expect(last()?.headers["content-type"]).toBe("application/octet-stream");
    }
    const headers = { "content-type": "image/png" };
    await client.PUT(picture, { params: upload, body: untyped<Blob>("abc"), headers });
    expect(last()?.headers["content-type"]).toBe("image/png");
  });

  test("that is JSON stays so", async () => {
    const body = { userId, owner: false, historyCleared: false };
    await client.POST("/rooms/{roomId}/members", { params: { path: { roomId } }, body });
    expect(JSON.parse(`${last()?.body}`)).toEqual(body);
    expect(last()?.headers["content-type"]).toBe("application/json");
  });
});

describe("an answer", () => {
  test("in bytes is a Blob, unless the caller reads it otherwise", async () => {
    const { data } = await client.GET("/attachments/{fileId}/download", { params: { path: { fileId } } });
    expect(data).toBeInstanceOf(Blob);
    expect(data?.size).toBe(6);
    const params = { path: { fileId, area: "1x1" } };
    const { data: buffer } = await client.GET("/preview/image/{fileId}/{area}/thumbnail", {
      params,
      parseAs: "arrayBuffer",
    });
    expect(buffer?.byteLength).toBe(6);
  });

  test.each([[200], [400]])("in JSON with status %i cannot change a prototype", async (status) => {
    server.on("GET /rooms", (_, response) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end('{"a":1,"__proto__":{"evil":1},"b":[{"\\u005f_proto__":2}]}');
      return undefined;
    });
    const { data, error } = await client.GET("/rooms");
    const told = data ?? error ?? {};
    expect(Object.keys(told)).toEqual(["a", "b"]);
    expect(Object.assign({}, told)).not.toHaveProperty("evil");
  });
});

describe("an error without a body", () => {
  test.each([401, 404, 500])("is an error all the same: %i", async (status) => {
    server.on("GET /rooms", () => status);
    const { data, error, response } = await client.GET("/rooms");
    expect(data).toBeUndefined();
    expect(error).toEqual({ status, message: `HTTP ${status}` });
    expect(response.status).toBe(status);
  });
});

import createClient from "openapi-fetch";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isTimeoutError } from "../../src/core/index.js";
import { createZextrasChatsFetch, escapeUnicode } from "../../src/zextras/fetch.js";
import type { ZextrasChatsOptions } from "../../src/zextras/index.js";
import { failureOf } from "../support/failure.js";
import { leaks, printed, sessionToken } from "../support/secrets.js";
import { listen } from "../support/wapi-server.js";
import {
  cookieName,
  roomId,
  startZextrasServer,
  userId,
  type ZextrasServer,
} from "../support/zextras-server.js";

/** As `openapi-typescript` writes them, as far as they are needed. */
interface paths {
  "/rooms/{roomId}": {
    get: {
      parameters: { path: { roomId: string } };
      responses: { 200: { content: { "application/json": { id: string } } }; 401: { content?: never } };
    };
  };
  "/users": {
    get: {
      parameters: { query: { userIds: string[] } };
      responses: { 200: { content: { "application/json": { id: string }[] } } };
    };
  };
}

const queueId = "0b3a1cf1-3b1e-4a38-8c9a-4a4a3a0c6d11";

let server: ZextrasServer;
const connect = (options?: Partial<ZextrasChatsOptions>) =>
  createZextrasChatsFetch(server.options(options), server.facts);
const last = () => server.requests.at(-1);
const rooms = () => new Request(`${server.baseUrl}/rooms`);

beforeEach(async () => {
  server = await startZextrasServer();
});

afterEach(() => server.close());

describe("openapi-fetch", () => {
  test("calls with the session and the queue", async () => {
    const { baseUrl } = server;
    const chats = createClient<paths>({ baseUrl, fetch: connect({ queueId, headers: { cookie: "a=b" } }) });
    const { data } = await chats.GET("/rooms/{roomId}", { params: { path: { roomId } } });
    expect(data?.id).toBe(roomId);
    expect(last()?.headers).toMatchObject({
      cookie: `a=b; ${cookieName}=${sessionToken}`,
      "queue-id": queueId,
    });
    const users = await chats.GET("/users", { params: { query: { userIds: [userId, userId] } } });
    expect(users.data).toHaveLength(2);
  });

  test("gets refusals as they are", async () => {
    const { baseUrl } = server;
    const chats = createClient<paths>({ baseUrl, fetch: connect({ auth: { token: "other" } }) });
    const { response, data } = await chats.GET("/rooms/{roomId}", { params: { path: { roomId } } });
    expect(response.status).toBe(401);
    expect(data).toBeUndefined();
  });
});

describe("a request", () => {
  test("has its headers escaped, unless they are already", async () => {
    const fetch = connect();
    for (const [given, fileName] of [
      ["été.png", "été.png"],
      [escapeUnicode("☃😀"), "☃😀"],
    ] as const) {
      const init = { method: "POST", body: new Blob(["abc"]), headers: { fileName: given, mimeType: "a/b" } };
      const response = await fetch(new Request(`${server.baseUrl}/rooms/${roomId}/attachments`, init));
      expect(response.status).toBe(201);
      expect(last()).toMatchObject({
        texts: { fileName },
        headers: { "content-length": "3", mimetype: "a/b" },
      });
      expect(last()?.headers).not.toHaveProperty("transfer-encoding");
    }
  });

  test.each([
    ["a Blob", new Blob(["abc"])],
    ["a buffer", new Uint8Array(3)],
    ["a text", "abc"],
  ])("with %s has its length told", async (_, body) => {
    server.on("PUT /rooms", () => 204);
    await connect()(new Request(rooms(), { method: "PUT", body }));
    expect(last()?.headers).toMatchObject({ "content-length": "3" });
    expect(last()?.body).toHaveLength(3);
  });

  test("that leaves the base URL is not sent", async () => {
    let arrived = 0;
    const other = await listen((_, response) => {
      arrived++;
      response.end();
    });
    const fetch = connect();
    for (const url of [
      other.url,
      `${other.url}/services/chats/rooms`,
      `${server.baseUrl}/../admin`,
      `${server.baseUrl}/%2e%2e/admin`,
      `${server.baseUrl}-other/rooms`,
    ]) {
      const error = await failureOf(fetch(new Request(url)));
      expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
      expect(error.message).toContain("the request leaves baseUrl");
    }
    await other.close();
    expect(arrived + server.requests.length).toBe(0);
  });

  test("may write the base URL in another way", async () => {
    const baseUrl = `${server.baseUrl.replace("http:", "HTTP:").replace("/services", "/x/../services")}/`;
    expect((await connect({ baseUrl })(rooms())).status).toBe(200);
  });

  test("is not sent in clear, or with a queue that is none", async () => {
    const insecure = connect({ baseUrl: "http://chats.example.com" });
    expect((await failureOf(insecure(new Request("http://chats.example.com/rooms")))).message).toContain(
      "https:",
    );
    expect((await failureOf(connect({ queueId: "a" })(rooms()))).message).toContain("queueId");
    expect(server.requests).toHaveLength(0);
  });

  test("is not redirected", async () => {
    server.on("GET /rooms", (_, response) => {
      response.writeHead(302, { location: `${server.baseUrl}/users` }).end();
      return undefined;
    });
    expect((await connect()(rooms())).status).toBe(302);
    expect(server.requests).toHaveLength(1);
  });

  test("asks a browser to send its cookies", async () => {
    const seen: RequestInfo[] = [];
    const fetch = connect({
      auth: { credentials: "include" },
      fetch: async (input) => {
        if (input instanceof Request) seen.push(input);
        return new Response();
      },
    });
    await fetch(rooms());
    expect(seen[0]).toMatchObject({ credentials: "include", redirect: "manual" });
  });
});

describe("a failure", () => {
  test("shows no secret", async () => {
    const gone = await listen(() => {});
    await gone.close();
    const error = await failureOf(
      connect({ baseUrl: gone.url })(new Request(`${gone.url}/rooms?token=S3CR3T`)),
    );
    expect(error).toMatchObject({ name: "ConnectionError", operation: "GET /rooms", code: "ECONNREFUSED" });
    expect(leaks(error), printed(error)).toBe(false);
  });

  test("may be a timeout of the client, or a signal of the request", async () => {
    server.on("GET /rooms", () => undefined);
    expect(isTimeoutError(await failureOf(connect({ timeout: 200 })(rooms())))).toBe(true);
    const controller = new AbortController();
    const call = failureOf(connect()(new Request(rooms(), { signal: controller.signal })));
    await expect.poll(() => server.requests.length).toBe(2);
    controller.abort();
    expect((await call).name).toBe("AbortError");
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  createZextrasChatsCore,
  isZextrasChatsError,
  type ZextrasChatsOptions,
} from "../../src/zextras/index.js";
import { failureOf } from "../support/failure.js";
import { sessionToken } from "../support/secrets.js";
import { listen } from "../support/wapi-server.js";
import { cookieName, roomId, startZextrasServer, type ZextrasServer } from "../support/zextras-server.js";
import { getRoom, isReady, listRoom } from "./operations.js";

const queueId = "0b3a1cf1-3b1e-4a38-8c9a-4a4a3a0c6d11";

let server: ZextrasServer;
const connect = (options?: Partial<ZextrasChatsOptions>) =>
  createZextrasChatsCore(server.options(options), server.facts);
const lastHeaders = () => server.requests.at(-1)?.headers;

beforeEach(async () => {
  server = await startZextrasServer();
});

afterEach(() => server.close());

describe("the session", () => {
  test.each([
    ["a value", sessionToken],
    ["a function", () => sessionToken],
    ["a promise", async () => sessionToken],
  ])("travels as a cookie, and its token may be %s", async (_, token) => {
    await expect(getRoom(connect({ auth: { token } }), { roomId })).resolves.toMatchObject({ id: roomId });
    expect(lastHeaders()?.cookie).toBe(`${cookieName}=${sessionToken}`);
    expect(lastHeaders()?.["queue-id"]).toBeUndefined();
  });

  test("asks a function for the token of every call, and once more where it is refused", async () => {
    const tokens = ["old", sessionToken, sessionToken];
    const client = connect({ auth: { token: async () => `${tokens.shift()}` }, queueId });
    await getRoom(client, { roomId });
    // What goes with the cookie, and the caller's cookies, go with the second as well.
    expect(server.requests.map(({ cookies }) => cookies[cookieName])).toEqual(["old", sessionToken]);
    expect(lastHeaders()?.["queue-id"]).toBe(queueId);
    await getRoom(client, { roomId }, { headers: { cookie: "a=b" } });
    expect(server.requests.at(-1)?.cookies).toEqual({ a: "b", [cookieName]: sessionToken });
    expect(tokens).toEqual([]);
  });

  test("is not sent again by a function that has no other", async () => {
    let asked = 0;
    const client = connect({ auth: { token: () => `old${asked++ * 0}` } });
    expect(await failureOf(getRoom(client, { roomId }))).toMatchObject({ status: 401, attempts: 1 });
    expect([asked, server.requests.length]).toEqual([2, 1]);
  });

  test("that a function cannot give a second time tells why, and not of the network", async () => {
    let asked = 0;
    const token = () => {
      if (asked++) throw new Error("vault is closed");
      return "old";
    };
    const error = await failureOf(getRoom(connect({ auth: { token } }), { roomId }));
    expect(error).toMatchObject({ name: "ApiError", attempts: 1 });
    expect(error.message).toContain("vault is closed");
  });

  test("joins the caller's cookies, and replaces one of its own name", async () => {
    const client = connect({ headers: { Cookie: `theme=dark; ${cookieName}=other;lang=fr` } });
    await getRoom(client, { roomId });
    expect(lastHeaders()?.cookie).toBe(`theme=dark; lang=fr; ${cookieName}=${sessionToken}`);
    await getRoom(client, { roomId }, { headers: { cookie: "a=b=c" } });
    expect(server.requests.at(-1)?.cookies).toEqual({ a: "b=c", [cookieName]: sessionToken });
  });

  test.each([["{}"], ['{"auth":{}}'], ['{"auth":{"token":null}}']])(
    "that is missing is told by name, and nothing is sent: %s",
    async (given) => {
      // Plain JavaScript may give it.
      const { auth, ...options } = server.options();
      const client = createZextrasChatsCore({ ...options, ...JSON.parse(given) }, server.facts);
      const error = await failureOf(getRoom(client, { roomId }));
      expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
      expect(error.message).toContain("auth.token is no value of a cookie");
      expect(server.requests).toHaveLength(0);
    },
  );

  test.each([["a; admin=1"], ["a\r\nb: c"], ["a b"], ['"a"'], [""], ["é"]])(
    "is refused before it is sent where a cookie cannot hold it: %j",
    async (token) => {
      const error = await failureOf(getRoom(connect({ auth: { token } }), { roomId }));
      expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
      expect(error.message).toContain("auth.token is no value of a cookie");
      expect(server.requests).toHaveLength(0);
    },
  );

  test("that the server refuses names the cookie, and what to do", async () => {
    const error = await failureOf(getRoom(connect({ auth: { token: "expired" } }), { roomId }));
    expect(isZextrasChatsError(error, 401)).toBe(true);
    expect(error.message).toContain(
      "GET /rooms/{roomId}: the cookie ZM_AUTH_TOKEN was refused (401): log in again",
    );
  });

  test("may be the browser's: it is asked to send its cookies, and none is set", async () => {
    const seen: (RequestInit | undefined)[] = [];
    const spy: typeof fetch = (url, init) => {
      seen.push(init);
      return fetch(url, init);
    };
    const client = connect({ auth: { credentials: "include" }, fetch: spy, queueId });
    expect((await failureOf(getRoom(client, { roomId }))).message).toContain("auth.credentials");
    expect(seen[0]).toMatchObject({ credentials: "include", headers: { "queue-id": queueId } });
    expect(lastHeaders()?.cookie).toBeUndefined();
    await getRoom(connect({ fetch: spy }), { roomId });
    expect(seen[1]).not.toHaveProperty("credentials");
  });

  test("is left out where none is needed", async () => {
    await isReady(connect({ auth: { token: () => Promise.reject(new Error("asked")) }, queueId }));
    expect(lastHeaders()).not.toHaveProperty("cookie");
    expect(lastHeaders()).not.toHaveProperty("queue-id");
  });
});

describe("the queue", () => {
  test("is the client's, or the call's, or a function's", async () => {
    const other = queueId.replace("0", "F");
    const client = connect({ queueId });
    await getRoom(client, { roomId });
    expect(lastHeaders()?.["queue-id"]).toBe(queueId);
    await getRoom(client, { roomId }, { queueId: other });
    expect(lastHeaders()?.["queue-id"]).toBe(other);
    await getRoom(client, { roomId }, { queueId: () => undefined });
    expect(lastHeaders()).not.toHaveProperty("queue-id");
  });

  test.each([["queue"], [""], [`${queueId}0`], [`${queueId}\r\n`]])(
    "is refused before it is sent where it is no UUID: %j",
    async (wrong) => {
      const error = await failureOf(getRoom(connect({ queueId: wrong }), { roomId }));
      expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
      expect(error.message).toContain("queueId must be a UUID");
      // The server would say that the session is refused.
      const raw = connect({ headers: { "queue-id": "queue" } });
      expect(isZextrasChatsError(await failureOf(getRoom(raw, { roomId })), 401)).toBe(true);
    },
  );
});

describe("the address", () => {
  test("may end with a slash", async () => {
    await getRoom(connect({ baseUrl: `${server.baseUrl}/` }), { roomId });
    expect(server.requests.at(-1)?.path).toBe(`/rooms/${roomId}`);
  });

  test.each([
    ["http://chats.example.com/services/chats", "allowInsecure"],
    ["https://jane:S3CR3T@example.com/services/chats", "<host>"],
    ["chats.example.com", "baseUrl"],
    ["/services/chats", "baseUrl"],
    ["", "baseUrl"],
    ["https://example.com/?path=", "without a query"],
    ["https://example.com/#", "without a query"],
  ])("is refused before anything is sent: %s", async (baseUrl, words) => {
    const error = await failureOf(getRoom(connect({ baseUrl }), { roomId }));
    expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
    expect(error.message).toContain(words);
    expect(error.message).not.toContain("S3CR3T");
  });

  test("of another origin gets neither the cookie nor the queue", async () => {
    const received: unknown[] = [];
    const other = await listen((request, response) => {
      received.push(request.headers);
      response.writeHead(200).end("{}");
    });
    const client = createZextrasChatsCore(server.options({ queueId }), {
      ...server.facts,
      hosts: { files: other.url, same: `${server.baseUrl}/rooms` },
    });
    await client.call({ target: "GET /files", server: "files" });
    await client.call({ target: `GET /${roomId}`, server: "same" });
    await other.close();
    expect(received).toHaveLength(1);
    expect(received[0]).not.toHaveProperty("cookie");
    expect(received[0]).not.toHaveProperty("queue-id");
    expect(lastHeaders()?.cookie).toContain(sessionToken);
    const unknown = await failureOf(client.call({ target: "GET /a", server: "nowhere" }));
    expect(unknown.message).toContain("nowhere must begin with https://");
  });

  test("of a redirect gets no request at all", async () => {
    let arrived = 0;
    const other = await listen((_, response) => {
      arrived++;
      response.end();
    });
    for (const status of [301, 302, 303, 307, 308]) {
      server.on("GET /rooms", (_, response) => {
        response.writeHead(status, { location: other.url }).end();
        return undefined;
      });
      const error = await failureOf(listRoom(connect()));
      expect(error).toMatchObject({ name: "HttpError", status });
      expect(error.response?.headers.get("location")).toBe(other.url);
    }
    await other.close();
    expect(arrived).toBe(0);
  });
});

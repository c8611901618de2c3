import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { type ApiPromise, isAbortError, isConnectionError, isTimeoutError } from "../../src/core/index.js";
import {
  createZextrasChatsCore,
  defineGroups,
  isZextrasChatsError,
  type ZextrasChats,
  type ZextrasChatsOptions,
} from "../../src/zextras/index.js";
import { failureOf } from "../support/failure.js";
import { listen } from "../support/wapi-server.js";
import { roomId, startZextrasServer, type ZextrasServer } from "../support/zextras-server.js";
import { getRoom, insertAttachment, isReady, listAttachments, listRoom } from "./operations.js";

let server: ZextrasServer;
let client: ZextrasChats;

beforeEach(async () => {
  server = await startZextrasServer();
  server.on("GET /rooms", () => undefined);
  server.on("GET /stall", (_, response) => {
    response.writeHead(200, { "content-type": "application/json" }).write("[");
    return undefined;
  });
  client = createZextrasChatsCore(server.options(), server.facts);
});

afterEach(() => server.close());

const stall = { target: "GET /stall" };
const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;

describe("calls", () => {
  test("run side by side, each with its own parameters and answer", async () => {
    server.on("GET /rooms", ({ query }) => ({ json: Object.fromEntries(query) }));
    const numbers = Array.from({ length: 100 }, (_, index) => index);
    const answers = await Promise.all(
      numbers.map((n) => listRoom(client, { n }, { headers: { "x-n": `${n}` } })),
    );
    expect(answers).toEqual(numbers.map((n) => ({ n: `${n}` })));
    for (const { query, headers } of server.requests) expect(headers["x-n"]).toBe(query[0]?.[1]);
  });

  test("do not change what they are given", async () => {
    const params = Object.freeze({ roomId, filter: undefined });
    const options = Object.freeze({ headers: Object.freeze({ "X-A": "b" }) });
    await listAttachments(client, params, options);
    expect(params).toEqual({ roomId, filter: undefined });
  });

  test("are made once, awaited or not", async () => {
    const call = getRoom(client, { roomId });
    expectTypeOf(call).toEqualTypeOf<ApiPromise<{ id: string }>>();
    await Promise.all([call, call.safe(), call.withResponse()]);
    expect(server.requests).toHaveLength(1);
    isReady(client);
    await expect.poll(() => server.requests.length).toBe(2);
  });
});

describe("a signal", () => {
  test("that has aborted sends nothing, and asks for no token", async () => {
    const strict = client.with({ auth: { token: () => Promise.reject(new Error("asked")) } });
    const reason = new Error("not now");
    const error = await failureOf(getRoom(strict, { roomId }, { signal: AbortSignal.abort(reason) }));
    expect(isAbortError(error)).toBe(true);
    expect(error).toMatchObject({ attempts: 0, cause: reason });
    expect(server.requests).toHaveLength(0);
  });

  test.each([
    ["waits", "GET /rooms"],
    ["reads", "GET /stall"],
  ])("ends a call that %s, and its connection", async (_, target) => {
    const controller = new AbortController();
    const call = failureOf(client.call({ target }, {}, { signal: controller.signal }));
    await expect.poll(() => server.requests.length).toBe(1);
    controller.abort();
    expect(isAbortError(await call)).toBe(true);
    await expect.poll(() => server.connections(), { timeout: 30_000 }).toBe(0);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  test("ends an upload, and lets go of its stream", async () => {
    const controller = new AbortController();
    let cancelled = false;
    let pulled = () => {};
    const begun = new Promise<void>((resolve) => {
      pulled = resolve;
    });
    const content = new ReadableStream<Uint8Array>({
      pull(stream) {
        pulled();
        stream.enqueue(new Uint8Array(10));
        return new Promise((resolve) => setTimeout(resolve, 5));
      },
      cancel: () => {
        cancelled = true;
      },
    });
    const params = { roomId, fileName: "a", mimeType: "b/c", content, size: 1e9 };
    const call = failureOf(insertAttachment(client, params, { signal: controller.signal }));
    await begun;
    controller.abort();
    expect(isAbortError(await call)).toBe(true);
    await expect.poll(() => cancelled).toBe(true);
  });
});

describe("a timeout", () => {
  test.each([["GET /rooms"], ["GET /stall"]])("ends %s", async (target) => {
    const error = await failureOf(client.call({ target }, {}, { timeout: 50 }));
    expect(isTimeoutError(error)).toBe(true);
    expect(error.message).toContain("50 ms");
    const impatient = client.with({ timeout: 50 });
    expect(isTimeoutError(await failureOf(impatient.call({ target })))).toBe(true);
  });

  test("ends a call whose token does not come", async () => {
    const waiting = client.with({ auth: { token: () => new Promise<string>(() => {}) } });
    const error = await failureOf(getRoom(waiting, { roomId }, { timeout: 20 }));
    expect(isTimeoutError(error)).toBe(true);
    expect(error.attempts).toBe(0);
  });

  test("leaves no timer behind", async () => {
    const before = timers();
    await getRoom(client, { roomId }, { timeout: 1e6 });
    await getRoom(client, { roomId: "" }, { timeout: 1e6 }).safe();
    expect(timers()).toBeLessThanOrEqual(before);
  });
});

describe("a broken connection", () => {
  test("is a ConnectionError, with the status where one came", async () => {
    server.on("GET /rooms", (_, response) => {
      response.destroy();
      return undefined;
    });
    const early = await failureOf(listRoom(client));
    expect(isConnectionError(early)).toBe(true);
    expect(early).toMatchObject({ attempts: 3, status: undefined, code: "UND_ERR_SOCKET" });
    server.on("GET /rooms", (_, response) => {
      response.writeHead(200, { "content-length": 1000 }).write("[");
      setTimeout(() => response.destroy(), 20);
      return undefined;
    });
    expect(await failureOf(listRoom(client))).toMatchObject({ name: "ConnectionError", status: 200 });
    const gone = await listen(() => {});
    await gone.close();
    expect(await failureOf(listRoom(client.with({ baseUrl: gone.url })))).toMatchObject({
      code: "ECONNREFUSED",
    });
  });
});

describe("with()", () => {
  test("copies a client with other options, and leaves the first as it is", async () => {
    const refused = client.with({ auth: { token: "other" }, headers: { "x-a": "b" } });
    expect(isZextrasChatsError(await failureOf(getRoom(refused, { roomId })), 401)).toBe(true);
    expect(server.requests.at(-1)?.headers["x-a"]).toBe("b");
    await getRoom(refused.with({ ...server.options() }), { roomId });
    expect(server.requests.at(-1)?.headers["x-a"]).toBe("b");
    await getRoom(client, { roomId });
    expect(server.requests.at(-1)?.headers).not.toHaveProperty("x-a");
  });

  test("keeps the groups of a client", async () => {
    interface Client extends ZextrasChats {
      readonly rooms: { getRoom(params: { roomId: string }): ApiPromise<{ id: string }> };
      with(overrides: Partial<ZextrasChatsOptions>): Client;
    }
    const grouped: Client = defineGroups(client, { rooms: () => ({ getRoom }) });
    await expect(grouped.rooms.getRoom({ roomId })).resolves.toMatchObject({ id: roomId });
    await expect(grouped.with({ timeout: 60_000 }).rooms.getRoom({ roomId })).resolves.toBeDefined();
    await expect(getRoom(grouped, { roomId })).resolves.toBeDefined();
  });
});

test("a call that is abandoned while it reads ends its connection with its signal", async () => {
  const controller = new AbortController();
  const response = await client.call(stall, {}, { signal: controller.signal }).asResponse();
  controller.abort();
  await expect(response.text()).rejects.toThrow();
});

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chain } from "../../src/core/hooks.js";
import { clean } from "../../src/core/json.js";
import { createWapiCore } from "../../src/wapi/index.js";
import { createWorkDriveFetch } from "../../src/workdrive/fetch.js";
import { createWorkDriveCore, operation, type WorkDriveOptions } from "../../src/workdrive/index.js";
import { failureOf } from "../support/failure.js";
import { startWapiServer } from "../support/wapi-server.js";

const facts = { auth: { in: "header", name: "X-API-KEY" } } as const;
const pay = { target: "POST /api/pay" };
const get = { target: "GET /api/x" };
const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => unknown;

async function start(answer: Answer) {
  const seen: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    seen.push(`${request.method} ${request.url} ${request.headers["x-api-key"]}`);
    await answer(request, response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, close };
}

let answer: Answer;
let server: Awaited<ReturnType<typeof start>>;
const connect = (more: Partial<WorkDriveOptions> = {}) =>
  createWorkDriveCore({ baseUrl: server.url, apiKey: "key", ...more }, facts);
/** A supplier that gives another key each time. */
const supplier = () => {
  let count = 0;
  return () => `key${++count}`;
};

beforeEach(async () => {
  answer = (_, response) => response.end('{"done":1}');
  server = await start((...given) => answer(...given));
});
afterEach(() => server.close());

describe("an error of another call ends a call", () => {
  const refused = (_: unknown, response: ServerResponse) => response.writeHead(401).end();
  const busy = (_: unknown, response: ServerResponse) => response.writeHead(429).end();
  test.each([
    ["that could make no connection", undefined],
    ["that was too much", busy],
    ["whose key was refused", refused],
  ])("%s, in a hook and in a fetch, and is sent once", async (_, other) => {
    const audit = await start(other ?? busy);
    if (!other) await audit.close();
    // It is of the same operation.
    const client = createWorkDriveCore({ baseUrl: audit.url, apiKey: "audit", retries: 0 }, facts);
    const followed = async (given: Promise<Response>) => {
      const response = await given;
      await client.call(pay, { body: {} });
      return response;
    };
    const hooks = chain((_request, next) => followed(next()));
    const send: typeof fetch = (...given) => followed(fetch(...given));
    for (const more of [{ hooks }, { fetch: send }]) {
      server.seen.length = 0;
      const error = await failureOf(connect({ ...more, apiKey: supplier() }).call(pay, { body: {} }));
      expect(error.request?.url).toBe(`${audit.url}/api/pay`);
      expect(server.seen).toEqual(["POST /api/pay key1"]);
    }
    await audit.close();
  });
});

describe("a call that is over", () => {
  test.each([
    ["its time", () => ({ timeout: 30 })],
    ["its signal", () => ({ signal: AbortSignal.timeout(30) })],
  ])("by %s sends nothing more when its key comes at last", async (_, limit) => {
    const apiKey = async () => {
      await later(80);
      return "key";
    };
    const call = connect({ apiKey, attemptTimeout: 5000 }).call(pay, { body: {} }, limit());
    expect((await failureOf(call)).attempts).toBe(0);
    await later(150);
    expect(server.seen).toEqual([]);
  });

  test("after a refusal sends nothing more when another key comes at last", async () => {
    answer = (_, response) => response.writeHead(401).end();
    let asked = 0;
    let give = () => {};
    const apiKey = async () => {
      // The other one comes when nobody waits for it any more.
      if (asked++)
        await new Promise<void>((resolve) => {
          give = resolve;
        });
      return `key${asked}`;
    };
    await failureOf(connect({ apiKey, attemptTimeout: 5000 }).call(pay, { body: {} }, { timeout: 500 }));
    give();
    await later(100);
    expect(asked).toBe(2);
    expect(server.seen).toEqual(["POST /api/pay key1"]);
  });
});

test("clients that were made of the same options at other times go where each was told", async () => {
  const other = await start((_, response) => response.end("{}"));
  const options = { baseUrl: server.url, apiKey: "key" };
  await createWorkDriveCore(options, facts).call(get);
  Object.assign(options, { baseUrl: `${other.url}/one`, apiKey: "other" });
  await createWorkDriveCore(options, facts).call(get);
  options.baseUrl = `${other.url}/two`;
  await createWorkDriveCore(options, facts).call(get);
  await other.close();
  expect([...server.seen, ...other.seen]).toEqual([
    "GET /api/x key",
    "GET /one/api/x other",
    "GET /two/api/x other",
  ]);
});

describe("a refused key", () => {
  test("is replaced though the body of the refusal never ends", async () => {
    answer = ({ headers }, response) =>
      headers["x-api-key"] === "key1" ? response.writeHead(401).write("no") : response.end('{"done":1}');
    const call = connect({ apiKey: supplier(), timeout: 20_000 }).call(pay, { body: {} });
    await expect(call).resolves.toEqual({ done: 1 });
    expect(server.seen).toEqual(["POST /api/pay key1", "POST /api/pay key2"]);
  });

  test("is replaced once in each attempt", async () => {
    const statuses = [401, 503, 401, 200];
    answer = (_, response) => response.writeHead(statuses.shift() ?? 500).end("{}");
    await expect(connect({ apiKey: supplier() }).call(get)).resolves.toEqual({});
    expect(server.seen.map((line) => line.slice(-4))).toEqual(["key1", "key2", "key3", "key4"]);
  });

  test("that was replaced is not the reason why the time was over", async () => {
    answer = ({ headers }, response) => {
      if (headers["x-api-key"] === "key1") response.writeHead(401).end();
    };
    const error = await failureOf(connect({ apiKey: supplier(), timeout: 200 }).call(get));
    expect(error).toMatchObject({ name: "TimeoutError", cause: undefined, attempts: 2 });
  });

  test.each([[false], [true]])("lets its answer go where there is no other, unread %j", async (unread) => {
    let cancelled = 0;
    const body = () => new ReadableStream({ cancel: () => void cancelled++ }, { highWaterMark: 0 });
    let asked = 0;
    const apiKey = () => {
      if (asked++) throw new Error("the vault is down");
      return "key";
    };
    const call = connect({ apiKey, fetch: async () => new Response(body(), { status: 401 }) }).call(get);
    const error = await failureOf(unread ? call.asResponse() : call);
    expect(error.message).toContain("the vault is down");
    expect(cancelled).toBe(1);
  });

  test.each([[false], [true]])("lets content go that was opened in vain, unread %j", async (unread) => {
    answer = (_, response) => response.writeHead(401).end("no");
    const opened: string[] = [];
    const content = () => {
      const place = opened.push("open") - 1;
      let pulls = 0;
      const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
        if (pulls++ < 3) return controller.enqueue(new Uint8Array(3));
        opened[place] = "read";
        controller.close();
      };
      const cancel = () => {
        opened[place] = "cancelled";
      };
      return new ReadableStream<Uint8Array>({ pull, cancel }, { highWaterMark: 0 });
    };
    const upload = operation("POST /api/up").operation;
    const call = connect({ apiKey: () => "same" }).call(upload, { content });
    if (unread) expect((await call.asResponse()).status).toBe(401);
    else expect((await failureOf(call)).status).toBe(401);
    await expect.poll(() => opened).toEqual(["read", "cancelled"]);
  });
});

describe("a body that is changed while it is on its way", () => {
  test("has been sent, and its secrets are known", async () => {
    answer = async (_, response, body) => {
      await later(60);
      response.writeHead(400).end(`bad value: ${JSON.parse(body).password}`);
    };
    const body = { password: "S3CR3Tpassw0rd" };
    const failed = failureOf(connect().call(pay, { body }));
    await later(30);
    body.password = "";
    expect((await failed).message).toContain("bad value: [redacted]");
  });

  test("so that it is no JSON any more is an error like any other", async () => {
    answer = () => {};
    const body: Record<string, unknown> = { a: 1 };
    const failed = failureOf(connect().call(pay, { body }, { timeout: 80 }));
    await later(20);
    body.self = body;
    expect((await failed).name).toBe("TimeoutError");
  });
});

test("an error in the place of bytes is known, however its mark of UTF-8 is cut", async () => {
  const wapi = await startWapiServer();
  const error = '{"header":{},"body":{"error":{"id":404,"str":"Not found"}}}';
  const pieces = [Uint8Array.of(0xef, 0xbb), Uint8Array.of(0xbf), new TextEncoder().encode(error)];
  const body = () =>
    new ReadableStream({ pull: (to) => (pieces[0] ? to.enqueue(pieces.shift()) : to.close()) });
  const headers = { "content-type": "text/html" };
  const client = createWapiCore(
    wapi.options({ auth: { token: "t" }, fetch: async () => new Response(body(), { headers }) }),
    wapi.facts,
  );
  const call = client.call({ target: "document.file.Download", answer: "binary" });
  expect(await failureOf(call)).toMatchObject({ name: "WapiError", code: 404 });
  await wapi.close();
});

test("a hook that gives its answer without a promise stands behind another one", async () => {
  const sync = () => new Response('{"of":"the hook"}') as unknown;
  const hooks = chain((_, next) => next().then((response) => response), sync as Parameters<typeof chain>[0]);
  await expect(connect({ hooks }).call(get)).resolves.toEqual({ of: "the hook" });
});

test("a fetch for other clients checks nothing, and needs nobody who does", async () => {
  const send = createWorkDriveFetch({ baseUrl: server.url, apiKey: "key", validate: "warn" }, facts);
  expect((await send(new Request(`${server.url}/api/x`))).status).toBe(200);
});

test("a text that is a whole answer is looked at as one, and not letter by letter", () => {
  const revive = () => {
    throw new Error("it is no member");
  };
  expect(clean("a text", 1, revive)).toBe("a text");
});

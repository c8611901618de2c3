import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { mock } from "node:test";
import { afterEach, describe, expect, test } from "vitest";
import { check } from "../../generated/cloudike/accounts.js";
import { createCloudike } from "../../generated/cloudike/core.js";
import { createWapiWithToken } from "../../generated/wapi/core.js";
import { ping } from "../../generated/wapi/main/session.js";
import { createWorkDrive } from "../../generated/workdrive/core.js";
import { chain } from "../../src/core/index.js";
import { jsonOperation, type WorkDriveFunction } from "../../src/workdrive/index.js";

const getUser: WorkDriveFunction<{ id: string }, unknown> = jsonOperation("GET /api/users/{id}");
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("a call that needs no credential", () => {
  test.each([503, 429])("is sent again after %i", async (status) => {
    let requests = 0;
    const baseUrl = await serve((_, response) => {
      response.writeHead(++requests < 3 ? status : 200, { "retry-after": "0" }).end("{}");
    });
    const client = createCloudike({ baseUrl, auth: { token: "token-1" }, maxRetryDelay: 0 });
    await check(client, { login: "email:a@b.example" });
    expect(requests).toBe(3);
  });
});

describe("an attempt that is answered when it was given up, by a fetch that knows no signals", () => {
  test("is neither renewed nor told of by the next", async () => {
    let requests = 0;
    let refuse = () => {};
    let finish = () => {};
    const baseUrl = await serve((_, response) => {
      if (++requests === 1) refuse = () => response.writeHead(401).end("{}");
      else {
        finish = () => response.end("1}");
        response.write('{"n":');
      }
    });
    const deaf: typeof fetch = async (url, { signal, ...init } = {}) => {
      const response = await fetch(url, init);
      // The first answer comes while the second is read.
      setTimeout(() => (response.ok ? refuse() : finish()), 20);
      return response;
    };
    let asked = 0;
    const apiKey = () => `key-${++asked}`;
    const client = createWorkDrive({ baseUrl, apiKey, attemptTimeout: 500, maxRetryDelay: 0, fetch: deaf });
    await expect(getUser(client, { id: "1" })).resolves.toEqual({ n: 1 });
    expect(requests).toBe(2);
  });
});

test("promises of another class than the global one are waited for", async () => {
  const url = await serve((_, response) => response.end('{"header":{},"body":{"data":{"pong":1}}}'));
  const hosts = new Proxy({}, { get: () => url });
  const client = createWapiWithToken({ appToken: "app", auth: { token: "token" }, hosts });
  const native = globalThis.Promise;
  globalThis.Promise = class<T> extends native<T> {} as PromiseConstructor;
  try {
    expect(await ping(client, {})).toEqual({ pong: 1 });
  } finally {
    globalThis.Promise = native;
  }
});

test.each(["timeout", "attemptTimeout"])(
  "%s ends calls where tests put the timers forward",
  async (option) => {
    mock.timers.enable({ apis: ["setTimeout"] });
    closing.push(() => mock.timers.reset());
    const never = () => new Promise<Response>(() => {});
    const client = createWorkDrive({
      baseUrl: "https://a.example",
      apiKey: "k",
      fetch: never,
      retries: 0,
      [option]: 1000,
    });
    const calls = 200;
    const ended: unknown[] = [];
    for (let count = 0; count < calls; count++) {
      getUser(client, { id: "1" }).catch((error: unknown) => ended.push(Object(error).name));
      await new Promise((resolve) => setImmediate(resolve));
    }
    mock.timers.tick(1000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toEqual(Array(calls).fill("TimeoutError"));
  },
);

test("a hook that goes on after the end of a call sends nothing", async () => {
  const sent: unknown[] = [];
  const transmit: typeof fetch = async (url) => {
    sent.push(url);
    return new Response("{}");
  };
  const controller = new AbortController();
  let goOn = () => {};
  const hooks = chain(async (request, next) => {
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
    return await next(request);
  });
  const client = createWorkDrive({ baseUrl: "https://a.example", apiKey: "k", fetch: transmit, hooks });
  const call = getUser(client, { id: "1" }, { signal: controller.signal }).safe();
  await new Promise((resolve) => setImmediate(resolve));
  controller.abort();
  expect((await call).ok).toBe(false);
  goOn();
  await new Promise((resolve) => setImmediate(resolve));
  expect(sent).toEqual([]);
});

describe("a hook that goes on", () => {
  let transmitted = 0;
  afterEach(() => {
    transmitted = 0;
  });
  const transmit: typeof fetch = async () => new Response(`{"n":${++transmitted}}`);
  const base = { baseUrl: "https://a.example", apiKey: "k", fetch: transmit };

  test("may answer at once, and ask the server for the next time", async () => {
    let fresh: Promise<Response> | undefined;
    const hooks = chain(
      async (_, next) => {
        fresh = next();
        return new Response('{"n":0}');
      },
      async (_, next) => {
        await new Promise(setImmediate);
        return await next();
      },
    );
    expect(await getUser(createWorkDrive({ ...base, hooks }), { id: "1" })).toEqual({ n: 0 });
    expect(await (await fresh)?.json()).toEqual({ n: 1 });
  });

  test("sends nothing where it does so as soon as the signal aborts", async () => {
    let late: Promise<unknown> | undefined;
    const hooks = chain(
      ({ signal }, next) =>
        new Promise((_, reject) => {
          signal?.addEventListener("abort", () => {
            late = next().catch((error: unknown) => {
              reject(error);
              throw error;
            });
          });
        }),
    );
    const client = createWorkDrive({ ...base, hooks, attemptTimeout: 50, retries: 0 });
    await expect(getUser(client, { id: "1" })).rejects.toMatchObject({ name: "TimeoutError", attempts: 0 });
    await expect(late).rejects.toMatchObject({ name: "AbortError", attempts: 0 });
    expect(transmitted).toBe(0);
  });
});

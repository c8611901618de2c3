import { describe, expect, test } from "vitest";
import { createCloudike } from "../../generated/cloudike/core.js";
import { createWapiWithToken } from "../../generated/wapi/core.js";
import { createWorkDrive } from "../../generated/workdrive/core.js";
import { downloadOperation } from "../../src/cloudike/operation.js";
import { chain, type Hook } from "../../src/core/index.js";
import { jsonOperation as wapiOperation } from "../../src/wapi/index.js";
import { jsonOperation, operation, type WorkDriveFunction } from "../../src/workdrive/index.js";

const getUser: WorkDriveFunction<object, unknown> = jsonOperation("GET /api/users");
const upload: WorkDriveFunction<{ content: string }, unknown> = operation("GET /api/media", {
  form: { url: "url", fields: "fields", file: "file", result: "id" },
});
const base = { baseUrl: "https://a.example", apiKey: "k", maxRetryDelay: 0 };
const tick = () => new Promise((resolve) => setImmediate(resolve));

describe("an attempt that is given up", () => {
  test("and answered while the next waits leaves that its limit, and its answer is let go", async () => {
    let cancelled = 0;
    let answer = () => {};
    let requests = 0;
    const deaf: typeof fetch = () =>
      new Promise((resolve) => {
        if (++requests > 1) return setImmediate(answer);
        answer = () => resolve(new Response(new ReadableStream({ cancel: () => void cancelled++ })));
      });
    const client = createWorkDrive({ ...base, attemptTimeout: 50, retries: 1, fetch: deaf });
    await expect(getUser(client, {})).rejects.toMatchObject({ name: "TimeoutError", attempts: 2 });
    expect(cancelled).toBe(1);
  });
});

test("a call that is over when its credential is there sends nothing", async () => {
  let requests = 0;
  const controller = new AbortController();
  const apiKey = async () => {
    controller.abort();
    return "k";
  };
  const deaf: typeof fetch = async () => new Response(`{"n":${++requests}}`);
  const client = createWorkDrive({ ...base, apiKey, fetch: deaf });
  await expect(getUser(client, {}, { signal: controller.signal })).rejects.toMatchObject({
    name: "AbortError",
  });
  await tick();
  expect(requests).toBe(0);
});

/** Goes on with requests to one host as soon as their signal aborts. */
function goOnLate(host: string): { readonly hook: Hook; readonly late: Promise<unknown>[] } {
  const late: Promise<unknown>[] = [];
  const hook: Hook = (request, next) =>
    request.address.startsWith(host)
      ? new Promise((_, reject) => {
          request.signal?.addEventListener("abort", () => {
            late.push(next().catch((error: unknown) => error));
            reject(new Error("given up"));
          });
        })
      : next();
  return { hook, late };
}

describe("a hook that goes on when the call is over sends nothing to another host", () => {
  test("of a signed form", async () => {
    const sent: string[] = [];
    const deaf: typeof fetch = async (url) => {
      sent.push(`${url}`);
      return Response.json({ url: "https://b.example/", fields: { a: "b" }, id: "f" });
    };
    const { hook, late } = goOnLate("https://b.example");
    const client = createWorkDrive({ ...base, hooks: chain(hook), timeout: 50, fetch: deaf });
    await expect(upload(client, { content: "x" })).rejects.toMatchObject({ name: "TimeoutError" });
    expect(await Promise.all(late)).toMatchObject([{ name: "AbortError" }]);
    expect(sent).toEqual(["https://a.example/api/media"]);
  });

  test("of a download", async () => {
    const sent: string[] = [];
    const deaf: typeof fetch = async (url) => {
      sent.push(`${url}`);
      return Response.json({ url: "https://b.example/file" });
    };
    const { hook, late } = goOnLate("https://b.example");
    const { operation: fetching } = downloadOperation("GET /api/1/files/get/", { download: { url: "url" } });
    const client = createCloudike({
      baseUrl: "https://a.example",
      auth: { token: "t" },
      hooks: chain(hook),
      timeout: 50,
      fetch: deaf,
    });
    await expect(client.call(fetching)).rejects.toMatchObject({ name: "TimeoutError" });
    expect(await Promise.all(late)).toMatchObject([{ name: "AbortError" }]);
    expect(sent).toEqual(["https://a.example/api/1/files/get/"]);
  });
});

test("each host of a client is checked, also after one that may be sent to", async () => {
  const sent: string[] = [];
  const transmit: typeof fetch = async (url) => {
    sent.push(`${url}`);
    return Response.json({ body: { data: 1 } });
  };
  const hosts = { api: "https://a.example", files: "http://b.example" };
  const client = createWapiWithToken({ appToken: "a", auth: { token: "t" }, hosts, fetch: transmit });
  const { operation: ping } = wapiOperation("x.y.Ping");
  for (let round = 0; round < 2; round++) {
    expect(await client.call(ping)).toBe(1);
    await expect(client.call(ping, {}, { host: "files" })).rejects.toMatchObject({
      name: "ApiError",
      attempts: 0,
    });
  }
  expect(sent).toEqual([hosts.api, hosts.api]);
});

describe("what a hook goes on with", () => {
  test("is an AbortError when a later attempt took too long, whose signal it has", async () => {
    const sent: string[] = [];
    const deaf: typeof fetch = async (url) => {
      sent.push(`${url}`);
      return new Response("{}");
    };
    let late: Promise<unknown> | undefined;
    const hooks = chain(({ signal }, next) => {
      if (late) return new Promise(() => {});
      late = new Promise((resolve) => signal?.addEventListener("abort", resolve))
        .then(() => next())
        .catch((error: unknown) => error);
      return Promise.resolve(new Response("", { status: 503 }));
    });
    const client = createWorkDrive({ ...base, hooks, attemptTimeout: 50, retries: 1, fetch: deaf });
    await expect(getUser(client, {})).rejects.toMatchObject({ name: "TimeoutError", attempts: 0 });
    expect(await late).toMatchObject({ name: "AbortError", attempts: 0 });
    expect(sent).toEqual([]);
  });

  test("is an AbortError when the signal of an answer that is unread aborts", async () => {
    const controller = new AbortController();
    let late: Promise<unknown> | undefined;
    const heeding: typeof fetch = (_, { signal } = {}) =>
      new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
    const hooks = chain(async (_, next) => {
      late = next().catch((error: unknown) => error);
      return new Response("{}");
    });
    const client = createWorkDrive({ ...base, hooks, fetch: heeding });
    await getUser(client, {}, { signal: controller.signal }).asResponse();
    controller.abort();
    expect(await late).toMatchObject({ name: "AbortError" });
  });
});

test("a `fetch` that gives nothing is told so", async () => {
  const nothing: object = async () => undefined;
  const client = createWorkDrive({ ...base, retries: 0, fetch: nothing as typeof fetch });
  const error = await getUser(client, {}).catch((thrown: unknown) => thrown);
  expect(`${error}`).not.toMatch(/undefined$/);
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createCloudikeCore } from "../../src/cloudike/index.js";
import { chain, isContentError, isTimeoutError } from "../../src/core/index.js";
import { onAbort } from "../../src/core/on-abort.js";
import { redactor } from "../../src/core/redact.js";
import { createWapiCore } from "../../src/wapi/index.js";
import { createWorkDriveCore } from "../../src/workdrive/index.js";
import { type CloudikeServer, startCloudikeServer } from "../support/cloudike-server.js";
import { failureOf } from "../support/failure.js";
import { startWapiServer, type WapiServer } from "../support/wapi-server.js";
import { startWorkDriveServer } from "../support/workdrive-server.js";
import { deleteMany, getAccount } from "../wire-cloudike/operations.js";
import { createTask } from "../wire-workdrive/operations.js";

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("a content of WApi that is a stream", () => {
  const upload = { target: "document.file.Upload", host: "files", channel: "header" } as const;
  let server: WapiServer;
  beforeEach(async () => {
    server = await startWapiServer();
    server.on("document.file.Upload", () => ({ data: {} }));
  });
  afterEach(() => server.close());

  test("and breaks, is the caller's own error, and the upload is sent once", async () => {
    let opened = 0;
    const content = () => {
      opened++;
      let pulls = 0;
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          if (pulls++ < 3) return controller.enqueue(new Uint8Array(50_000));
          throw Object.assign(new Error("the source is gone"), { code: "ECONNREFUSED" });
        },
      });
    };
    const error = await failureOf(createWapiCore(server.options(), server.facts).call(upload, { content }));
    expect(isContentError(error), error.message).toBe(true);
    expect(error.message).toContain("the source is gone");
    expect(opened).toBe(1);
  });

  test("is let go of where no server is, each time that it was opened", async () => {
    const seen = { opened: 0, cancelled: 0 };
    const content = () => {
      seen.opened++;
      return new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new Uint8Array(10)),
        cancel: () => void seen.cancelled++,
      });
    };
    const gone = await startWapiServer();
    await gone.close();
    const options = server.options({
      hosts: { ...server.hosts, files: gone.hosts.files },
      maxRetryDelay: 10,
    });
    await failureOf(createWapiCore(options, server.facts).call(upload, { content }));
    await expect.poll(() => seen).toEqual({ opened: 3, cancelled: 3 });
  });
});

describe("calls of Cloudike", () => {
  let server: CloudikeServer;
  beforeEach(async () => {
    server = await startCloudikeServer();
    server.files.paths.add("/a");
  });
  afterEach(() => server.close());

  test("do not count a slow login among their attempts, and share it", async () => {
    const fetchSlowly: typeof fetch = async (input, init) => {
      if (`${input}`.includes("login")) await later(400);
      return fetch(input, init);
    };
    const options = server.options({ attemptTimeout: 150, fetch: fetchSlowly });
    const client = createCloudikeCore(options, server.facts);
    await Promise.all(Array.from({ length: 20 }, () => getAccount(client)));
    expect(server.accounts.logins).toBe(1);
  });

  test("that are aborted before they begin leave no rejection to nobody while they are waited for", async () => {
    const client = createCloudikeCore(server.options(), server.facts);
    const rejections: unknown[] = [];
    const listen = (reason: unknown) => rejections.push(reason);
    process.on("unhandledRejection", listen);
    await failureOf(deleteMany(client, { path: ["/a"] }, { signal: AbortSignal.abort() }).wait());
    await later(20);
    process.off("unhandledRejection", listen);
    expect(rejections).toEqual([]);
  });

  test("that ask for a task stay away as long as the server wants", async () => {
    const times: number[] = [];
    server.on("GET /api/1/task/*", () => {
      times.push(performance.now());
      return times.length > 1
        ? { json: { done: true } }
        : { status: 429, headers: { "retry-after": "1" }, json: {} };
    });
    const client = createCloudikeCore(server.options(), server.facts);
    await deleteMany(client, { path: ["/a"] }).wait({ interval: 10 });
    expect(Number(times[1]) - Number(times[0])).toBeGreaterThan(990);
  });
});

test("what a hook tells of one request does not hold for the next", async () => {
  const server = await startWorkDriveServer();
  server.on("POST /api/tasks", () => ({ status: 503, json: {} }));
  const seen: string[] = [];
  const once = chain((request, next) => {
    seen.push(request.safety);
    return request.attempt === 1 ? next(request.with({ safety: "idempotent" })) : next();
  });
  const client = createWorkDriveCore(server.options({ hooks: once, maxRetryDelay: 5 }), server.facts);
  await failureOf(createTask(client, { body: { title: "a" } }));
  expect(seen).toEqual(["unsafe", "unsafe"]);
  await server.close();
});

test("a server that asks for more than a timer can hold is not called at once", async () => {
  const server = await startWorkDriveServer();
  server.on("POST /api/tasks", (_, response) => {
    response.writeHead(429, { "retry-after": "3000000" }).end();
    return undefined;
  });
  const options = { maxRetryDelay: Number.POSITIVE_INFINITY, retries: Number.NaN };
  const error = await failureOf(
    createTask(createWorkDriveCore(server.options(options), server.facts), { body: { title: "a" } }),
  );
  expect(error).toMatchObject({ attempts: 1, retryAfter: 3e9 });
  await server.close();
});

test("a signal of many calls has one listener, and none when they are over, however often each is", () => {
  const { signal } = new AbortController();
  const counts = { added: 0, removed: 0 };
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...given: Parameters<typeof add>) => {
    counts.added++;
    add(...given);
  };
  signal.removeEventListener = (...given: Parameters<typeof remove>) => {
    counts.removed++;
    remove(...given);
  };
  for (let round = 0; round < 15; round++) {
    const first = onAbort(signal, () => {});
    first();
    const second = onAbort(signal, () => {});
    first();
    const third = onAbort(signal, () => {});
    second();
    third();
    third();
  }
  expect(counts).toEqual({ added: 30, removed: 30 });
});

test("backslashes without an end take no long time", () => {
  const redact = redactor(JSON.stringify({ text: "\\".repeat(1_000_000) }));
  expect(redact(`key ${"\\".repeat(60_000)}`)).toContain("key");
});

test("a time that is over while a login is waited for is told as that of the call", async () => {
  const server = await startCloudikeServer();
  const never: typeof fetch = () => new Promise(() => {});
  const client = createCloudikeCore(server.options({ timeout: 50, fetch: never }), server.facts);
  const error = await failureOf(getAccount(client));
  expect(isTimeoutError(error)).toBe(true);
  expect(error.message).toContain("see timeout");
  await server.close();
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Cloudike, isCloudikeError } from "../../src/cloudike/index.js";
import { isDecodeError } from "../../src/core/index.js";
import { startTransferHosts, type TransferHosts } from "../support/cloudike-transfer-hosts.js";
import { failureOf } from "../support/failure.js";
import { leaks, printed } from "../support/secrets.js";
import { listen } from "../support/wapi-server.js";
import { upload } from "./transfer-calls.js";

const path = "/a/b.bin";
const inParts = { threshold: 0, partSize: 50, attempts: 2 };

let hosts: TransferHosts;
let client: Cloudike;

/** A stream without an end, which tells what is asked of it. */
function endless() {
  const seen = { cancelled: 0 };
  const content = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      controller.enqueue(new Uint8Array(10));
    },
    cancel: () => void seen.cancelled++,
  });
  return { seen, content };
}

beforeEach(async () => {
  hosts = await startTransferHosts();
  client = hosts.client();
});

afterEach(async () => {
  expect(await hosts.close()).toEqual([]);
});

describe("a refusal", () => {
  test("of the storage host says so, is not confirmed, and shows nothing that was signed", async () => {
    const signed = "S3CR3T-private S3CR3T+query S3CR3T%2Bquery";
    hosts.storage.disturb = () => ({
      status: 403,
      body: `<Error><Code>AccessDenied</Code>${signed}</Error>`,
    });
    for (const method of ["PUT", "POST"]) {
      hosts.transfers.method = method;
      const error = await failureOf(upload(client, { path, content: "abc" }));
      expect(isCloudikeError(error, 403)).toBe(true);
      expect(error.message).toContain("the storage host refused the file (HTTP 403)");
      expect(error.detail).toContain("AccessDenied");
      expect(error.request).toMatchObject({ method, url: expect.stringContaining(hosts.storage.url) });
      expect(leaks(error), printed(error)).toBe(false);
    }
    expect(hosts.asked("POST /api/1/files/confirm/*")).toBe(0);
    expect(hosts.storage.calls).toHaveLength(2);
  });

  test.each([[301], [303], [307], [500]])("of status %i is none that is followed", async (status) => {
    let arrived = 0;
    const other = await listen((_, response) => {
      arrived++;
      response.end();
    });
    hosts.storage.disturb = () => ({ status, headers: { location: other.url } });
    const error = await failureOf(upload(client, { path, content: "abc" }));
    await other.close();
    // Of a body that is a stream HTTP stacks keep no copy, and so they tell no redirect.
    if (status === 500) expect(isCloudikeError(error, status)).toBe(true);
    else expect(error).toMatchObject({ name: "ConnectionError", status: undefined });
    expect(hosts.storage.calls).toHaveLength(1);
    expect(arrived).toBe(0);
  });

  test("of the API sends nothing, and lets go of a stream", async () => {
    const { seen, content } = endless();
    const error = await failureOf(upload(client, { path: "", content, size: 100 }));
    expect(isCloudikeError(error, "InvalidParameters")).toBe(true);
    expect(error.message).not.toContain("storage");
    await expect.poll(() => seen.cancelled).toBe(1);
    expect(hosts.storage.calls).toHaveLength(0);
  });

  test("of the last request is the API's", async () => {
    hosts.server.routes.set("POST /api/1/files/confirm/*", () => ({
      status: 409,
      json: { code: "Conflict" },
    }));
    const error = await failureOf(upload(client, { path, content: "abc" }));
    expect(isCloudikeError(error, "Conflict")).toBe(true);
    expect(error).toMatchObject({ attempts: 3, request: { method: "POST" } });
    expect(leaks(error), printed(error)).toBe(false);
  });

  test.each([
    [429, 2],
    [503, 1],
  ])("of the last request, %i, is borne where it was refused unseen", async (status, count) => {
    const target = "POST /api/1/files/confirm/*";
    const confirm = hosts.server.routes.get(target);
    hosts.server.routes.set(target, (...given) =>
      hosts.asked(target) === 1 ? { status, json: {} } : confirm?.(...given),
    );
    const settled = await upload(client, { path, content: "abc" }, { maxRetryDelay: 20 }).safe();
    expect(settled.ok).toBe(status === 429);
    expect(hosts.asked(target)).toBe(count);
    expect(hosts.storage.calls).toHaveLength(1);
  });
});

test.each([[200], [413]])("a host that answers %i before it has the file has not got it", async (status) => {
  hosts.storage.disturb = () => ({ isHasty: true, status });
  const { seen, content } = endless();
  const error = await failureOf(upload(client, { path, content, size: 1e9 }, { threshold: 1e9 }));
  expect(error).toMatchObject({ name: status === 200 ? "ConnectionError" : "CloudikeError", status });
  await expect.poll(() => seen.cancelled).toBe(1);
  const large = new Blob([new Uint8Array(64 * 2 ** 20)]);
  const second = await failureOf(upload(client, { path, content: large }, { threshold: 1e9 }));
  expect(second).toMatchObject({ name: status === 200 ? "ConnectionError" : "CloudikeError", status });
  expect(hosts.asked("POST /api/1/files/confirm/*")).toBe(0);
});

test("a host that is gone is a ConnectionError without anything that was signed", async () => {
  await hosts.storage.close();
  const error = await failureOf(upload(client, { path, content: "abc" }));
  expect(error).toMatchObject({ name: "ConnectionError", code: "ECONNREFUSED", attempts: 2 });
  expect(leaks(error), printed(error)).toBe(false);
});

describe("an answer that tells no request", () => {
  test.each<[string, object]>([
    ["has no URL", { url: undefined }],
    ["has a URL in clear", { url: "http://storage.example/S3CR3T" }],
    ["has a URL with credentials", { url: "https://a:S3CR3T@b.c/" }],
    ["has a URL of a file", { url: "file:///etc/passwd" }],
    ["has a method without a body", { method: "GET" }],
    ["has a method that is none", { method: "S3CR3T\r\n" }],
    ["has headers that are a list", { headers: ["S3CR3T"] }],
    ["has a header with lines", { headers: { "x-a": "S3CR3T\r\nx-b: c" } }],
    ["has a header within a header", { headers: { a: { b: "S3CR3T" } } }],
    ["has fields that are a text", { parameters: "S3CR3T" }],
    ["has no URL to confirm", { confirm_url: null }],
    ["confirms elsewhere", { confirm_url: "https://evil.example/?S3CR3T" }],
    ["confirms at a host that begins alike", { confirm_url: "//127.0.0.1.evil.example/?S3CR3T" }],
    ["confirms in no way that is known", { confirm_url: "data:text/plain,S3CR3T" }],
  ])("because it %s is a DecodeError, and nothing is sent", async (_, change) => {
    hosts.transfers.change = (answer) => ({ ...answer, ...change });
    const { seen, content } = endless();
    const error = await failureOf(upload(client, { path, content, size: 5 }));
    expect(isDecodeError(error), error.message).toBe(true);
    expect(error.attempts).toBe(1);
    expect(leaks(error), printed(error)).toBe(false);
    expect(hosts.storage.calls).toHaveLength(0);
    await expect.poll(() => seen.cancelled).toBe(1);
  });

  test("because it is no JSON shows nothing of it", async () => {
    hosts.server.routes.set("POST /api/1/files/create/", () => ({ text: '{"headers":{"x":"S3CR3T' }));
    const call = () => upload(client, { path, content: "abc" });
    for (const error of [await failureOf(call()), await failureOf(call().asResponse())]) {
      expect(isDecodeError(error)).toBe(true);
      expect(error.attempts).toBe(1);
      expect(leaks(error), printed(error)).toBe(false);
    }
  });

  test("of a part is a DecodeError too", async () => {
    hosts.server.routes.set("POST /api/1/files/create_part/", () => ({ json: { url: "" } }));
    const error = await failureOf(upload(client, { path, content: "abc" }, inParts));
    expect(error.name).toBe("UploadError");
    expect(isDecodeError(error.cause)).toBe(true);
  });

  test("because it does not tell which upload it is sends no part", async () => {
    hosts.transfers.change = ({ temp_path, ...answer }) => answer;
    const error = await failureOf(upload(client, { path, content: "abc" }, inParts));
    expect(isDecodeError(error), error.message).toBe(true);
    expect(hosts.asked("POST /api/1/files/create_part/")).toBe(0);
  });
});

test("an upload is confirmed at another origin where that is trusted", async () => {
  const trusted = await startTransferHosts();
  hosts.transfers.change = (answer) => ({
    ...answer,
    confirm_url: `${answer.confirm_url}`.replace(hosts.server.baseUrl, trusted.server.baseUrl),
  });
  trusted.server.on("POST /api/1/files/confirm/*", ({ headers }) => ({ json: headers }));
  const error = await failureOf(upload(client, { path, content: "abc" }));
  expect(error.message).toContain("see trustedOrigins");
  const trusting = hosts.client({ trustedOrigins: [trusted.server.baseUrl] });
  const headers: unknown = await upload(trusting, { path, content: "abc" });
  expect(headers).toMatchObject({ "mountbit-auth": expect.stringMatching(/^S3CR3T/) });
  expect(await trusted.close()).toEqual([]);
});

describe("a signal or a timeout", () => {
  const silent = () => new Promise<undefined>(() => {});
  const steps: [string, object, () => void][] = [
    ["the first answer", {}, () => hosts.server.on("POST /api/1/files/create/", silent)],
    ["the storage host", {}, () => (hosts.storage.disturb = () => ({ isSilent: true }))],
    ["the URL of a part", inParts, () => hosts.server.on("POST /api/1/files/create_part/", silent)],
    ["a part", inParts, () => (hosts.storage.disturb = () => ({ isSilent: true }))],
    [
      "the time to send a part again",
      { ...inParts, attempts: 9 },
      () => (hosts.storage.disturb = () => ({ status: 503, headers: { "retry-after": "20" } })),
    ],
    ["the confirmation", {}, () => hosts.server.on("POST /api/1/files/confirm/*", silent)],
  ];

  test.each(steps)("ends a call that waits for %s", async (_, options, stall) => {
    stall();
    const controller = new AbortController();
    const content = new Blob([new Uint8Array(200)]);
    const call = failureOf(upload(client, { path, content }, { ...options, signal: controller.signal }));
    setTimeout(() => controller.abort(), 60);
    expect((await call).name).toBe("AbortError");
    const error = await failureOf(upload(client, { path, content }, { ...options, timeout: 60 }));
    expect(error.name).toBe("TimeoutError");
    expect(leaks(error), printed(error)).toBe(false);
    await expect.poll(() => hosts.storage.pending.count).toBe(0);
  });

  test("ends a call whose stream gives nothing more", async () => {
    for (const options of [{}, inParts])
      for (const size of [100, undefined]) {
        let cancelled = 0;
        const content = new ReadableStream<Uint8Array>({
          start: (controller) => controller.enqueue(new Uint8Array(60)),
          cancel: () => void cancelled++,
        });
        const error = await failureOf(upload(client, { path, content, size }, { ...options, timeout: 60 }));
        expect(error.name).toBe("TimeoutError");
        await expect.poll(() => cancelled).toBe(1);
      }
  });
});

test.each(["threshold", "partSize", "concurrency", "attempts"])("%s must be a number", async (name) => {
  for (const value of [-1, 1.5, Number.NaN]) {
    const error = await failureOf(upload(client, { path, content: "abc" }, { [name]: value }));
    expect(error.message).toContain(name);
  }
  expect(hosts.server.requests).toHaveLength(0);
});

test("what a listener throws ends the call, and is told", async () => {
  const cause = new Error("no more room");
  const listener = () => {
    throw cause;
  };
  const whole = await failureOf(upload(client, { path, content: "abc" }, { onProgress: listener }));
  expect(whole).toMatchObject({ name: "ApiError", cause });
  expect(whole.message).toContain("onProgress threw no more room");
  for (const options of [{ onProgress: listener }, { onCheckpoint: listener }]) {
    const error = await failureOf(upload(client, { path, content: "abc" }, { ...inParts, ...options }));
    expect(error.cause).toMatchObject({ cause });
  }
  expect(hosts.asked("POST /api/1/files/confirm/*")).toBe(0);
});

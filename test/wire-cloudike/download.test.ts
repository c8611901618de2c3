import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Cloudike, isCloudikeError } from "../../src/cloudike/index.js";
import { isDecodeError } from "../../src/core/index.js";
import type { DownloadProgress } from "../../src/core/transfer-options.js";
import { startTransferHosts, type TransferHosts } from "../support/cloudike-transfer-hosts.js";
import { failureOf } from "../support/failure.js";
import { generatedBytes, sha256Of } from "../support/generated-bytes.js";
import { leaks, printed } from "../support/secrets.js";
import { download } from "./transfer-calls.js";

const path = "/a/b.bin";
const size = 500_000;
const whole = sha256Of(generatedBytes(0, size));
const get = "GET /api/1/files/get/*";
const headers = { etag: '"1"', "content-type": "image/png", "x-amz-meta-a": "b" };

let hosts: TransferHosts;
let client: Cloudike;

const sha256 = async (response: Response) => sha256Of([Buffer.from(await response.arrayBuffer())]);
/** Changes what the API tells of the file. */
const tell = (change: object) => {
  const url = `${hosts.storage.url}/files${path}?Signature=S3CR3T`;
  hosts.server.routes.set(get, () => ({ json: { url, size, ...change } }));
};

beforeEach(async () => {
  hosts = await startTransferHosts();
  client = hosts.client();
  hosts.storage.files.set(`/files${path}`, { size, read: generatedBytes, headers, hasRanges: true });
});

afterEach(async () => {
  expect(await hosts.close()).toEqual([]);
});

describe("a download", () => {
  test("gives the file as a response, with the status and the headers of the host", async () => {
    const response = await download(client, { path });
    expect(response).toBeInstanceOf(Response);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("image/png");
    expect(response.headers.get("x-amz-meta-a")).toBe("b");
    expect(response.url).toBe("");
    expect(await sha256(response)).toBe(whole);
    expect(hosts.asked(get)).toBe(1);
    expect(hosts.storage.calls).toHaveLength(1);
  });

  test("gives the same response whichever way it is asked for", async () => {
    const { data, response } = await download(client, { path }).withResponse();
    expect(data).toBe(response);
    expect(await sha256(data)).toBe(whole);
    expect(await sha256(await download(client, { path }).asResponse())).toBe(whole);
    const result = await download(client, { path }).safe();
    expect(result.ok && (await sha256(result.data))).toBe(whole);
  });

  test("of an empty file is empty", async () => {
    hosts.storage.files.set("/files/empty", { size: 0, read: generatedBytes, headers, hasRanges: true });
    expect(await (await download(client, { path: "/empty" })).text()).toBe("");
  });

  test("tells its progress", async () => {
    const seen: DownloadProgress[] = [];
    const response = await download(client, { path }, { onProgress: (one) => seen.push(one) });
    expect(seen).toEqual([]);
    await response.arrayBuffer();
    expect(seen.at(-1)).toEqual({ receivedBytes: size, totalBytes: size });
    expect(seen.length).toBeGreaterThan(1);
  });

  test("reads nothing before it is asked for", async () => {
    const big = 2 ** 28;
    let given = 0;
    function* read(begin: number, end: number) {
      for (const piece of generatedBytes(begin, end)) {
        given += piece.length;
        yield piece;
      }
    }
    hosts.storage.files.set("/files/big", { size: big, read, headers, hasRanges: true });
    tell({ url: `${hosts.storage.url}/files/big`, size: big });
    const response = await download(client, { path });
    const reader = response.body?.getReader();
    await reader?.read();
    await new Promise((resolve) => setTimeout(resolve, 100));
    // What the sockets and the HTTP stack hold.
    expect(given).toBeLessThan(big / 8);
    await reader?.cancel();
    await expect.poll(() => hosts.storage.pending.count).toBe(0);
  });

  test("of a file whose size nobody tells is what comes", async () => {
    tell({ size: undefined });
    hosts.storage.files.set(`/files${path}`, {
      ...{ size, read: generatedBytes, hasRanges: true },
      headers: { "transfer-encoding": "chunked" },
    });
    const seen: DownloadProgress[] = [];
    const response = await download(client, { path }, { onProgress: (one) => seen.push(one) });
    expect(await sha256(response)).toBe(whole);
    expect(seen.at(-1)).toEqual({ receivedBytes: size, totalBytes: undefined });
  });

  test("of a file that is packed on the wire is unpacked, and its size is not checked", async () => {
    const packed = gzipSync("hello");
    hosts.storage.files.set(`/files${path}`, {
      size: packed.length,
      read: (begin, end) => [packed.subarray(begin, end)],
      headers: { "content-encoding": "gzip" },
      hasRanges: true,
    });
    tell({ size: packed.length });
    expect(await (await download(client, { path })).text()).toBe("hello");
  });

  test("logs in again where the token is refused", async () => {
    await download(client, { path });
    hosts.server.accounts.expireAll();
    expect(await sha256(await download(client, { path }))).toBe(whole);
  });

  test("from the origin of the API gets no credentials there either", async () => {
    const seen: unknown[] = [];
    hosts.server.on("GET /files/here", ({ headers: sent }) => {
      seen.push(sent["mountbit-auth"], sent["x-client"]);
      return { text: "here" };
    });
    tell({ url: `${hosts.server.baseUrl}/files/here`, size: 4 });
    expect(await (await download(client, { path })).text()).toBe("here");
    expect(seen).toEqual([undefined, undefined]);
  });
});

describe("a refusal", () => {
  test("of the API is the API's", async () => {
    expect(isCloudikeError(await failureOf(download(client, { path: "/none" })), "NotFound")).toBe(true);
    const response = await download(client, { path: "/none" }).asResponse();
    expect([response.status, await response.json()]).toMatchObject([404, { code: "NotFound" }]);
  });

  test.each([[302], [403], [404], [503]])(
    "of the host with status %i tells who refused, and shows nothing that was signed",
    async (status) => {
      const answer = { status, body: "<Error>AccessDenied S3CR3T</Error>", headers: { location: "/x" } };
      hosts.storage.disturb = () => answer;
      const error = await failureOf(download(client, { path }));
      expect(isCloudikeError(error, status)).toBe(true);
      expect(error).toMatchObject({ attempts: 2, operation: "GET /api/1/files/get/{path}" });
      expect(error.message).toContain(`the storage host refused the file (HTTP ${status})`);
      expect(leaks(error), printed(error)).toBe(false);
      expect(hosts.storage.calls).toHaveLength(1);
      const response = await download(client, { path }).asResponse();
      expect([response.status, await response.text()]).toEqual([status, answer.body]);
    },
  );

  test("is what a part of the file is that nobody asked for", async () => {
    hosts.storage.disturb = () => ({ status: 206, body: "abc" });
    expect(isDecodeError(await failureOf(download(client, { path })))).toBe(true);
  });

  test.each([
    ["http://storage.example/S3CR3T"],
    ["https://a:S3CR3T@b.c/"],
    [""],
    [undefined],
    ["file:///etc/passwd"],
  ])("is what an answer is whose URL is %s", async (url) => {
    tell({ url });
    const error = await failureOf(download(client, { path }));
    expect(isDecodeError(error), error.message).toBe(true);
    expect(leaks(error), printed(error)).toBe(false);
  });

  test("because the host is gone is a ConnectionError", async () => {
    await hosts.storage.close();
    const error = await failureOf(download(client, { path }, { attempts: 1 }));
    expect(error).toMatchObject({ name: "ConnectionError", code: "ECONNREFUSED" });
    expect(leaks(error), printed(error)).toBe(false);
  });
});

describe("a signal", () => {
  test("ends a call that waits for the host, and so does a timeout", async () => {
    hosts.storage.disturb = () => ({ isSilent: true });
    const controller = new AbortController();
    const call = failureOf(download(client, { path }, { signal: controller.signal }));
    setTimeout(() => controller.abort(), 60);
    expect((await call).name).toBe("AbortError");
    expect((await failureOf(download(client, { path }, { timeout: 60 }))).name).toBe("TimeoutError");
    await expect.poll(() => hosts.storage.pending.count).toBe(0);
  });

  test("ends a body that is read later, and a timeout does not", async () => {
    const big = 2 ** 26;
    hosts.storage.files.set(`/files${path}`, { size: big, read: generatedBytes, headers, hasRanges: true });
    tell({ size: big });
    const controller = new AbortController();
    const options = { signal: controller.signal, timeout: 1000 };
    const response = await download(client, { path }, options);
    const reader = response.body?.getReader();
    await reader?.read();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await reader?.read();
    controller.abort();
    // What has come already may still be given.
    const rest = (async () => {
      while (!(await reader?.read())?.done);
    })();
    expect((await failureOf(rest)).name).toBe("AbortError");
    await expect.poll(() => hosts.storage.pending.count).toBe(0);
  });
});

test("what a listener throws breaks the body", async () => {
  const cause = new Error("no more room");
  const onProgress = () => {
    throw cause;
  };
  const response = await download(client, { path }, { onProgress });
  expect(await failureOf(response.arrayBuffer())).toMatchObject({ cause });
  await expect.poll(() => hosts.storage.pending.count).toBe(0);
});

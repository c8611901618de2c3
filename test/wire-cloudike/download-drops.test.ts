import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Cloudike, isCloudikeError } from "../../src/cloudike/index.js";
import { isConnectionError, isDecodeError } from "../../src/core/index.js";
import type { Disturbance } from "../support/cloudike-storage.js";
import { startTransferHosts, type TransferHosts } from "../support/cloudike-transfer-hosts.js";
import { failureOf } from "../support/failure.js";
import { generatedBytes, sha256Of } from "../support/generated-bytes.js";
import { leaks, printed } from "../support/secrets.js";
import { download } from "./transfer-calls.js";

const path = "/a/b.bin";
const size = 500_000;
const whole = sha256Of(generatedBytes(0, size));
const get = "GET /api/1/files/get/*";
const modified = "Wed, 21 Oct 2015 07:28:00 GMT";

let hosts: TransferHosts;
let client: Cloudike;

const sha256 = async (response: Response) => sha256Of([Buffer.from(await response.arrayBuffer())]);
const offer = (headers: Record<string, string>, hasRanges = true) =>
  hosts.storage.files.set(`/files${path}`, { size, read: generatedBytes, headers, hasRanges });
/** Disturbs the requests in turn; those after the last are left alone. */
const disturb = (...disturbances: (Disturbance | undefined)[]) => {
  hosts.storage.disturb = ({ index }) => disturbances[index];
};
const sent = (name: string) => hosts.storage.calls.map(({ headers }) => headers[name]);

beforeEach(async () => {
  hosts = await startTransferHosts();
  client = hosts.client();
  offer({ etag: '"1"', "last-modified": modified });
});

afterEach(async () => {
  expect(await hosts.close()).toEqual([]);
});

describe("a download whose connection breaks", () => {
  test("goes on from where it was, as often as needed", async () => {
    disturb(...Array.from({ length: 8 }, () => ({ cut: 60_000 })));
    expect(await sha256(await download(client, { path }))).toBe(whole);
    const from = [60, 120, 180, 240, 300, 360, 420, 480].map((count) => `bytes=${count}000-`);
    expect(sent("range")).toEqual([undefined, ...from]);
    expect(new Set(sent("if-range").slice(1))).toEqual(new Set(['"1"']));
    expect(hosts.asked(get)).toBe(1);
  });

  test("in a proper end that is too early goes on too", async () => {
    disturb({ short: 60_000 });
    expect(await sha256(await download(client, { path }))).toBe(whole);
    expect(sent("range")).toEqual([undefined, "bytes=60000-"]);
  });

  test("before its answer is asked for again", async () => {
    let count = 0;
    const breaking: typeof fetch = (url, init) =>
      `${url}`.startsWith(hosts.storage.url) && count++ === 0
        ? Promise.reject(new TypeError("fetch failed", { cause: new Error("reset") }))
        : fetch(url, init);
    expect(await sha256(await download(client, { path }, { fetch: breaking }))).toBe(whole);
  });

  test.each([
    ["a date where the tag is weak", { etag: 'W/"1"', "last-modified": modified }, modified],
    ["a date where there is no tag", { "last-modified": modified }, modified],
    ["nothing where there is neither", {}, undefined],
  ])("asks with %s", async (_, headers, mark) => {
    offer(headers);
    disturb({ cut: 60_000 });
    expect(await sha256(await download(client, { path }))).toBe(whole);
    expect(sent("if-range")[1]).toBe(mark);
  });

  test("skips what it has where the host gives no parts", async () => {
    offer({ etag: '"1"' }, false);
    disturb({ cut: 200_000 }, { cut: 100_000 }, { cut: 300_000 });
    const seen: number[] = [];
    const onProgress = ({ receivedBytes }: { readonly receivedBytes: number }) => seen.push(receivedBytes);
    expect(await sha256(await download(client, { path }, { onProgress }))).toBe(whole);
    expect(seen).toEqual([...new Set(seen)].sort((one, other) => one - other));
    expect(sent("range")).toEqual([undefined, "bytes=200000-", "bytes=200000-", "bytes=300000-"]);
  });

  test("asks for another URL where its own holds no more", async () => {
    for (const status of [403, 404, 410]) {
      hosts.storage.calls.length = 0;
      const before = hosts.asked(get);
      disturb({ cut: 60_000 }, { status, body: "Request has expired" });
      expect(await sha256(await download(client, { path }))).toBe(whole);
      expect(hosts.asked(get) - before).toBe(2);
      expect(sent("range")).toEqual([undefined, "bytes=60000-", "bytes=60000-"]);
    }
  });

  test("waits where the host cannot answer now", async () => {
    disturb({ cut: 60_000 }, { status: 503, body: "SlowDown" }, { status: 500 });
    expect(await sha256(await download(client, { path }))).toBe(whole);
    expect(hosts.storage.calls).toHaveLength(4);
  });
});

describe("a body breaks", () => {
  const rest = async () => failureOf((await download(client, { path }, { attempts: 2 })).arrayBuffer());

  test("after as many attempts without a byte as there may be", async () => {
    disturb({ cut: 60_000 }, { cut: 0 }, { cut: 0 }, { cut: 0 });
    const error = await rest();
    expect(isConnectionError(error), error.message).toBe(true);
    expect(error.message).toContain("broke after 60000 bytes, and 2 attempts");
    expect(hosts.storage.calls).toHaveLength(3);
    expect(leaks(error), printed(error)).toBe(false);
  });

  test.each<[string, Disturbance]>([
    ["another tag", { headers: { etag: '"2"' } }],
    ["another date", { headers: { "last-modified": "Thu, 22 Oct 2015 07:28:00 GMT" } }],
    ["another size", { headers: { "content-range": `bytes 60000-${size}/${size + 1}` } }],
    ["another encoding", { headers: { "content-encoding": "gzip" } }],
    ["the whole of another file", { status: 200, headers: { etag: '"2"' }, body: "abc" }],
    ["the whole of a shorter file", { status: 200, body: "abc", headers: { "content-length": "3" } }],
  ])("because the file has changed: it has %s", async (_, change) => {
    disturb({ cut: 60_000 }, change);
    const error = await rest();
    expect(isDecodeError(error), error.message).toBe(true);
    expect(error.message).toContain("has changed");
    expect(hosts.storage.calls).toHaveLength(2);
  });

  test("because the API tells another size when it is asked again", async () => {
    let count = 0;
    const url = `${hosts.storage.url}/files${path}`;
    hosts.server.routes.set(get, () => ({ json: { url, size: size + count++ } }));
    disturb({ cut: 60_000 }, { status: 403 });
    expect((await rest()).message).toContain("has changed");
  });

  test.each([["bytes 0-439999/500000"], ["bytes 70000-499999/500000"], ["lines 1-2/3"], [""]])(
    "because the host gives another part: %j",
    async (range) => {
      disturb({ cut: 60_000 }, { headers: { "content-range": range } });
      const error = await rest();
      expect(isDecodeError(error), error.message).toBe(true);
      expect(error.message).toContain("another part");
    },
  );

  test("because the host refuses to go on", async () => {
    disturb({ cut: 60_000 }, { status: 416, body: "no such range" });
    expect(isCloudikeError(await rest(), 416)).toBe(true);
    hosts.storage.calls.length = 0;
    disturb({ cut: 60_000 }, { status: 403 }, { status: 403 });
    expect(isCloudikeError(await rest(), 403)).toBe(true);
  });

  test("because the API refuses to tell another URL", async () => {
    let count = 0;
    const url = `${hosts.storage.url}/files${path}`;
    hosts.server.routes.set(get, () =>
      count++ ? { status: 404, json: { code: "Gone" } } : { json: { url, size } },
    );
    disturb({ cut: 60_000 }, { status: 403 });
    expect(isCloudikeError(await rest(), "Gone")).toBe(true);
  });

  test.each([[size - 1], [size + 1]])("because the API tells %i bytes", async (told) => {
    const url = `${hosts.storage.url}/files${path}`;
    hosts.server.routes.set(get, () => ({ json: { url, size: told } }));
    const error = await rest();
    expect(isDecodeError(error), error.message).toBe(true);
    expect(error.message).toContain(`${told}`);
  });

  test("because of a signal, while it waits to go on", async () => {
    disturb(
      { cut: 60_000 },
      { status: 503, headers: { "retry-after": "20" } },
      { status: 503, headers: { "retry-after": "20" } },
    );
    const controller = new AbortController();
    const response = await download(client, { path }, { signal: controller.signal });
    const call = failureOf(response.arrayBuffer());
    await expect.poll(() => hosts.storage.calls.length).toBe(2);
    controller.abort();
    expect((await call).name).toBe("AbortError");
  });
});

test("a body that is cancelled while it waits to go on asks for nothing more", async () => {
  disturb({ cut: 60_000 }, { status: 503, headers: { "retry-after": "20" } });
  const response = await download(client, { path });
  const reader = response.body?.getReader();
  let count = 0;
  while (count < 60_000) count += (await reader?.read())?.value?.length ?? 0;
  const next = reader?.read();
  await expect.poll(() => hosts.storage.calls.length).toBe(2);
  await reader?.cancel();
  expect(await next).toEqual({ done: true, value: undefined });
  expect(hosts.storage.calls).toHaveLength(2);
});

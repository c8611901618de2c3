import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Cloudike } from "../../src/cloudike/index.js";
import { isContentError } from "../../src/core/index.js";
import type { UploadProgress } from "../../src/core/transfer-options.js";
import type { CloudikeStorage } from "../support/cloudike-storage.js";
import { startTransferHosts, type TransferHosts } from "../support/cloudike-transfer-hosts.js";
import { failureOf } from "../support/failure.js";
import { generatedBytes, generatedStream, sha256Of } from "../support/generated-bytes.js";
import { upload } from "./transfer-calls.js";

const path = "/a/b.bin";
const partSize = 100_000;
const size = 450_000;
const settings = { threshold: 0, partSize };
const blob = new Blob([...generatedBytes(0, size)]);
const part = (number: number) => ({
  size: Math.min(partSize, size - (number - 1) * partSize),
  sha256: sha256Of(generatedBytes((number - 1) * partSize, Math.min(number * partSize, size))),
});

let hosts: TransferHosts;
let client: Cloudike;

/** What is stored, by the number of its part. */
function partsOf({ stored }: CloudikeStorage): Record<string, object> {
  return Object.fromEntries(
    [...stored].map(([key, { size, sha256 }]) => [key.replace(/^.*\?/, ""), { size, sha256 }]),
  );
}

const all = Object.fromEntries([1, 2, 3, 4, 5].map((number) => [`${number}`, part(number)]));

beforeEach(async () => {
  hosts = await startTransferHosts();
  client = hosts.client();
});

afterEach(async () => {
  expect(await hosts.close()).toEqual([]);
});

describe("an upload in parts", () => {
  test.each([
    ["a Blob", () => blob, undefined],
    ["a buffer", () => Buffer.concat([...generatedBytes(0, size)]), undefined],
    ["a stream", () => generatedStream(size), size],
    ["a stream of unknown size", () => generatedStream(size), undefined],
  ])("sends %s, and confirms it once", async (_, open, known) => {
    const params = { path, overwrite: true, content: open(), size: known };
    expect(await upload(client, params, settings)).toEqual({ path, bytes: size, folder: false });
    expect(partsOf(hosts.storage)).toEqual(all);
    const [create] = hosts.server.requests.filter(({ path: of }) => of.endsWith("/create/"));
    const told = known === undefined && params.content instanceof ReadableStream ? {} : { size: [`${size}`] };
    expect(create?.fields).toEqual({ path: [path], overwrite: ["true"], multipart: ["true"], ...told });
    expect(hosts.asked("POST /api/1/files/create_part/")).toBe(5);
    expect(hosts.asked("POST /api/1/files/confirm/*")).toBe(1);
    const [stored] = hosts.storage.stored.values();
    expect(stored?.headers["x-amz-part"]).toMatch(/^S3CR3T-\d$/);
    expect(stored?.headers["content-type"]).toBeUndefined();
  });

  test("begins above the threshold, whether the size is known or not", async () => {
    for (const content of [blob, generatedStream(size)]) {
      await upload(client, { path, content }, { threshold: size, partSize });
      expect(hosts.asked("POST /api/1/files/create_part/")).toBe(0);
    }
    await upload(client, { path, content: generatedStream(size) }, { threshold: size - 1, partSize });
    expect(hosts.asked("POST /api/1/files/create_part/")).toBe(5);
  });

  test("is where the field that asks for it says so", async () => {
    await upload(client, { path, content: "abc", multipart: true });
    await upload(client, { path, content: "", multipart: true });
    expect(hosts.asked("POST /api/1/files/create_part/")).toBe(2);
    await upload(client, { path, content: blob, multipart: false }, settings);
    expect(hosts.asked("POST /api/1/files/create_part/")).toBe(2);
    const error = await failureOf(upload(client, { path, content: generatedStream(9), multipart: false }));
    expect(isContentError(error), error.message).toBe(true);
  });

  test("of whole parts has no empty one at its end", async () => {
    const content = generatedStream(3 * partSize);
    expect(await upload(client, { path, content }, settings)).toMatchObject({ bytes: 3 * partSize });
    expect(Object.keys(partsOf(hosts.storage))).toEqual(["1", "2", "3"]);
  });

  test.each([[1], [3]])("sends %i parts at the same time", async (concurrency) => {
    let waiting: (() => void)[] = [];
    let under = 0;
    let most = 0;
    const together: typeof fetch = async (url, init) => {
      if (init?.method !== "PUT") return fetch(url, init);
      most = Math.max(most, ++under);
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        if (waiting.length < concurrency) return;
        for (const go of waiting) go();
        waiting = [];
      });
      return fetch(url, init).finally(() => under--);
    };
    const content = generatedStream(6 * partSize);
    await upload(client, { path, content }, { ...settings, concurrency, fetch: together });
    expect(most).toBe(concurrency);
  });

  test("reads no more of a stream than the parts that are under way", async () => {
    let read = 0;
    let ahead = 0;
    let stored = 0;
    const pieces = generatedBytes(0, 2_000_000);
    const content = new ReadableStream<Uint8Array>({
      pull(controller) {
        const { done, value } = pieces.next();
        if (done) return controller.close();
        read += value.length;
        ahead = Math.max(ahead, read - stored);
        controller.enqueue(value);
      },
    });
    const onCheckpoint = ({ done }: { readonly done: readonly number[] }) => {
      stored = done.length * partSize;
    };
    await upload(client, { path, content, size: 2_000_000 }, { ...settings, concurrency: 2, onCheckpoint });
    // A piece is under way on either side of the cut.
    expect(ahead).toBeLessThanOrEqual(3 * partSize + 2 * 65536);
  });

  test("makes its parts larger where there would be too many", async () => {
    const big = 10_001;
    const content = generatedStream(big);
    const seen: number[] = [];
    await upload(
      client,
      { path, content, size: big },
      { threshold: 0, partSize: 1, onCheckpoint: (resume) => seen.push(resume.partSize) },
    );
    expect(new Set(seen)).toEqual(new Set([2 ** 20]));
  });

  test("tells a progress that never falls, also where a part is sent again", async () => {
    const seen: UploadProgress[] = [];
    hosts.storage.disturb = ({ index }) => (index === 1 ? { cut: 70_000 } : undefined);
    await upload(client, { path, content: blob }, { ...settings, onProgress: (one) => seen.push(one) });
    expect(seen[0]).toEqual({ sentBytes: 0, totalBytes: size });
    expect(seen.at(-1)).toEqual({ sentBytes: size, totalBytes: size });
    const counts = seen.map(({ sentBytes }) => sentBytes);
    expect(counts).toEqual([...new Set(counts)].sort((one, other) => one - other));
  });

  test("knows the size of a stream at its end", async () => {
    const seen: UploadProgress[] = [];
    const onProgress = (one: UploadProgress) => seen.push(one);
    await upload(client, { path, content: generatedStream(size) }, { ...settings, onProgress });
    expect(seen[0]?.totalBytes).toBeUndefined();
    expect(seen.at(-1)).toEqual({ sentBytes: size, totalBytes: size });
  });

  test.each<[string, object]>([
    ["cut off in the middle", { cut: 60_000 }],
    ["answered with 500", { status: 500 }],
    ["answered with 503 and a text", { status: 503, body: "SlowDown", headers: { "retry-after": "0" } }],
    ["answered with 408", { status: 408 }],
    ["answered with 429", { status: 429, headers: { "retry-after": "1" } }],
    ["answered before it was there", { isHasty: true, status: 503 }],
  ])("sends a part again that was %s, to a new URL", async (_, disturbance) => {
    const isDisturbed = new Set<string>();
    hosts.storage.disturb = ({ query }) => {
      const number = `${query.get("part")}`;
      if (isDisturbed.has(number) || Number(number) % 2) return undefined;
      isDisturbed.add(number);
      return disturbance;
    };
    expect(await upload(client, { path, content: generatedStream(size), size }, settings)).toMatchObject({
      bytes: size,
    });
    expect(partsOf(hosts.storage)).toEqual(all);
    const asked = hosts.storage.calls.map(({ query }) => `${query.get("part")}.${query.get("asked")}`).sort();
    expect(asked).toEqual(["1.1", "2.1", "2.2", "3.1", "4.1", "4.2", "5.1"]);
  });

  test("sends a part again whose URL was not to be had", async () => {
    let count = 0;
    const { routes } = hosts.server;
    const create = routes.get("POST /api/1/files/create_part/");
    routes.set("POST /api/1/files/create_part/", (...request) =>
      count++ === 1 ? { status: 502, text: "bad gateway" } : create?.(...request),
    );
    expect(await upload(client, { path, content: blob }, settings)).toMatchObject({ bytes: size });
  });
});

describe("a stream of parts", () => {
  test.each([[size - 1], [size + 1]])("that has another size than %i is not confirmed", async (wrong) => {
    const error = await failureOf(
      upload(client, { path, content: generatedStream(size), size: wrong }, settings),
    );
    expect(isContentError(error), error.message).toBe(true);
    expect(hosts.asked("POST /api/1/files/confirm/*")).toBe(0);
  });

  test("that breaks tells why, and is not confirmed", async () => {
    const cause = new Error("disk is gone");
    const pieces = generatedBytes(0, 300_000);
    const content = new ReadableStream<Uint8Array>({
      pull(controller) {
        const { done, value } = pieces.next();
        if (done) controller.error(cause);
        else controller.enqueue(value);
      },
    });
    const error = await failureOf(upload(client, { path, content, size }, settings));
    expect(isContentError(error), error.message).toBe(true);
    expect(error.cause).toBe(cause);
    expect(hosts.asked("POST /api/1/files/confirm/*")).toBe(0);
  });
});

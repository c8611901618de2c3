import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Cloudike, isCloudikeError } from "../../src/cloudike/index.js";
import { isConnectionError, isContentError } from "../../src/core/index.js";
import { isUploadError, UploadError, type UploadResume } from "../../src/core/upload-error.js";
import { startTransferHosts, type TransferHosts } from "../support/cloudike-transfer-hosts.js";
import { failureOf } from "../support/failure.js";
import { generatedBytes, generatedStream, sha256Of } from "../support/generated-bytes.js";
import { leaks, printed } from "../support/secrets.js";
import { upload } from "./transfer-calls.js";

const path = "/a/b.bin";
const partSize = 100_000;
const size = 450_000;
const settings = { threshold: 0, partSize, attempts: 2, concurrency: 2 };
const blob = new Blob([...generatedBytes(0, size)]);

let hosts: TransferHosts;
let client: Cloudike;

/** The resume of an upload whose third part does not go. */
async function interrupted(content: Blob | ReadableStream<Uint8Array> = blob, known?: number) {
  hosts.storage.disturb = ({ query }) => (query.get("part") === "3" ? { cut: 50_000 } : undefined);
  const error = await failureOf(upload(client, { path, content, size: known }, settings));
  hosts.storage.disturb = undefined;
  hosts.storage.calls.length = 0;
  if (!isUploadError(error) || !error.resume)
    throw new Error("there is nothing to go on with", { cause: error });
  return { error, resume: error.resume };
}

/** The numbers of the parts that were sent since. */
const sent = () => hosts.storage.calls.map(({ query }) => Number(query.get("part"))).sort();

beforeEach(async () => {
  hosts = await startTransferHosts();
  client = hosts.client();
});

afterEach(async () => {
  expect(await hosts.close()).toEqual([]);
});

describe("an upload in parts that fails", () => {
  test("tells what went wrong and what is done, and shows nothing that was signed", async () => {
    const { error, resume } = await interrupted();
    expect(error).toBeInstanceOf(UploadError);
    expect(error.message).toMatch(/[2-4] of 5 parts are done, see resume\. .*no whole answer/);
    expect(isConnectionError(error.cause)).toBe(true);
    expect(error.toJSON()).not.toHaveProperty("resume");
    expect(Object.keys(error)).not.toContain("resume");
    expect(leaks(error), printed(error)).toBe(false);
    expect(resume).toMatchObject({ size, partSize, operation: "POST /api/1/files/create/", of: "t1" });
    expect(resume.done).not.toContain(3);
    expect(hosts.asked("POST /api/1/files/confirm/*")).toBe(0);
  });

  test("because the host refuses a part tells so as the host's refusals do, after one attempt", async () => {
    hosts.storage.disturb = () => ({ status: 403, body: "<Error>AccessDenied S3CR3T-1</Error>" });
    const error = await failureOf(upload(client, { path, content: blob }, { ...settings, concurrency: 1 }));
    expect(isUploadError(error) && isCloudikeError(error.cause, 403)).toBe(true);
    expect(error).toMatchObject({ status: 403, attempts: 3 });
    expect(error.message).toContain("the storage host refused the file (HTTP 403)");
    expect(leaks(error), printed(error)).toBe(false);
    expect(hosts.storage.calls).toHaveLength(1);
  });

  test("before it has begun is no UploadError", async () => {
    const error = await failureOf(upload(client, { path: "", content: blob }, settings));
    expect(isCloudikeError(error, "InvalidParameters")).toBe(true);
  });
});

describe("a call that goes on", () => {
  test.each([
    ["a Blob", () => blob],
    ["a function of a stream", () => () => generatedStream(size)],
    ["a stream that begins anew", () => generatedStream(size)],
  ])("with %s sends what is left, from another client and from JSON", async (_, open) => {
    const { resume } = await interrupted();
    const kept: UploadResume = JSON.parse(JSON.stringify(resume));
    const other = hosts.client();
    const creates = hosts.asked("POST /api/1/files/create/");
    expect(await upload(other, { path, content: open() }, { resume: kept })).toMatchObject({ bytes: size });
    expect(sent()).toEqual([1, 2, 3, 4, 5].filter((number) => !resume.done.includes(number)));
    expect(hosts.asked("POST /api/1/files/create/")).toBe(creates);
    const hashes = [1, 2, 3, 4, 5].map((number) => hosts.storage.stored.get(`/put/t1?${number}`)?.sha256);
    expect(hashes).toEqual(
      [0, 1, 2, 3, 4].map((at) =>
        sha256Of(generatedBytes(at * partSize, Math.min(size, (at + 1) * partSize))),
      ),
    );
  });

  test("with a stream of unknown size", async () => {
    const { resume } = await interrupted(generatedStream(size));
    const unsized = { ...resume, size: undefined, done: resume.done.filter((number) => number < 3) };
    expect(await upload(client, { path, content: generatedStream(size) }, { resume: unsized })).toMatchObject(
      {
        bytes: size,
      },
    );
  });

  test("counts what is done as sent", async () => {
    const { resume } = await interrupted();
    const seen: number[] = [];
    await upload(client, { path, content: blob }, { resume, onProgress: (one) => seen.push(one.sentBytes) });
    expect(seen[0]).toBe(
      size - partSize - (resume.done.includes(5) ? 0 : 50_000) - (resume.done.includes(4) ? 0 : partSize),
    );
    expect(seen.at(-1)).toBe(size);
  });

  test("confirms alone where all parts are done", async () => {
    const confirm = hosts.server.routes.get("POST /api/1/files/confirm/*");
    hosts.server.routes.set("POST /api/1/files/confirm/*", () => ({ status: 503, json: { code: "Busy" } }));
    const error = await failureOf(upload(client, { path, content: blob }, settings));
    expect(isUploadError(error)).toBe(true);
    expect(error).toMatchObject({ status: 503, code: "Busy" });
    if (confirm) hosts.server.routes.set("POST /api/1/files/confirm/*", confirm);
    const calls = hosts.storage.calls.length;
    const { resume } = error as UploadError;
    let cancelled = 0;
    const content = new ReadableStream<Uint8Array>({ cancel: () => void cancelled++ });
    expect(await upload(client, { path, content }, { resume })).toMatchObject({ bytes: size });
    expect(hosts.storage.calls).toHaveLength(calls);
    await expect.poll(() => cancelled).toBe(1);
  });

  test("after an abort, from the last checkpoint", async () => {
    const controller = new AbortController();
    let resume: UploadResume | undefined;
    const onCheckpoint = (one: UploadResume) => {
      resume = one;
      if (one.done.length === 2) controller.abort();
    };
    const options = { ...settings, onCheckpoint, signal: controller.signal };
    const error = await failureOf(upload(client, { path, content: blob }, options));
    expect(error.name).toBe("AbortError");
    expect(resume?.done).toHaveLength(2);
    hosts.storage.calls.length = 0;
    expect(await upload(client, { path, content: blob }, { resume })).toMatchObject({ bytes: size });
    expect(sent().length).toBeGreaterThanOrEqual(3);
  });

  test.each<[string, object, object]>([
    ["of another size", {}, { size: size + 1 }],
    ["of parts of another size", { partSize: 5000 }, {}],
    ["of another operation", {}, { operation: "POST /api/1/links/file_create/{hash}" }],
    ["of more parts than there are", {}, { done: [1, 6] }],
    ["nothing", {}, { of: {}, partSize: 0 }],
  ])("does not where its resume is %s", async (_, options, change) => {
    const { resume } = await interrupted();
    const wrong = { ...resume, ...change } as UploadResume;
    const error = await failureOf(upload(client, { path, content: blob }, { ...options, resume: wrong }));
    expect(isContentError(error), error.message).toBe(true);
    expect(sent()).toEqual([]);
    expect(leaks(error), printed(error)).toBe(false);
  });

  test("does not where its stream is shorter than what is done", async () => {
    const { resume } = await interrupted();
    const wrong = { ...resume, done: [1, 2] };
    const error = await failureOf(upload(client, { path, content: generatedStream(9) }, { resume: wrong }));
    expect(isContentError(error), error.message).toBe(true);
  });

  test("does not confirm where credentials do not go", async () => {
    const { resume } = await interrupted();
    const wrong = { ...resume, confirm: `${hosts.storage.url}/confirm?S3CR3T` };
    const error = await failureOf(upload(client, { path, content: blob }, { resume: wrong }));
    expect(error).toMatchObject({ name: "DecodeError" });
    expect(hosts.storage.calls).toHaveLength(0);
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isContentError } from "../../src/core/index.js";
import { createWorkDriveCore, isWorkDriveError, type WorkDrive } from "../../src/workdrive/index.js";
import { failureOf } from "../support/failure.js";
import { leaks, printed } from "../support/secrets.js";
import { listen } from "../support/wapi-server.js";
import { startWorkDriveServer, type WorkDriveServer } from "../support/workdrive-server.js";
import { upload } from "./operations.js";

const file = { mime: "video/mp4", name: "a.mp4", moduleCode: 1 };

let server: WorkDriveServer;
let client: WorkDrive;

/** A stream without an end, which tells what is asked of it. */
function endless() {
  const seen = { pulls: 0, cancelled: 0 };
  const content = new ReadableStream<Uint8Array>({
    async pull(controller) {
      seen.pulls++;
      await new Promise((resolve) => setTimeout(resolve, 1));
      controller.enqueue(new Uint8Array(10));
    },
    cancel: () => void seen.cancelled++,
  });
  return { seen, content };
}

beforeEach(async () => {
  server = await startWorkDriveServer();
  client = createWorkDriveCore(server.options(), server.facts);
});

afterEach(async () => {
  await server.close();
  expect([...server.faults, ...server.storage.faults]).toEqual([]);
});

describe("a refusal", () => {
  test("of the storage host says so, and shows nothing that was signed", async () => {
    const { fields, url } = server.storage;
    const all = [...Object.values(fields), url, encodeURIComponent(url), "S3CR3T+query"].join(" ");
    server.storage.reply = { status: 403, body: `<Error><Code>AccessDenied</Code>${all}</Error>` };
    const error = await failureOf(upload(client, { ...file, content: "abc" }));
    expect(isWorkDriveError(error, 403)).toBe(true);
    expect(error).toMatchObject({ operation: "GET /api/media", attempts: 2, request: { method: "POST" } });
    expect(error.message).toContain("the storage host refused the file (HTTP 403)");
    expect(error.message).toContain("AccessDenied");
    expect(error.message).not.toContain("administrators");
    expect(error.request?.url).toBe(url.replace(/\?.*/, ""));
    expect(leaks(error), printed(error)).toBe(false);
  });

  test.each([[301], [303], [307], [400], [500]])("of status %i is none that is followed", async (status) => {
    let arrived = 0;
    const other = await listen((_, response) => {
      arrived++;
      response.end();
    });
    server.storage.reply = { status, headers: { location: other.url } };
    const error = await failureOf(upload(client, { ...file, content: "abc" }));
    await other.close();
    // Of a body that is a stream HTTP stacks keep no copy, and so they tell no redirect.
    if (status >= 400) expect(isWorkDriveError(error, status)).toBe(true);
    else expect(error).toMatchObject({ name: "ConnectionError", status: undefined });
    expect(arrived).toBe(0);
  });

  test("of the API sends no file, and lets go of a stream", async () => {
    const { seen, content } = endless();
    const error = await failureOf(upload(client, { ...file, name: "", content, size: 100 }));
    expect(isWorkDriveError(error, 400)).toBe(true);
    expect(error.message).not.toContain("storage");
    await expect.poll(() => seen.cancelled).toBe(1);
    expect(server.storage.begun.count).toBe(0);
  });

  test("comes as it is where the response is asked for, and lets go of a stream", async () => {
    const first = endless();
    const early = await upload(client, { ...file, name: "", content: first.content, size: 100 }).asResponse();
    expect(early.status).toBe(400);
    expect(await early.json()).toMatchObject({ message: "name is required" });
    await expect.poll(() => first.seen.cancelled).toBe(1);
    server.storage.reply = { status: 403, body: "no" };
    const late = await upload(client, { ...file, content: "abc" }).asResponse();
    expect(await late.text()).toBe("no");
  });

  test("before the file has gone lets go of a stream", async () => {
    server.storage.isHasty = true;
    server.storage.reply = { status: 413 };
    const { seen, content } = endless();
    const error = await failureOf(upload(client, { ...file, content, size: 1e9 }));
    expect(isWorkDriveError(error, 413)).toBe(true);
    await expect.poll(() => seen.cancelled).toBe(1);
  });
});

test("a storage host that is content before the file has gone has not got it", async () => {
  server.storage.isHasty = true;
  for (const status of [200, 204]) {
    server.storage.reply = { status };
    const { seen, content } = endless();
    const error = await failureOf(upload(client, { ...file, content, size: 1e9 }));
    expect(error).toMatchObject({ name: "ConnectionError", status, attempts: 2 });
    expect(error.message).toContain("before it had the whole file");
    await expect.poll(() => seen.cancelled).toBe(1);
  }
});

test.each([["a Blob"], ["a buffer"]])("nor has it got %s", async (kind) => {
  server.storage.isHasty = true;
  const bytes = new Uint8Array(64 * 2 ** 20);
  const content = kind === "a Blob" ? new Blob([bytes]) : bytes;
  const error = await failureOf(upload(client, { ...file, content }));
  expect(error).toMatchObject({ name: "ConnectionError", status: 204, attempts: 2 });
  expect(error.message).toContain("before it had the whole file");
});

describe("content that cannot be sent", () => {
  test.each([[undefined], [null], [{}], [5]])("because it is %j asks for no form", async (content) => {
    const error = await failureOf(upload(client, { ...file, content }));
    expect(isContentError(error)).toBe(true);
    expect(error.attempts).toBe(0);
    expect(server.requests).toHaveLength(0);
  });

  test("because a stream has no size stays whole", async () => {
    const content = new Blob(["abc"]).stream();
    expect(isContentError(await failureOf(upload(client, { ...file, content })))).toBe(true);
    await upload(client, { ...file, content, size: 3 });
    expect(`${server.storage.forms[0]?.bytes}`).toBe("abc");
  });

  test.each([[2], [4]])("because a stream has 3 bytes and not %i stores nothing", async (size) => {
    const content = new Blob(["abc"]).stream();
    const error = await failureOf(upload(client, { ...file, content, size }));
    expect(isContentError(error), error.message).toBe(true);
    expect(error.message).toContain(`and size is ${size}`);
    expect(server.storage.forms).toHaveLength(0);
  });

  test("because its stream breaks tells why", async () => {
    const cause = new Error("disk is gone");
    let pulls = 0;
    const content = new ReadableStream<Uint8Array>({
      pull: (controller) => (pulls++ < 3 ? controller.enqueue(new Uint8Array(9)) : controller.error(cause)),
    });
    const error = await failureOf(upload(client, { ...file, content, size: 1000 }));
    expect(isContentError(error)).toBe(true);
    expect(error.cause).toBe(cause);
    expect(server.storage.forms).toHaveLength(0);
  });
});

describe("a signal or a timeout", () => {
  const steps: [string, () => void][] = [
    ["the form", () => server.on("GET /api/media", () => undefined)],
    ["the storage host", () => (server.storage.reply = undefined)],
  ];

  test.each(steps)("ends a call that waits for %s", async (_, stall) => {
    stall();
    const controller = new AbortController();
    const { seen, content } = endless();
    const call = failureOf(upload(client, { ...file, content, size: 1e9 }, { signal: controller.signal }));
    await expect.poll(() => server.requests.length).toBe(1);
    controller.abort();
    expect((await call).name).toBe("AbortError");
    await expect.poll(() => seen.cancelled).toBe(1);
    const second = endless();
    const error = await failureOf(
      upload(client, { ...file, content: second.content, size: 1e9 }, { timeout: 60 }),
    );
    expect(error.name).toBe("TimeoutError");
    expect(leaks(error), printed(error)).toBe(false);
    await expect.poll(() => second.seen.cancelled).toBe(1);
  });

  test("counts both requests as one", async () => {
    server.on("GET /api/media", async () => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      const { url, fields } = server.storage;
      return { json: { fileId: 1, signedRequest: { url, fields } } };
    });
    server.storage.reply = undefined;
    const error = await failureOf(upload(client, { ...file, content: "abc" }, { timeout: 400 }));
    expect(error).toMatchObject({ name: "TimeoutError", attempts: 2 });
  });
});

test("the storage host that is gone is a ConnectionError without anything that was signed", async () => {
  await server.storage.close();
  const error = await failureOf(upload(client, { ...file, content: "abc" }));
  expect(error).toMatchObject({ name: "ConnectionError", code: "ECONNREFUSED", attempts: 2 });
  expect(leaks(error), printed(error)).toBe(false);
});

test("a stream is sent while it comes, and not gathered before", async () => {
  const size = 64 * 2 ** 20;
  const piece = new Uint8Array(2 ** 16);
  let left = size;
  const content = new ReadableStream<Uint8Array>({
    pull(controller) {
      left -= piece.length;
      controller.enqueue(piece);
      if (left <= 0) controller.close();
    },
  });
  let received = 0;
  let mostAhead = 0;
  const sink = await listen((incoming, response) => {
    incoming.on("data", (part: Buffer) => {
      received += part.length;
      mostAhead = Math.max(mostAhead, size - left - received);
    });
    incoming.on("end", () => response.writeHead(204).end());
  });
  server.on("GET /api/media", () => ({
    json: { fileId: 1, signedRequest: { url: sink.url, fields: { a: "b" } } },
  }));
  await upload(client, { ...file, content, size });
  await sink.close();
  expect(received).toBeGreaterThan(size);
  expect(mostAhead).toBeLessThan(size / 2);
});

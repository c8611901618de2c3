import { createHash, randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Content, chain, isContentError, isDecodeError, withProgress } from "../../src/core/index.js";
import { createWorkDriveCore, type WorkDrive } from "../../src/workdrive/index.js";
import { failureOf } from "../support/failure.js";
import { leaks, printed } from "../support/secrets.js";
import { mediaId, startWorkDriveServer, type WorkDriveServer } from "../support/workdrive-server.js";
import { upload } from "./operations.js";

const bytes = randomBytes(200_000);
const sha256 = (buffer: Uint8Array) => createHash("sha256").update(buffer).digest("hex");
const size = bytes.length;
const file = { mime: "video/mp4", name: "5 Second.mp4", moduleCode: 1 };

let server: WorkDriveServer;
let client: WorkDrive;
/** What `fetch` was given. */
const bodies: unknown[] = [];
const spy: typeof fetch = (url, init) => {
  bodies.push(init?.body);
  return fetch(url, init);
};
const stored = () => server.storage.forms.at(-1);

function stream(source: Uint8Array = bytes, pieceSize = 50_000): ReadableStream<Uint8Array> {
  let offset = 0;
  return new ReadableStream({
    pull(controller) {
      const piece = source.subarray(offset, offset + pieceSize);
      offset += piece.length;
      if (piece.length) controller.enqueue(piece);
      else controller.close();
    },
  });
}

beforeEach(async () => {
  server = await startWorkDriveServer();
  const headers = { "x-client": "S3CR3T" };
  client = createWorkDriveCore(server.options({ fetch: spy, headers }), server.facts);
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await server.close();
  expect([...server.faults, ...server.storage.faults]).toEqual([]);
});

const contents: [string, () => Content][] = [
  ["a Blob", () => new Blob([bytes])],
  ["a Buffer", () => bytes],
  ["an ArrayBuffer", () => new Uint8Array(bytes).buffer],
  ["a function", () => async () => bytes],
];
const streams: [string, () => Content][] = [
  ["a stream", stream],
  ["a stream of one piece", () => stream(bytes, size)],
  ["a function of a stream", () => () => stream()],
  ["a stream with progress", () => withProgress(stream(), () => {})],
  ["bytes with progress", () => withProgress(bytes, () => {})],
];

describe("an upload by a form", () => {
  test("tells hooks that its second request is unsafe, whatever the first is", async () => {
    const safeties: string[] = [];
    const hooks = chain((request, next) => {
      safeties.push(`${request.method} ${request.safety}`);
      return next();
    });
    const content = new Blob([bytes]);
    await client.with({ hooks }).call(upload.operation, { ...file, content, size }, { safety: "read" });
    expect(safeties).toEqual(["GET read", "POST unsafe"]);
  });

  test.each([...contents, ...streams])(
    "sends %s after the signed fields, and gives the id",
    async (_, open) => {
      expect(await upload(client, { ...file, content: open(), size })).toBe(mediaId);
      expect(server.requests).toHaveLength(1);
      expect(server.requests[0]?.query).toEqual({ ...file, moduleCode: "1" });
      expect(server.storage.begun.count).toBe(1);
      expect(stored()?.fields).toEqual(Object.entries(server.storage.fields));
      expect(stored()).toMatchObject({ field: "file", fileName: file.name, mediaType: file.mime });
      expect(sha256(stored()?.bytes ?? new Uint8Array())).toBe(sha256(bytes));
    },
  );

  test.each(streams)("sends %s as it comes", async (_, open) => {
    await upload(client, { ...file, content: open(), size });
    expect(bodies.at(-1)).toBeInstanceOf(ReadableStream);
  });

  test("needs a size of streams alone", async () => {
    for (const [, open] of contents) expect(await upload(client, { ...file, content: open() })).toBe(mediaId);
    const error = await failureOf(upload(client, { ...file, content: stream() }));
    expect(isContentError(error)).toBe(true);
    expect(error.attempts).toBe(0);
  });

  test("takes content that is empty", async () => {
    for (const content of ["", new Blob([]), stream(new Uint8Array())]) {
      await upload(client, { ...file, content, size: 0 });
      expect(stored()?.bytes).toHaveLength(0);
    }
  });

  test("writes names as browsers do", async () => {
    const name = 'a"b\r\nContent-Type: x/y;é☃.png';
    const odd = { 'n"1\r\n': "one\ntwo\r\nthree\rfour", number: 5, flag: true, empty: "" };
    server.on("GET /api/media", () => ({
      json: { fileId: 7, signedRequest: { url: server.storage.url, fields: odd } },
    }));
    expect(await upload(client, { ...file, name, content: "abc" })).toBe(7);
    expect(stored()?.fileName).toBe("a%22b%0D%0AContent-Type: x/y;é☃.png");
    expect(stored()?.fields).toEqual([
      ["n%221%0D%0A", "one\r\ntwo\r\nthree\r\nfour"],
      ["number", "5"],
      ["flag", "true"],
      ["empty", ""],
    ]);
    // What a browser would have sent.
    const form = new FormData();
    for (const [of, value] of Object.entries(odd)) form.append(of, `${value}`);
    form.append("file", new Blob(["abc"]), name);
    const browser = await new Response(form).text();
    for (const text of [
      `filename="${stored()?.fileName}"`,
      `name="n%221%0D%0A"\r\n\r\none\r\ntwo\r\nthree\r\nfour\r\n`,
    ])
      expect(browser).toContain(text);
  });

  test("names a file without a name or a media type as browsers do", async () => {
    server.on("GET /api/media", () => ({
      json: { fileId: 1, signedRequest: { url: server.storage.url, fields: {} } },
    }));
    await upload(client, { content: "abc" });
    expect(stored()).toMatchObject({ fileName: "blob", mediaType: "application/octet-stream", fields: [] });
    await upload(client, { content: new Blob(["abc"], { type: "image/png" }) });
    expect(stored()).toMatchObject({ mediaType: "image/png" });
    const error = await failureOf(upload(client, { mime: "a/b\r\nx: y", content: "abc" }));
    expect(error.message).toContain("mime is no media type");
    expect(server.requests).toHaveLength(2);
  });

  test("gives the response of the storage host", async () => {
    server.storage.reply = { status: 201, body: "<Key>a</Key>" };
    const { data, response } = await upload(client, { ...file, content: "abc" }).withResponse();
    expect(data).toBe(mediaId);
    expect(response.status).toBe(201);
    const unread = await upload(client, { ...file, content: "abc" }).asResponse();
    expect(await unread.text()).toBe("<Key>a</Key>");
  });

  test("tells its progress", async () => {
    const seen: number[] = [];
    await upload(client, { ...file, content: withProgress(bytes, (sent) => seen.push(sent)), size });
    expect(seen.at(-1)).toBe(size);
    expect(seen.length).toBeGreaterThan(2);
  });
});

describe.each([
  ["a browser", { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0" }],
  ["a runtime that sends streams in chunks", { userAgent: "Deno/2.9.6" }],
])("in %s", (_, navigator) => {
  test.each(streams)("%s becomes a Blob", async (_, open) => {
    vi.stubGlobal("navigator", navigator);
    expect(await upload(client, { ...file, content: open(), size })).toBe(mediaId);
    expect(bodies.at(-1)).toBeInstanceOf(Blob);
    expect(stored()?.bytes.equals(bytes)).toBe(true);
  });
});

describe("an answer that is no form", () => {
  const { url, fields } = { url: "http://127.0.0.1:1/", fields: { a: "S3CR3T" } };

  test.each<[string, object]>([
    ["is missing", {}],
    ["is null", { signedRequest: null, fileId: 1 }],
    ["has no URL", { signedRequest: { fields }, fileId: 1 }],
    ["has an empty URL", { signedRequest: { url: "", fields }, fileId: 1 }],
    ["has a URL in clear", { signedRequest: { url: "http://storage.example/S3CR3T", fields }, fileId: 1 }],
    ["has a URL with credentials", { signedRequest: { url: "https://a:S3CR3T@b.c/", fields }, fileId: 1 }],
    ["has a URL without slashes", { signedRequest: { url: "https:aHR0cHM6Ly9zMy51cy", fields }, fileId: 1 }],
    ["has a URL of a file", { signedRequest: { url: "file:///etc/passwd", fields }, fileId: 1 }],
    ["has no fields", { signedRequest: { url }, fileId: 1 }],
    ["has a list of fields", { signedRequest: { url, fields: [] }, fileId: 1 }],
    ["has a field in a field", { signedRequest: { url, fields: { a: { b: "S3CR3T" } } }, fileId: 1 }],
    ["has a field that is null", { signedRequest: { url, fields: { a: null } }, fileId: 1 }],
    ["has no id", { signedRequest: { url, fields } }],
    ["has an id that is null", { signedRequest: { url, fields }, fileId: null }],
  ])("because it %s is a DecodeError, and nothing is sent", async (_, json) => {
    server.on("GET /api/media", () => ({ json }));
    let cancelled = 0;
    const content = new ReadableStream<Uint8Array>({ cancel: () => void cancelled++ });
    const error = await failureOf(upload(client, { ...file, content, size: 5 }));
    expect(isDecodeError(error), error.message).toBe(true);
    expect(error).toMatchObject({ attempts: 1, status: 200 });
    expect(leaks(error), printed(error)).toBe(false);
    await expect.poll(() => cancelled).toBe(1);
  });

  test("because it is no JSON shows nothing of it", async () => {
    const text = '{"signedRequest":{"fields":{"Policy":"S3CR3T"';
    server.on("GET /api/media", () => ({ text }));
    const error = await failureOf(upload(client, { ...file, content: "abc" }));
    expect(isDecodeError(error)).toBe(true);
    expect(error).toMatchObject({ attempts: 1, status: 200 });
    expect(leaks(error), printed(error)).toBe(false);
  });
});

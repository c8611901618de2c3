import { createHash, randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Content, isContentError, withProgress } from "../../src/core/index.js";
import { createWapiCore, type Wapi } from "../../src/wapi/index.js";
import { failureOf } from "../support/failure.js";
import { startWapiServer, type WapiServer } from "../support/wapi-server.js";

const upload = { target: "document.file.Upload", host: "files", channel: "header" } as const;
const download = { target: "document.file.Download", host: "files", answer: "binary" } as const;
const bytes = randomBytes(300_000);
const sha256 = createHash("sha256").update(bytes).digest("hex");
const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);

let server: WapiServer;
let client: Wapi;

/** The bytes as a stream of unknown length. */
function stream(): ReadableStream<Uint8Array> {
  let offset = 0;
  return new ReadableStream({
    pull(controller) {
      const piece = bytes.subarray(offset, offset + 50_000);
      offset += piece.length;
      if (piece.length) controller.enqueue(piece);
      else controller.close();
    },
  });
}

beforeEach(async () => {
  server = await startWapiServer();
  server.on("document.file.Upload", ({ upload }) => ({ data: upload }));
  client = createWapiCore(server.options(), server.facts);
});

afterEach(() => server.close());

describe("an upload", () => {
  const contents: [string, Content][] = [
    ["a Blob", new Blob([buffer])],
    ["an ArrayBuffer", buffer],
    ["a typed array", new Uint8Array(buffer)],
    ["a DataView", new DataView(buffer)],
    ["a stream", stream()],
    ["a function", () => bytes],
    ["a function of a stream", () => stream()],
    ["a stream of Node", Readable.toWeb(Readable.from([bytes]))],
    [
      "a stream with progress",
      withProgress(
        () => Readable.toWeb(Readable.from([bytes])),
        () => {},
      ),
    ],
    ["a function of a promise", async () => new Blob([buffer])],
  ];

  test.each(contents)("sends %s byte by byte", async (_, content) => {
    await expect(client.call(upload, { content })).resolves.toEqual({ size: bytes.length, sha256 });
    expect(server.calls.at(-1)?.host).toBe("files");
  });

  test("sends a string as UTF-8, and nothing where there is no content", async () => {
    await expect(client.call(upload, { content: "é" })).resolves.toMatchObject({ size: 2 });
    await expect(client.call(upload)).resolves.toMatchObject({ size: 0 });
  });

  test("whose content is optional may give none by name", async () => {
    await expect(client.call(upload, { content: undefined })).resolves.toMatchObject({ size: 0 });
  });

  const others: [string, unknown][] = [
    ["null", null],
    ["a number", 5],
    ["an object", { a: 1 }],
    ["a list", [1, 2]],
    ["a form", new URLSearchParams("a=1")],
    ["something else with a size", new Set([1])],
    ["a Readable of Node", Readable.from([bytes])],
    ["an async iterable", (async function* () {})()],
  ];
  const wrong = others.flatMap(([name, value]): [string, boolean, unknown][] => [
    [name, true, value],
    [`a function of ${name}`, false, () => value],
    [`a function of a promise of ${name}`, false, async () => value],
    [`${name} with progress`, false, withProgress(value as Content, () => {})],
  ]);
  wrong.push(["a function of nothing", false, () => undefined]);

  test.each(wrong)("is not sent where its content is %s", async (_, isKnown, content) => {
    const error = await failureOf(client.call(upload, { content }));
    expect(isContentError(error)).toBe(true);
    expect(error).toMatchObject({ attempts: 0, operation: "document.file.Upload" });
    expect(error.message).toContain("content must be a Blob, a buffer, a text or a stream of the web");
    // What is given needs no session to be looked at.
    expect(server.calls.map(({ target }) => target)).toEqual(isKnown ? [] : ["auth.user.Login"]);
  });

  test("streams: the server has the first bytes before the last ones exist", async () => {
    const first = new Promise<void>((resolve) => {
      const { calls } = server;
      const poll = setInterval(() => {
        if (calls.length < 1) return;
        clearInterval(poll);
        resolve();
      }, 5);
    });
    let pulls = 0;
    const content = new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (pulls++ === 1) await first;
        if (pulls === 3) controller.close();
        else controller.enqueue(new Uint8Array(10));
      },
    });
    await expect(client.call(upload, { content })).resolves.toMatchObject({ size: 20 });
  });

  test("is sent again with a new session when its content can be", async () => {
    for (const content of [
      new Blob([buffer]),
      () => stream(),
      withProgress(
        () => stream(),
        () => {},
      ),
    ]) {
      // Of its own, because a session is renewed once a minute at most.
      const own = createWapiCore(server.options(), server.facts);
      await own.call(upload, { content: "" });
      server.expireSessions();
      await expect(own.call(upload, { content })).resolves.toEqual({ size: bytes.length, sha256 });
    }
  });

  test.each([
    ["a Blob", () => new Blob([buffer])],
    ["a typed array", () => bytes],
    ["a stream", stream],
  ])("reports progress of %s", async (_, open) => {
    for (const content of [open(), open]) {
      const seen: number[] = [];
      await expect(
        client.call(upload, { content: withProgress(content, (sent) => seen.push(sent)) }),
      ).resolves.toEqual({ size: bytes.length, sha256 });
      expect(seen.at(-1)).toBe(bytes.length);
      expect(seen).toEqual([...seen].sort((a, b) => a - b));
      expect(seen.length).toBeGreaterThan(1);
    }
  });
});

describe("a download", () => {
  test("is handed over before it is complete", async () => {
    let finish = () => {};
    server.on("document.file.Download", (_, response) => {
      response.writeHead(200, { "content-type": "application/octet-stream" });
      response.write(bytes.subarray(0, 10));
      finish = () => response.end(bytes.subarray(10));
      return undefined;
    });
    const response = await client.call<Response>(download);
    expect(response.bodyUsed).toBe(false);
    finish();
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  });
});

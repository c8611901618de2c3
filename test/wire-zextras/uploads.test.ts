import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Content, isContentError, withProgress } from "../../src/core/index.js";
import {
  createZextrasChatsCore,
  isZextrasChatsError,
  jsonOperation,
  operation,
  type ZextrasChats,
} from "../../src/zextras/index.js";
import { failureOf } from "../support/failure.js";
import { roomId, startZextrasServer, type ZextrasServer } from "../support/zextras-server.js";
import { insertAttachment, updateRoomPicture } from "./operations.js";

const bytes = randomBytes(300_000);
const sha256 = createHash("sha256").update(bytes).digest("hex");
const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
const size = bytes.length;
const upload = { roomId, fileName: "a.png", mimeType: "image/png" };

let server: ZextrasServer;
let client: ZextrasChats;
/** What `fetch` was given. */
const bodies: unknown[] = [];
const spy: typeof fetch = (url, init) => {
  bodies.push(init?.body);
  return fetch(url, init);
};

/** The bytes as a stream, whose last piece is empty. */
function stream(source: Uint8Array = bytes, pieceSize = 50_000): ReadableStream<Uint8Array> {
  let offset = 0;
  return new ReadableStream({
    pull(controller) {
      const piece = source.subarray(offset, offset + pieceSize);
      offset += piece.length;
      if (piece.length) return controller.enqueue(piece);
      controller.enqueue(new Uint8Array());
      controller.close();
    },
  });
}

beforeEach(async () => {
  server = await startZextrasServer();
  client = createZextrasChatsCore(server.options({ fetch: spy }), server.facts);
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await server.close();
});

const contents: [string, () => Content][] = [
  ["a Blob", () => new Blob([buffer])],
  ["an ArrayBuffer", () => buffer],
  ["a typed array", () => new Uint8Array(buffer)],
  ["a Buffer", () => bytes],
  ["a DataView", () => new DataView(buffer)],
  ["a function", () => () => bytes],
  ["a function of a promise", () => async () => new Blob([buffer])],
];
const streams: [string, () => Content][] = [
  ["a stream", stream],
  ["a stream of one piece", () => stream(bytes, size)],
  ["a stream of Node", () => Readable.toWeb(Readable.from([bytes]))],
  ["a function of a stream", () => () => stream()],
  ["a stream with progress", () => withProgress(stream(), () => {})],
  ["bytes with progress", () => withProgress(bytes, () => {})],
];

describe("content", () => {
  test.each(contents)("that is %s has its length told, given or not", async (_, open) => {
    for (const params of [upload, { ...upload, size }]) {
      await expect(insertAttachment(client, { ...params, content: open() })).resolves.toMatchObject({
        sha256,
      });
      expect(server.requests.at(-1)?.headers).toMatchObject({
        "content-length": `${size}`,
        "content-type": "application/octet-stream",
      });
      expect(server.requests.at(-1)?.headers).not.toHaveProperty("transfer-encoding");
      expect(server.requests.at(-1)?.search).toBe("");
    }
  });

  test.each(streams)("that is %s is sent with the size given, never chunked", async (_, open) => {
    await expect(insertAttachment(client, { ...upload, content: open(), size })).resolves.toMatchObject({
      sha256,
    });
    expect(bodies.at(-1)).toBeInstanceOf(ReadableStream);
    expect(server.requests.at(-1)?.headers).toMatchObject({ "content-length": `${size}` });
    expect(server.requests.at(-1)?.headers).not.toHaveProperty("transfer-encoding");
  });

  test("may be empty, or a text, which is UTF-8", async () => {
    for (const [content, length] of [
      ["été", 5],
      ["", 0],
      [new Blob([]), 0],
      [stream(new Uint8Array()), 0],
    ] as const) {
      await insertAttachment(client, { ...upload, content, size: length });
      expect(server.requests.at(-1)).toMatchObject({ headers: { "content-length": `${length}` } });
    }
  });

  test("has the media type of the caller", async () => {
    await insertAttachment(client, { ...upload, content: "x" }, { headers: { "Content-Type": "image/png" } });
    expect(server.requests.at(-1)?.headers["content-type"]).toBe("image/png");
  });

  test("of a picture must be an image, which the server decides", async () => {
    await expect(updateRoomPicture(client, { ...upload, content: bytes })).resolves.toBeUndefined();
    const text = updateRoomPicture(client, { ...upload, mimeType: "text/plain", content: bytes });
    expect(isZextrasChatsError(await failureOf(text), 400)).toBe(true);
  });
});

describe("content that cannot be sent", () => {
  test.each([[undefined], [-1], [1.5], [Number.NaN], ["10"], [null], [Number.POSITIVE_INFINITY]])(
    "because it is a stream of size %j is refused before anything is sent",
    async (wrong) => {
      const content = stream();
      const error = await failureOf(insertAttachment(client, { ...upload, content, size: wrong }));
      expect(isContentError(error)).toBe(true);
      expect(error).toMatchObject({ attempts: 0, vendor: "zextras" });
      expect(error.message).toContain("the size of a stream must be known");
      expect(server.requests).toHaveLength(0);
      // It is still whole.
      await expect(insertAttachment(client, { ...upload, content, size })).resolves.toMatchObject({ sha256 });
    },
  );

  test.each<[string, unknown]>([
    ["an object", {}],
    ["a list", [1, 2]],
    ["an object with a size", { size: 2 }],
    ["an object with a length", { byteLength: 2 }],
    ["a number", 1],
    ["null", null],
    ["missing", undefined],
    ["a stream of Node that is no web stream", createReadStream("package.json")],
  ])("because it is %s is refused", async (_, content) => {
    const error = await failureOf(insertAttachment(client, { ...upload, content, size: 2 }));
    expect(isContentError(error)).toBe(true);
    expect(error.message).toContain("content must be a Blob, a buffer, a text or a stream");
    expect(server.requests).toHaveLength(0);
  });

  test.each(contents)("because %s has another size is refused", async (_, open) => {
    const error = await failureOf(insertAttachment(client, { ...upload, content: open(), size: size + 1 }));
    expect(isContentError(error)).toBe(true);
    expect(error.message).toContain(`content has ${size} bytes, and size is ${size + 1}`);
    expect(server.requests).toHaveLength(0);
  });

  test.each([
    ["longer", size - 1],
    ["longer by whole pieces", 100_000],
    ["shorter", size + 1],
    ["shorter by far", 10 * size],
  ])("because the stream is %s breaks off, and the server has no whole request", async (_, wrong) => {
    for (const open of [stream, () => stream(bytes, size)]) {
      const error = await failureOf(insertAttachment(client, { ...upload, content: open(), size: wrong }));
      expect(isContentError(error), error.message).toBe(true);
      expect(error).toMatchObject({ attempts: 1, status: undefined });
      expect(error.message).toContain(`and size is ${wrong}`);
      expect(server.requests).toHaveLength(0);
    }
  });

  test.each([
    ["sized", insertAttachment.operation],
    ["of any size", operation("POST /rooms/{roomId}/attachments").operation],
  ])("because the stream, %s, breaks tells why", async (_, { ...target }) => {
    const cause = new Error("disk is gone");
    let pulls = 0;
    const content = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (pulls++ < 3) controller.enqueue(new Uint8Array(10));
        else controller.error(cause);
      },
    });
    const size = target.sized && 1000;
    const error = await failureOf(client.call(target, { ...upload, content, size }));
    expect(isContentError(error)).toBe(true);
    expect(error.message).toContain("disk is gone");
    expect(error.cause).toBe(cause);
    expect(server.requests).toHaveLength(0);
  });

  test("because it was used before is refused", async () => {
    const content = stream();
    await insertAttachment(client, { ...upload, content, size });
    const error = await failureOf(insertAttachment(client, { ...upload, content, size }));
    expect(isContentError(error)).toBe(true);
    expect(error.message).toContain("the stream has 0 bytes");
    expect(server.requests).toHaveLength(1);
  });

  test("lets go of a stream that is too long", async () => {
    let cancelled = false;
    const content = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(10)),
      cancel: () => {
        cancelled = true;
      },
    });
    await failureOf(insertAttachment(client, { ...upload, content, size: 25 }));
    await expect.poll(() => cancelled).toBe(true);
  });

  test("by an operation that sends JSON alone is refused", async () => {
    const put = jsonOperation("PUT /rooms/{roomId}/picture");
    const error = await failureOf(client.call(put.operation, { ...upload, content: bytes }));
    expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
  });
});

test("a stream without a size is chunked where the server need not know it, and this one refuses it", async () => {
  const anySize = operation("POST /rooms/{roomId}/attachments", {
    headers: ["fileName", "mimeType"],
    escaped: ["fileName"],
  }).operation;
  const error = await failureOf(client.call(anySize, { ...upload, content: stream() }));
  expect(isZextrasChatsError(error, 411)).toBe(true);
  expect(server.requests.at(-1)?.headers["transfer-encoding"]).toBe("chunked");
  await expect(client.call(anySize, { ...upload, content: stream(), size })).resolves.toMatchObject({
    sha256,
  });
});

describe.each([
  ["a browser", { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0" }],
  ["a runtime that sends streams in chunks", { userAgent: "Deno/2.9.6" }],
  ["a runtime without a name", {}],
])("in %s", (_, navigator) => {
  beforeEach(() => void vi.stubGlobal("navigator", navigator));

  test.each(streams)("%s becomes a Blob", async (_, open) => {
    await expect(insertAttachment(client, { ...upload, content: open(), size })).resolves.toMatchObject({
      sha256,
    });
    expect(bodies.at(-1)).toBeInstanceOf(Blob);
    expect(server.requests.at(-1)?.headers).toMatchObject({ "content-length": `${size}` });
  });

  test.each([[size - 1], [size + 1]])(
    "a stream of another size than %i is refused before it is sent",
    async (wrong) => {
      const error = await failureOf(insertAttachment(client, { ...upload, content: stream(), size: wrong }));
      expect(isContentError(error)).toBe(true);
      expect(error.attempts).toBe(0);
      expect(server.requests).toHaveLength(0);
    },
  );
});

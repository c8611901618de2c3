import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isContentError } from "../../src/core/index.js";
import { createZextrasChatsCore, operation, type ZextrasChats } from "../../src/zextras/index.js";
import { failureOf } from "../support/failure.js";
import { roomId, startZextrasServer, type ZextrasServer } from "../support/zextras-server.js";
import { insertAttachment } from "./operations.js";

const upload = { roomId, fileName: "a.png", mimeType: "image/png" };

let server: ZextrasServer;
let client: ZextrasChats;

beforeEach(async () => {
  server = await startZextrasServer();
  client = createZextrasChatsCore(server.options(), server.facts);
});

afterEach(() => server.close());

describe("a stream of the caller's, when the call fails", () => {
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
  const sized = insertAttachment.operation;
  const anySize = operation("POST /rooms/{roomId}/attachments").operation;
  const everySize: [string, typeof sized, number | undefined][] = [
    ["of a told size", sized, 1_000_000],
    ["of any size", anySize, undefined],
  ];

  test.each(everySize)("%s, is let go of: by a signal", async (_, target, size) => {
    const { seen, content } = endless();
    const signal = AbortSignal.timeout(50);
    const error = await failureOf(client.call(target, { ...upload, content, size }, { signal }));
    expect(error.name).toBe("TimeoutError");
    await expect.poll(() => seen.cancelled).toBe(1);
    const { pulls } = seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(seen.pulls).toBe(pulls);
  });

  test.each(everySize)(
    "%s, is let go of: by a timeout, also where a function opened it",
    async (_, target, size) => {
      for (const wrap of [false, true]) {
        const { seen, content } = endless();
        const params = { ...upload, content: wrap ? async () => content : content, size };
        expect((await failureOf(client.call(target, params, { timeout: 50 }))).name).toBe("TimeoutError");
        await expect.poll(() => seen.cancelled).toBe(1);
      }
    },
  );

  test.each(everySize)("%s, is let go of: by a refusal, and where no server is", async (_, target, size) => {
    const gone = server.options({ baseUrl: "http://127.0.0.1:1" });
    for (const [call, name] of [
      [createZextrasChatsCore(gone, server.facts), "ConnectionError"],
      [client.with({ fetch: async () => new Response("", { status: 403 }) }), "ZextrasChatsError"],
    ] as const) {
      const { seen, content } = endless();
      expect((await failureOf(call.call(target, { ...upload, content, size }))).name).toBe(name);
      await expect.poll(() => seen.cancelled).toBe(1);
    }
  });

  test.each<[string, object, object]>([
    ["a bad path", { roomId: ".." }, {}],
    ["a signal that aborted before", {}, { signal: AbortSignal.abort() }],
    ["a header", {}, { headers: { a: "\n" } }],
  ])("is let go of before anything is sent: %s", async (_, params, options) => {
    for (const target of [sized, anySize]) {
      const { seen, content } = endless();
      const size = target.sized && 1000;
      const call = client.call(target, { ...upload, content, size, ...params }, options);
      expect((await failureOf(call)).attempts).toBe(0);
      await expect.poll(() => seen.cancelled).toBe(1);
      expect(server.requests).toHaveLength(0);
    }
  });

  test("is let go of when a function opens it too late, or without a size", async () => {
    const late = endless();
    let open = (_: ReadableStream<Uint8Array>) => {};
    const content = () => new Promise<ReadableStream<Uint8Array>>((resolve) => (open = resolve));
    await failureOf(insertAttachment(client, { ...upload, content, size: 10 }, { timeout: 20 }));
    open(late.content);
    await expect.poll(() => late.seen.cancelled).toBe(1);
    const { seen, content: stream } = endless();
    const unsized = await failureOf(insertAttachment(client, { ...upload, content: () => stream }));
    expect(isContentError(unsized)).toBe(true);
    await expect.poll(() => seen.cancelled).toBe(1);
  });
});

test("a redirect of a stream is told as one", async () => {
  server.on(`POST /rooms/${roomId}/attachments`, (_, response) => {
    response.writeHead(307, { location: "/there" }).end();
    return undefined;
  });
  const content = new Blob(["bytes"]).stream();
  const error = await failureOf(insertAttachment(client, { ...upload, content, size: 5 }));
  expect(error).toMatchObject({ name: "ConnectionError", attempts: 1 });
  expect(error.message).toContain("check network and address: unexpected redirect");
});

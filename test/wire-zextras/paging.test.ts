import { afterEach, beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { isDecodeError, isPagingError, PagePromise } from "../../src/core/index.js";
import { createZextrasChatsCore, isZextrasChatsError, type ZextrasChats } from "../../src/zextras/index.js";
import { failureOf } from "../support/failure.js";
import {
  attachmentCount,
  cursorAt,
  roomId,
  startZextrasServer,
  type ZextrasServer,
} from "../support/zextras-server.js";
import { type AttachmentsPage, listAttachments } from "./operations.js";

let server: ZextrasServer;
let client: ZextrasChats;
const path = `/rooms/${roomId}/attachments`;
const names = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `${from + index}.png`);

async function collect<T>(values: AsyncIterable<T>, seen: T[] = []): Promise<T[]> {
  for await (const value of values) seen.push(value);
  return seen;
}

beforeEach(async () => {
  server = await startZextrasServer();
  client = createZextrasChatsCore(server.options(), server.facts);
});

afterEach(() => server.close());

describe("a listing", () => {
  test("is one page when it is awaited", async () => {
    const call = listAttachments(client, { roomId });
    expect(call).toBeInstanceOf(PagePromise);
    expectTypeOf(call).resolves.toEqualTypeOf<AttachmentsPage>();
    const page = await call;
    expect(page.attachments).toHaveLength(10);
    expect(page.filter).toBe(cursorAt(10));
    expect(server.requests).toHaveLength(1);
    expect((await call.withResponse()).response.status).toBe(200);
    expect(await call.safe()).toMatchObject({ ok: true });
  });

  test("gives its items, of this very call and of the pages after it", async () => {
    const call = listAttachments(client, { roomId });
    await call;
    const items = await collect(call.items());
    expect(items.map(({ name }) => name)).toEqual(names(0, attachmentCount));
    expect(server.requests.map(({ query }) => query)).toEqual([
      [],
      [["filter", cursorAt(10)]],
      [["filter", cursorAt(20)]],
    ]);
    // Base64 has characters that a query does not take as they are.
    expect(cursorAt(10)).toMatch(/\+.*\//);
    expect(server.requests[1]?.search).toBe(`filter=${encodeURIComponent(cursorAt(10))}`);
  });

  test("gives its pages, with the other parameters and the options of the call", async () => {
    const call = listAttachments(client, { roomId, itemsNumber: 12 }, { headers: { "x-a": "b" } });
    const pages = await collect(call.pages());
    expect(pages.map(({ attachments }) => attachments?.length)).toEqual([12, 12, 1]);
    expect(pages.at(-1)).not.toHaveProperty("filter");
    expect(server.requests.map(({ headers }) => headers["x-a"])).toEqual(["b", "b", "b"]);
    expect(server.requests[2]?.query).toContainEqual(["itemsNumber", "12"]);
  });

  test("begins at the cursor that is given", async () => {
    const items = await collect(listAttachments(client, { roomId, filter: cursorAt(20) }).items());
    expect(items.map(({ name }) => name)).toEqual(names(20, attachmentCount));
    expect(server.requests).toHaveLength(1);
  });

  test("can be gone through twice, the second time from the same first page", async () => {
    const call = listAttachments(client, { roomId });
    expect(await collect(call.items())).toEqual(await collect(call.items()));
    expect(server.requests).toHaveLength(5);
  });

  test("asks for no page that the loop does not come to", async () => {
    for await (const { name } of listAttachments(client, { roomId }).items()) if (name === "9.png") break;
    for await (const page of listAttachments(client, { roomId }).pages()) {
      expect(page.attachments).toHaveLength(10);
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.requests).toHaveLength(2);
  });
});

describe("the end of a listing", () => {
  test.each<[string, object]>([
    ["no cursor", { attachments: [] }],
    ["null", { attachments: [], filter: null }],
    ["an empty text", { attachments: [], filter: "" }],
    ["no items", {}],
    ["a list, whose methods are no fields", []],
  ])("is %s", async (_, json) => {
    server.on(`GET ${path}`, () => ({ json }));
    expect(await collect(listAttachments(client, { roomId }).items())).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  test("is an empty answer too", async () => {
    server.on(`GET ${path}`, () => 204);
    expect(await collect(listAttachments(client, { roomId }).items())).toEqual([]);
    expect(await collect(listAttachments(client, { roomId }).pages())).toEqual([undefined]);
  });

  test("that never comes is a PagingError", async () => {
    const cursors = ["a", "b", "a"];
    server.on(`GET ${path}`, () => ({ json: { attachments: [{ name: "x" }], filter: cursors.shift() } }));
    const seen: unknown[] = [];
    const error = await failureOf(collect(listAttachments(client, { roomId }).items(), seen));
    expect(isPagingError(error)).toBe(true);
    expect(error).toMatchObject({
      vendor: "zextras",
      operation: "GET /rooms/{roomId}/attachments",
      attempts: 3,
    });
    expect(seen).toHaveLength(3);
  });

  test("that never comes is one where every cursor is new too, at the most pages that the client wants", async () => {
    let count = 0;
    server.on(`GET ${path}`, () => ({ json: { attachments: [{ name: "x" }], filter: `c${++count}` } }));
    const few = client.with({ maxPages: 7 });
    const seen: unknown[] = [];
    const error = await failureOf(collect(listAttachments(few, { roomId }).items(), seen));
    expect(isPagingError(error)).toBe(true);
    expect(error.message).toContain("more than 7 pages: raise maxPages");
    expect([seen.length, server.requests.length]).toEqual([7, 7]);
    count = 0;
    server.on(`GET ${path}`, () => ({
      json: { attachments: [{ name: "x" }], ...(++count < 7 && { filter: `c${count}` }) },
    }));
    expect(await collect(listAttachments(few, { roomId }).items())).toHaveLength(7);
  });

  test("that never comes is one even where it is the cursor that was given", async () => {
    server.on(`GET ${path}`, () => ({ json: { filter: "a" } }));
    const pages = listAttachments(client, { roomId, filter: "a" }).pages();
    expect(isPagingError(await failureOf(collect(pages)))).toBe(true);
    expect(server.requests).toHaveLength(1);
  });
});

describe("an error", () => {
  test.each([[{}], ["abc"], [1], [true]])(
    "is that the items are %j, which is no list",
    async (attachments) => {
      const first = { attachments: [{ name: "x" }], filter: "a" };
      let calls = 0;
      server.on(`GET ${path}`, () => ({ json: calls++ ? { attachments } : first }));
      const seen: unknown[] = [];
      const error = await failureOf(collect(listAttachments(client, { roomId }).items(), seen));
      expect(isDecodeError(error)).toBe(true);
      expect(error).toMatchObject({ vendor: "zextras", operation: "GET /rooms/{roomId}/attachments" });
      expect(seen).toEqual([{ name: "x" }]);
    },
  );

  test("of parameters that are null comes as a rejection", async () => {
    // Plain JavaScript may give it.
    const params = JSON.parse("null") as Record<string, unknown>;
    const call = listAttachments(client, params);
    expect(await failureOf(call)).toMatchObject({ name: "ApiError", attempts: 0 });
    expect(await failureOf(collect(call.items()))).toMatchObject({ name: "ApiError", attempts: 0 });
  });

  test("of a later page comes in the loop, after the items before it", async () => {
    let calls = 0;
    server.on(`GET ${path}`, () => (calls++ ? 403 : { json: { attachments: [{ name: "x" }], filter: "a" } }));
    const seen: unknown[] = [];
    const error = await failureOf(collect(listAttachments(client, { roomId }).items(), seen));
    expect(isZextrasChatsError(error, 403)).toBe(true);
    expect(seen).toEqual([{ name: "x" }]);
  });

  test("of the first page comes in the loop too", async () => {
    const error = await failureOf(collect(listAttachments(client, { roomId, filter: "unknown" }).pages()));
    expect(isZextrasChatsError(error, 400)).toBe(true);
  });

  test("ends the loop where the signal aborts between two pages", async () => {
    const controller = new AbortController();
    const seen: unknown[] = [];
    const loop = async () => {
      for await (const page of listAttachments(client, { roomId }, { signal: controller.signal }).pages()) {
        seen.push(page);
        controller.abort();
      }
    };
    expect((await failureOf(loop())).name).toBe("AbortError");
    expect(seen).toHaveLength(1);
    expect(server.requests).toHaveLength(1);
  });
});

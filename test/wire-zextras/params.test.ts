import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ApiPromise } from "../../src/core/index.js";
import {
  createZextrasChatsCore,
  jsonOperation,
  operation,
  type ZextrasChats,
} from "../../src/zextras/index.js";
import { failureOf } from "../support/failure.js";
import { roomId, startZextrasServer, userId, type ZextrasServer } from "../support/zextras-server.js";
import {
  getImagePreview,
  getImageThumbnail,
  getPdfPreview,
  getRoom,
  getUsers,
  insertAttachment,
  insertRoom,
  listRoom,
} from "./operations.js";

let server: ZextrasServer;
let client: ZextrasChats;
const last = () => server.requests.at(-1);

beforeAll(async () => {
  server = await startZextrasServer();
  client = createZextrasChatsCore(server.options(), server.facts);
});

beforeEach(() => {
  server.requests.length = 0;
});

afterAll(() => server.close());

describe("the path", () => {
  test("keeps or lacks the slash at its end as documented", async () => {
    await getImagePreview(client, { fileId: roomId, area: "100x200" });
    expect(last()?.path).toBe(`/preview/image/${roomId}/100x200/`);
    await getImageThumbnail(client, { fileId: roomId, area: "100x200" });
    expect(last()?.path).toBe(`/preview/image/${roomId}/100x200/thumbnail`);
    await getPdfPreview(client, { fileId: roomId, firstPage: 2, lastPage: 0 });
    expect(last()).toMatchObject({ path: `/preview/pdf/${roomId}/`, search: "firstPage=2&lastPage=0" });
  });

  test.each([
    ["a/b", "a%2Fb"],
    ["../x", "..%2Fx"],
    ["%2e%2e", "%252e%252e"],
    ["a?b#c", "a%3Fb%23c"],
    ["é☃😀 +", "%C3%A9%E2%98%83%F0%9F%98%80%20%2B"],
    ["...a", "...a"],
    ["$&$1", "%24%26%241"],
    [7, "7"],
    [false, "false"],
  ])("takes %j as one segment, percent-encoded", async (value, segment) => {
    await getRoom(client, { roomId: value });
    expect(last()?.path).toBe(`/rooms/${segment}`);
    expect(last()?.search).toBe("");
  });

  test.each([
    [undefined, "missing"],
    [null, "missing"],
    ["", "missing"],
    [".", "no path segment"],
    ["..", "no path segment"],
    ["a\r\nb", "no path segment"],
    ["a\0", "no path segment"],
    [{}, "no text"],
    ["\ud800", "no text"],
  ])("refuses %j before anything is sent", async (value, words) => {
    const error = await failureOf(getRoom(client, { roomId: value }));
    expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
    expect(error.message).toContain("roomId");
    expect(error.message).toContain(words);
    expect(server.requests).toHaveLength(0);
  });

  test("takes nothing from a prototype", async () => {
    for (const name of ["constructor", "toString", "__proto__"]) {
      const error = await failureOf(client.call({ target: `GET /rooms/{${name}}` }));
      expect(error.message).toContain("missing");
    }
    await client.call({ target: "GET /rooms/{constructor}" }, { constructor: roomId });
    expect(last()?.path).toBe(`/rooms/${roomId}`);
  });
});

describe("the query", () => {
  test("repeats lists, writes texts, and leaves out what is absent", async () => {
    await listRoom(client, {
      ids: ["a", undefined, "b", 1],
      empty: [],
      flag: false,
      zero: 0,
      nothing: "",
      absent: undefined,
      none: null,
      big: 9007199254740993n,
      since: new Date("2026-01-02T03:04:05.678Z"),
    });
    expect(last()?.query).toEqual([
      ["ids", "a"],
      ["ids", "b"],
      ["ids", "1"],
      ["flag", "false"],
      ["zero", "0"],
      ["nothing", ""],
      ["big", "9007199254740993"],
      ["since", "2026-01-02T03:04:05.678Z"],
    ]);
  });

  test("is not there where nothing is in it, and a call without parameters needs none", async () => {
    await listRoom(client);
    await listRoom(client, { absent: undefined });
    expect(server.requests.map(({ search }) => search)).toEqual(["", ""]);
    expect(last()?.headers).toMatchObject({ accept: "application/json" });
    expect(last()?.headers).not.toHaveProperty("content-type");
  });

  test("takes 1 to 10 user ids", async () => {
    await expect(getUsers(client, { userIds: [userId] })).resolves.toHaveLength(1);
    await expect(getUsers(client, { userIds: Array(10).fill(userId) })).resolves.toHaveLength(10);
    expect((await failureOf(getUsers(client, { userIds: Array(11).fill(userId) }))).status).toBe(400);
    expect((await failureOf(getUsers(client, { userIds: [] }))).status).toBe(400);
  });

  test("has every text back, whatever is in it", async () => {
    const text = fc.string({ unit: "binary" });
    const value = fc.array(
      fc.tuple(
        text.filter((name) => !/^(body|content|__proto__)$/.test(name)),
        text,
      ),
    );
    await fc.assert(
      fc.asyncProperty(value, async (pairs) => {
        const params = Object.fromEntries(pairs);
        await listRoom(client, params);
        expect(last()?.query).toEqual(Object.entries(params));
      }),
      { numRuns: 50 },
    );
  });

  test("may hold names of prototypes", async () => {
    await listRoom(client, JSON.parse('{"__proto__":"a","constructor":"b","toString":"c"}'));
    expect(last()?.query).toEqual([
      ["__proto__", "a"],
      ["constructor", "b"],
      ["toString", "c"],
    ]);
  });

  test.each([
    ["an object", { a: 1 }],
    ["a list of lists", [[1]]],
    ["half a character", "\udc00"],
    ["a function", () => 1],
  ])("refuses %s", async (_, value) => {
    const error = await failureOf(listRoom(client, { value }));
    expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
    expect(error.message).toContain("value is no text");
  });
});

describe("headers", () => {
  const upload = { roomId, mimeType: "image/png", content: "x" };

  test("are escaped by UTF-16 unit where the server wants it, and plain elsewhere", async () => {
    await insertAttachment(client, {
      ...upload,
      fileName: "été.png",
      description: "😀\r\nX: y",
      messageId: "m-1",
      replyId: undefined,
      area: "10x20",
    });
    expect(last()?.headers).toMatchObject({
      filename: "\\u00e9\\u0074\\u00e9\\u002e\\u0070\\u006e\\u0067",
      mimetype: "image/png",
      messageid: "m-1",
      area: "10x20",
    });
    expect(last()?.texts).toEqual({ fileName: "été.png", description: "😀\r\nX: y" });
    expect(last()?.headers).not.toHaveProperty("replyid");
    expect(last()?.search).toBe("");
  });

  test.each([["a\r\nX: y"], ["a\nb"], ["☃"], ["a\0"]])("that are not escaped refuse %j", async (mimeType) => {
    const error = await failureOf(insertAttachment(client, { ...upload, fileName: "a", mimeType }));
    expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
    expect(error.message).toContain("bad character in header mimeType");
  });

  test("of options are refused likewise, and lose to those of the protocol", async () => {
    const error = await failureOf(getRoom(client, { roomId }, { headers: { "x-a": "S3CR3T\r\n" } }));
    expect(error.message).toContain("bad character in header x-a");
    expect(error.message).not.toContain("S3CR3T");
    await insertAttachment(
      client,
      { ...upload, fileName: "a" },
      { headers: { FILENAME: "mine", "X-A": "b" } },
    );
    expect(last()?.headers).toMatchObject({ filename: "\\u0061", "x-a": "b" });
  });
});

describe("names that collide", () => {
  const traits = {
    headers: ["tag"],
    rename: { id_query: "id", tag_header: "tag", constructor_query: "constructor" },
  };
  const both = operation<(client: ZextrasChats, params: object) => ApiPromise<unknown>>(
    "GET /rooms/{id}",
    traits,
  );

  test("have other names among the parameters", async () => {
    await both(client, { id: roomId, id_query: "q", tag: "in the query", tag_header: "in a header" });
    expect(last()).toMatchObject({
      path: `/rooms/${roomId}`,
      query: [
        ["id", "q"],
        ["tag", "in the query"],
      ],
      headers: { tag: "in a header" },
    });
  });

  test.each([{ headers: ["tag"] }, { rename: { a: "b" } }])(
    "of headers are refused where nothing knows of them: %j",
    async (more) => {
      const { operation: plain } = jsonOperation("GET /rooms/{id}", more);
      const error = await failureOf(client.call(plain, { id: roomId, a: "S3CR3T" }));
      expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
      expect(error.message).toContain("headers need operation()");
      expect(server.requests).toHaveLength(0);
    },
  );

  test("such as `content` are none where nothing knows how to send it", async () => {
    const error = await failureOf(insertRoom(client, { content: "S3CR3T" }));
    expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
    expect(error.message).toContain("content needs operation()");
  });

  test.each([
    ["jsonOperation", jsonOperation, "content needs operation()"],
    ["operation", operation, "a request takes one of them"],
  ] as const)("such as `body` and `content` do not both go into a request: %s", async (_, make, problem) => {
    const { operation: both } = make("POST /rooms");
    const error = await failureOf(client.call(both, { body: {}, content: "S3CR3T" }));
    expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
    expect(error.message).toContain(problem);
    expect(server.requests).toHaveLength(0);
  });

  test("such as `body` and `content` may both be there where one is null", async () => {
    await failureOf(client.call(jsonOperation("POST /rooms").operation, { body: { a: 1 }, content: null }));
    await failureOf(client.call(operation("POST /rooms").operation, { body: null, content: "bytes" }));
    expect(server.requests.map(({ body }) => `${body}`)).toEqual(['{"a":1}', "bytes"]);
  });

  test("such as `size` are parameters like others where nothing is uploaded", async () => {
    await listRoom(client, { size: 5 });
    expect(last()?.search).toBe("size=5");
  });
});

test("an operation shows what it is", () => {
  expect(getRoom).toHaveProperty("operation", { target: "GET /rooms/{roomId}" });
  expect(operation("GET /a", { answer: "none" }).operation).toMatchObject({
    target: "GET /a",
    answer: "none",
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createZextrasChatsCore,
  isZextrasChatsError,
  operation,
  type ZextrasChats,
} from "../../src/zextras/index.js";
import { failureOf } from "../support/failure.js";
import {
  type ReceivedRequest,
  roomId,
  startZextrasServer,
  userId,
  type ZextrasServer,
} from "../support/zextras-server.js";
import { insertMember, insertRoom } from "./operations.js";

let server: ZextrasServer;
let client: ZextrasChats;

beforeAll(async () => {
  server = await startZextrasServer();
  server.on("POST /echo", () => 204);
  client = createZextrasChatsCore(server.options(), server.facts);
});

afterAll(() => server.close());

async function sent(mediaType: string | undefined, body: unknown): Promise<ReceivedRequest> {
  const { operation: echo } = operation("POST /echo", mediaType ? { mediaType } : {});
  await client.call(echo, { body }, { headers: { "Content-Type": "text/x-mine" } });
  const request = server.requests.at(-1);
  if (!request) throw new Error("nothing arrived");
  return request;
}

const parsed = ({ headers, body }: ReceivedRequest) =>
  new Response(new Uint8Array(body), {
    headers: { "content-type": `${headers["content-type"]}` },
  }).formData();

describe("a JSON body", () => {
  test("arrives, and its answer lacks what has no value", async () => {
    const body = { type: "group", name: "é☃😀", membersIds: [userId], description: undefined };
    const room = await insertRoom(client, { body });
    expect(room).toEqual({
      ...{ id: roomId, type: "group", name: "é☃😀", membersIds: [userId] },
      userSettings: { muted: false },
    });
    expect(server.requests.at(-1)?.headers["content-type"]).toBe("application/json");
  });

  test("without the type of a room is a 400, without `historyCleared` a 500; `owner` may be missing", async () => {
    const bad = await failureOf(insertRoom(client, { body: { name: "a" } }));
    expect(isZextrasChatsError(bad, 400)).toBe(true);
    const body = { userId, owner: true };
    const broken = await failureOf(insertMember(client, { roomId, body }));
    expect(isZextrasChatsError(broken, 400, 500)).toBe(true);
    const member = await insertMember(client, { roomId, body: { userId, historyCleared: false } });
    expect(member).toEqual({ userId, owner: false });
  });

  test.each([
    ["null", null],
    ["false", false],
    ["0", 0],
    ['""', ""],
    ["[]", []],
    ['"a"', "a"],
    ['{"a":["2026-01-02T00:00:00.000Z"]}', { a: [new Date("2026-01-02T00:00:00Z")] }],
  ])("may be %s", async (text, body) => {
    for (const type of [undefined, "application/json", "application/merge-patch+json"]) {
      const request = await sent(type, body);
      expect(request.body.toString()).toBe(text);
      expect(request.headers["content-type"]).toBe(type ?? "application/json");
    }
  });

  test("that is none is refused before anything is sent", async () => {
    const circular: Record<string, unknown> = { password: "S3CR3T" };
    circular.self = circular;
    for (const body of [circular, { big: 1n }])
      for (const insert of [
        insertRoom,
        (c: ZextrasChats, p: object) => c.call(operation("POST /rooms").operation, p),
      ]) {
        const error = await failureOf(insert(client, { body }));
        expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
      }
  });
});

describe("a form", () => {
  const type = "application/x-www-form-urlencoded";

  test("repeats the names of lists, and leaves out what is absent", async () => {
    const body = { a: ["1", 2, undefined], b: true, c: undefined, "d&": "é =+&\r\n", e: [] };
    const request = await sent(type, body);
    expect(request.headers["content-type"]).toBe(type);
    expect(request.body.toString()).toBe("a=1&a=2&b=true&d%26=%C3%A9%20%3D%2B%26%0D%0A");
    expect([...new URLSearchParams(request.body.toString())]).toEqual([
      ["a", "1"],
      ["a", "2"],
      ["b", "true"],
      ["d&", "é =+&\r\n"],
    ]);
  });

  test("may be ready made", async () => {
    expect((await sent(type, new URLSearchParams({ a: "b c" }))).body.toString()).toBe("a=b+c");
    const request = await sent(type, "a=b%20c");
    expect(request.body.toString()).toBe("a=b%20c");
    expect(request.headers["content-type"]).toBe(type);
  });

  test("takes no objects", async () => {
    const { operation: echo } = operation("POST /echo", { mediaType: type });
    expect((await failureOf(client.call(echo, { body: { a: { b: 1 } } }))).message).toContain("a is no text");
  });
});

describe("a multipart form", () => {
  const type = "multipart/form-data";

  test("has fields and files, and a boundary", async () => {
    const file = new File(["bytes"], "é.txt", { type: "text/plain" });
    const request = await sent(type, { a: ["1", 2], none: undefined, file, blob: new Blob(["b"]) });
    expect(request.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    const form = await parsed(request);
    expect(form.getAll("a")).toEqual(["1", "2"]);
    expect([...form.keys()]).toEqual(["a", "a", "file", "blob"]);
    const back = form.get("file") as File;
    expect([back.name, await back.text()]).toEqual(["é.txt", "bytes"]);
  });

  test("may be ready made", async () => {
    const form = new FormData();
    form.append("a", "1");
    expect([...(await parsed(await sent(type, form)))]).toEqual([["a", "1"]]);
  });
});

test("a text is sent as it is", async () => {
  const request = await sent("text/plain", "é");
  expect(request.body.toString()).toBe("é");
  expect(request.headers["content-type"]).toBe("text/plain");
});

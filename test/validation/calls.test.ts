import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createZextrasChatsClient, type ZextrasChatsClient } from "../../generated/zextras/index.js";
import { validator } from "../../generated/zextras/schemas/index.js";
import { isApiError, isValidationError, type Mismatch, ValidationError } from "../../src/core/index.js";
import type { ZextrasChatsOptions } from "../../src/zextras/index.js";
import { failureOf } from "../support/failure.js";
import { leaks } from "../support/secrets.js";
import { roomId, startZextrasServer, userId, type ZextrasServer } from "../support/zextras-server.js";

let server: ZextrasServer;
let drift: Mismatch[];
const usersTarget = "GET /services/chats/users";
const secret = "S3CR3T value";
const jane = { id: userId, email: "jane@example.com", name: "Jane" };
const client = (more: Partial<ZextrasChatsOptions> = {}): ZextrasChatsClient =>
  createZextrasChatsClient(
    server.options({ validate: "warn", validator, drift: (mismatch) => drift.push(mismatch), ...more }),
  );
const answerUsers = (...users: object[]) =>
  server.on(usersTarget.replace("/services/chats", ""), () => ({ json: users }));
const wrongId = { operation: "GET /users", in: "answer", path: "[1].id", expected: "text", seen: "number" };
const getUsers = (chats: ZextrasChatsClient) => chats.users.getUsers({ userIds: [userId] });

beforeEach(async () => {
  server = await startZextrasServer();
  drift = [];
});

afterEach(async () => {
  vi.restoreAllMocks();
  await server.close();
});

describe('validate: "warn"', () => {
  test("is silent about good calls, and about fields that nobody documented", async () => {
    answerUsers(jane, { ...jane, more: { a: 1 } });
    await expect(getUsers(client())).resolves.toHaveLength(2);
    await client().rooms.getRoom({ roomId });
    expect(drift).toEqual([]);
  });

  test("tells drift where the answer differs, and gives it all the same", async () => {
    answerUsers(jane, { ...jane, id: 7 }, { id: userId, email: secret });
    const users = await getUsers(client());
    expect(users).toHaveLength(3);
    expect(drift).toEqual([wrongId, { ...wrongId, path: "[2].name", seen: "missing" }]);
    expect(leaks(drift)).toBe(false);
  });

  test("tells drift where params differ, and sends them all the same", async () => {
    answerUsers();
    const given: object = { userIds: userId, limit: 5 };
    await client().users.getUsers(given as never);
    expect(drift).toEqual([
      { operation: "GET /users", in: "params", path: "userIds", expected: "list", seen: "text" },
      { operation: "GET /users", in: "params", path: "limit", expected: "no such field", seen: "number" },
    ]);
    expect(server.requests).toHaveLength(1);
  });

  test("tells each field once per client and its copies, wherever it is in a list", async () => {
    answerUsers({ ...jane, id: 1 }, { ...jane, id: 2 });
    const chats = client();
    await getUsers(chats);
    await getUsers(chats);
    await chats.with({ headers: { "x-a": "1" } }).users.getUsers({ userIds: [userId] });
    expect(drift).toEqual([{ ...wrongId, path: "[0].id" }]);
    answerUsers(jane, { ...jane, email: null });
    await getUsers(chats);
    expect(drift.map(({ path }) => path)).toEqual(["[0].id", "[1].email"]);
    answerUsers({ ...jane, id: 1 });
    await getUsers(client());
    expect(drift).toHaveLength(3);
  });

  test("tells the console where nobody else listens, once", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    answerUsers({ ...jane, id: 1, name: [secret] });
    const chats = client({ drift: undefined });
    await getUsers(chats);
    await getUsers(chats);
    expect(warn.mock.calls).toEqual([
      ["GET /users: the answer differs from its documentation: [0].id is number, expected text"],
      ["GET /users: the answer differs from its documentation: [0].name is list of 1, expected text"],
    ]);
  });

  test("fails where drift throws, and says so", async () => {
    answerUsers({ ...jane, id: 1 });
    const cause = new Error("disk full");
    const chats = client({
      drift: () => {
        throw cause;
      },
    });
    const failure = await failureOf(getUsers(chats));
    expect(failure).toMatchObject({ name: "ApiError", message: "GET /users: drift threw disk full", cause });
    expect(isApiError(failure) && failure.response?.status).toBe(200);
  });

  test("checks a call that nobody waits for", async () => {
    answerUsers({ ...jane, id: 1 });
    getUsers(client());
    await vi.waitFor(() => expect(drift).toHaveLength(1));
  });
});

describe('validate: "throw"', () => {
  test("fails where the answer differs, with the answer and no value of it", async () => {
    answerUsers(jane, { ...jane, id: 7, email: undefined }, { ...jane, name: { [secret]: secret } });
    const failure = await failureOf(getUsers(client({ validate: "throw" })));
    expect(failure).toBeInstanceOf(ValidationError);
    if (!isValidationError(failure)) throw failure;
    expect(failure.message).toBe(
      "GET /users: the answer differs from its documentation in 3 places: [1].id is number, expected text; " +
        "[1].email is missing, expected text; [2].name is object, expected text",
    );
    expect(failure).toMatchObject({ vendor: "zextras", operation: "GET /users", status: 200 });
    expect(failure.response?.status).toBe(200);
    expect(failure.mismatches[0]).toEqual(wrongId);
    expect(drift).toEqual(failure.mismatches);
    expect(leaks({ ...failure, message: failure.message, json: failure.toJSON() })).toBe(false);
    const safe = await getUsers(client({ validate: "throw" })).safe();
    expect(safe).toMatchObject({ ok: false, error: { name: "ValidationError" }, response: { status: 200 } });
  });

  test("tells five places and counts the rest", async () => {
    answerUsers(...Array.from({ length: 9 }, () => ({ ...jane, id: 1 })));
    const failure = await failureOf(getUsers(client({ validate: "throw" })));
    expect(failure).toMatchObject({ mismatches: { length: 9 } });
    expect(`${failure}`).toMatch(/in 9 places: .*\[4\]\.id is number, expected text; and 4 more$/u);
  });

  test("sends nothing where params differ, also where the answer is wanted unread", async () => {
    const chats = client({ validate: "throw", drift: undefined });
    const wrong = () => chats.rooms.getRoom({ roomId: 7 } as never);
    for (const failure of [await failureOf(wrong()), await failureOf(wrong().asResponse())])
      expect(failure).toMatchObject({
        name: "ValidationError",
        attempts: 0,
        message: expect.stringMatching(
          /the parameters differ from their documentation in 1 place: roomId is number, expected text$/u,
        ),
      });
    expect(server.requests).toEqual([]);
  });

  test("leaves content alone where it refuses params", async () => {
    const open = vi.fn(() => new Blob(["x"]).stream());
    const stream = new Blob(["x"]).stream();
    const chats = client({ validate: "throw" });
    const insert = (content: unknown) =>
      chats.rooms.insertAttachment({ roomId, fileName: 7, mimeType: "a/b", content, size: 1 } as never);
    for (const content of [open, stream])
      expect(isValidationError(await failureOf(insert(content)))).toBe(true);
    expect(open).not.toHaveBeenCalled();
    expect(stream.locked).toBe(false);
    expect(server.requests).toEqual([]);
  });

  test("checks no answer that is handed over unread", async () => {
    answerUsers({ ...jane, id: 1 });
    const response = await getUsers(client({ validate: "throw" })).asResponse();
    expect(await response.json()).toHaveLength(1);
    server.on(`GET /users/${userId}/picture`, () => ({ bytes: Buffer.from("picture") }));
    const picture = await client({ validate: "throw" }).users.getUserPicture({ userId });
    expect(await picture.text()).toBe("picture");
    expect(drift).toEqual([]);
  });

  test("takes uploads, and calls that answer nothing", async () => {
    const chats = client({ validate: "throw" });
    const params = { roomId, fileName: "a.png", mimeType: "image/png" };
    const stream = new Blob(["12345"]).stream();
    await chats.rooms.insertAttachment({ ...params, content: stream, size: 5, description: undefined });
    await expect(chats.rooms.deleteRoom({ roomId })).resolves.toBeUndefined();
    expect(drift).toEqual([]);
  });
});

describe("a mistake in the options", () => {
  test("is told at the first call: no validator", async () => {
    const chats = client({ validator: undefined });
    const failure = await failureOf(chats.users.getUser({ userId }));
    const message = "GET /users/{userId}: validate needs a validator";
    expect(failure).toMatchObject({ name: "ApiError", message, attempts: 0 });
    const listing = chats.rooms.listRoomAttachmentInfo({ roomId }).items();
    await expect(listing[Symbol.asyncIterator]().next()).rejects.toMatchObject({ name: "ApiError" });
    expect(server.requests).toEqual([]);
  });

  test("is told at the first call: another value", async () => {
    const failure = await failureOf(getUsers(client({ validate: "error" as never })));
    expect(failure).toMatchObject({ name: "ApiError", message: expect.stringContaining("validate must be") });
    expect(server.requests).toEqual([]);
  });

  test("is none where nothing is checked", async () => {
    answerUsers({ ...jane, id: 1 });
    await getUsers(client({ validate: "off" }));
    await getUsers(client({ validate: undefined, validator: undefined }));
    expect(drift).toEqual([]);
  });
});

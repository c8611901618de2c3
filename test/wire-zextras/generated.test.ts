import { afterEach, beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import {
  createZextrasChats,
  createZextrasChatsClient,
  isZextrasChatsError,
  type PagePromise,
  type ZextrasChatsClient,
} from "../../generated/zextras/index.js";
import { createZextrasChatsOpenApiClient } from "../../generated/zextras/openapi.js";
import { insertAttachment } from "../../generated/zextras/rooms.js";
import { failureOf } from "../support/failure.js";
import {
  attachmentCount,
  cookieName,
  fileId,
  roomId,
  startZextrasServer,
  userId,
  type ZextrasServer,
} from "../support/zextras-server.js";

let server: ZextrasServer;
let chats: ZextrasChatsClient;
const last = () => server.requests.at(-1);

beforeEach(async () => {
  server = await startZextrasServer();
  chats = createZextrasChatsClient(server.options());
});

afterEach(() => server.close());

describe("the generated client", () => {
  test("calls what the page documents, as the server wants it", async () => {
    const room = await chats.rooms.insertRoom({ body: { type: "group", name: "é", membersIds: [userId] } });
    expect(room).toMatchObject({ id: roomId, type: "group", name: "é" });
    await expect(chats.rooms.getRoom({ roomId })).resolves.toMatchObject({ id: roomId });
    await expect(chats.rooms.deleteRoom({ roomId })).resolves.toBeUndefined();
    await expect(chats.users.getUsers({ userIds: [userId, userId] })).resolves.toHaveLength(2);
    expect(last()?.search).toBe(`userIds=${userId}&userIds=${userId}`);
    const body = { userId, owner: false, historyCleared: false };
    await expect(chats.rooms.insertRoomMember({ roomId, body })).resolves.toMatchObject({ userId });
    await expect(chats.rooms.listRoom()).resolves.toEqual([]);
  });

  test("uploads bytes with their length, and names in escapes", async () => {
    const params = { roomId, fileName: "été.png", mimeType: "image/png" };
    await chats.rooms.updateRoomPicture({ ...params, content: new Uint8Array(5) });
    expect(last()).toMatchObject({ headers: { "content-length": "5" }, texts: { fileName: "été.png" } });
    const stream = new Blob(["12345"]).stream();
    const core = createZextrasChats(server.options());
    const { id } = await insertAttachment(core, { ...params, content: stream, size: 5, description: "☃" });
    expect(id).toBe(fileId);
    expect(last()).toMatchObject({ headers: { "content-length": "5" }, texts: { description: "☃" } });
    const refused = await failureOf(
      chats.rooms.insertAttachment({ ...params, content: new Blob(["1"]).stream() }),
    );
    expect(refused).toMatchObject({ name: "ContentError", attempts: 0 });
  });

  test("gives bytes unread, at paths with and without a slash at the end", async () => {
    const image = await chats.preview.getImagePreview({ fileId, area: "10x10", quality: "High", crop: true });
    expect(image.bodyUsed).toBe(false);
    expect(last()).toMatchObject({
      path: `/preview/image/${fileId}/10x10/`,
      search: "quality=High&crop=true",
    });
    await chats.preview.getImageThumbnail({ fileId, area: "10x10" });
    await chats.preview.getPdfPreview({ fileId, firstPage: 1, lastPage: 2 });
    expect(last()?.search).toBe("firstPage=1&lastPage=2");
    await expect(chats.rooms.getRoomPicture({ roomId })).resolves.toBeInstanceOf(Response);
  });

  test("lists attachments page by page", async () => {
    const listing = chats.rooms.listRoomAttachmentInfo({ roomId });
    expectTypeOf(listing).toExtend<PagePromise<object, { name: string }>>();
    const names: string[] = [];
    for await (const { name } of listing.items()) names.push(name);
    expect(names).toHaveLength(attachmentCount);
    expect(server.requests).toHaveLength(3);
  });

  test("tells errors by their status, with what the page says of it", async () => {
    server.healthy = false;
    expect(isZextrasChatsError(await failureOf(chats.health.isReady()), 424)).toBe(true);
    const refused = chats.with({ auth: { token: "expired" } }).rooms.listRoom();
    const error = await failureOf(refused);
    expect(isZextrasChatsError(error, 401)).toBe(true);
    expect(error.message).toContain(`the cookie ${cookieName} was refused (401)`);
    expect(error.message).toContain("User not authorized");
  });
});

test("the openapi-fetch client sends the same", async () => {
  const client = createZextrasChatsOpenApiClient(server.options({ headers: { "x-a": "b" } }));
  const { data } = await client.GET("/users", { params: { query: { userIds: [userId, userId] } } });
  expect(data).toHaveLength(2);
  expect(last()?.search).toBe(`userIds=${userId}&userIds=${userId}`);
  expect(last()?.headers).toMatchObject({ "x-a": "b" });
  expect(last()?.cookies).toHaveProperty(cookieName);
});

import { createZextrasChatsClient } from "docwright/zextras";
import { createZextrasChats } from "docwright/zextras/core";
import { getRoom, type InsertRoomParams, updateRoomPicture } from "docwright/zextras/rooms";
import { chats } from "./zextras-client.js";

declare const params: InsertRoomParams;
const baseUrl = "https://acme.example/services/chats";
const auth = { token: "t" };

// @ts-expect-error: an operation with required parameters needs its argument
chats.rooms.getRoom();
// @ts-expect-error: the path needs its roomId
chats.rooms.getRoom({});
// @ts-expect-error: an id is a string
chats.rooms.getRoom({ roomId: 7 });
// @ts-expect-error: misspelt parameter
chats.rooms.getRoom({ roomID: "r" });
// @ts-expect-error: no such value
chats.rooms.listRoom({ extraFields: ["colours"] });
// @ts-expect-error: a list is wanted
chats.rooms.listRoom({ extraFields: "members" });
// @ts-expect-error: values are closed in requests
chats.rooms.insertRoom({ body: { type: "party" } });
// @ts-expect-error: the type is missing
chats.rooms.insertRoom({ body: { name: "n" } });
// @ts-expect-error: the payload lies under body
chats.rooms.insertRoom({ type: "group" });
// @ts-expect-error: only answers have an id
chats.rooms.insertRoom({ body: { type: "group", id: "r" } });
// @ts-expect-error: only answers have an id
params.body.id;
// @ts-expect-error: an operation that takes no body has none
chats.rooms.getRoom({ roomId: "r", body: {} });
// @ts-expect-error: one that takes nothing takes nothing
chats.users.getCapabilities({ userId: "u" });
// @ts-expect-error: an upload needs its bytes
chats.rooms.updateRoomPicture({ roomId: "r", fileName: "f", mimeType: "image/png" });
// @ts-expect-error: a header is missing
updateRoomPicture(chats, { roomId: "r", fileName: "f", content: "x" });
// @ts-expect-error: a size is a number of bytes
updateRoomPicture(chats, { roomId: "r", fileName: "f", mimeType: "image/png", content: "x", size: "5" });
// @ts-expect-error: the length is the runtime's business
updateRoomPicture(chats, { roomId: "r", fileName: "f", mimeType: "m", content: "x", "Content-Length": 1 });

// @ts-expect-error: only listings come in pages
chats.rooms.getRoom({ roomId: "r" }).items();
// @ts-expect-error: an answer without content has nothing to read
(await chats.rooms.deleteRoom({ roomId: "r" })).id;
// @ts-expect-error: bytes are a response, not text
(await chats.attachments.getAttachment({ fileId: "f" })).length;
// @ts-expect-error: no such operation
chats.rooms.burnRoom({ roomId: "r" });
// @ts-expect-error: no such group
chats.room;
// @ts-expect-error: groups are not replaced
chats.rooms = { ...chats.rooms };
// @ts-expect-error: misspelt option of a call
chats.rooms.listRoom({}, { timeuot: 5 });
// @ts-expect-error: the id of a queue is a string
chats.rooms.listRoom({}, { queueId: 5 });
// @ts-expect-error: misspelt option of a copy
chats.with({ queueID: "q" });

// @ts-expect-error: the address is missing
createZextrasChatsClient({ auth });
// @ts-expect-error: who calls is missing
createZextrasChatsClient({ baseUrl });
// @ts-expect-error: no vendor's login but the session
createZextrasChatsClient({ baseUrl, auth: { login: "l", password: "p" } });
// @ts-expect-error: a token is a string or gives one
createZextrasChatsClient({ baseUrl, auth: { token: 5 } });
// @ts-expect-error: the browser's session or a token, not both
createZextrasChatsClient({ baseUrl, auth: { token: "t", credentials: "include" } });
// @ts-expect-error: the id of a queue is a string
createZextrasChatsClient({ baseUrl, auth, queueId: 5 });
// @ts-expect-error: misspelt option of the client
createZextrasChatsClient({ baseUrl, auth, queueID: "q" });

const core = createZextrasChats({ baseUrl, auth });
// @ts-expect-error: a client without groups has none
core.rooms;
// @ts-expect-error: the client comes first
getRoom({ roomId: "r" });

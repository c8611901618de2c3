import {
  type ApiError,
  type ApiPromise,
  type Attachment,
  createZextrasChatsClient,
  isApiError,
  isZextrasChatsError,
  type MemberInserted,
  type Room,
  type User,
  type ZextrasChatsClient,
  type ZextrasChatsError,
  type ZextrasChatsErrorStatus,
} from "docwright/zextras";
import { createZextrasChats } from "docwright/zextras/core";
import {
  insertAttachment,
  type ListRoomParams,
  listRoom,
  listRoomAttachmentInfo,
} from "docwright/zextras/rooms";
import { getUserPicture } from "docwright/zextras/users";
import { same } from "./same.js";

declare const token: string;
declare const roomId: string;
declare const stream: ReadableStream<Uint8Array>;
const baseUrl = "https://acme.example/services/chats";

export const chats = createZextrasChatsClient({ baseUrl, auth: { token } });
same<ZextrasChatsClient>()(chats);
createZextrasChatsClient({ baseUrl, auth: { token: async () => token }, queueId: () => undefined });
createZextrasChatsClient({ baseUrl, auth: { credentials: "include" } });

// A call with nothing required takes no argument; its data comes unwrapped.
same<Room[]>()(await chats.rooms.listRoom());
same<Room[]>()(await chats.rooms.listRoom({ extraFields: ["members", "settings"] }, { timeout: 1_000 }));
same<boolean>()((await chats.users.getCapabilities()).canVideoCall);
await chats.users.getCapabilities({}, { queueId: "e8c9d2a4-0000-4000-8000-000000000000" });
same<void>()(await chats.health.isLive());

// Path, query and headers lie flat, the payload under `body`, bytes under `content`.
same<User>()(await chats.users.getUser({ userId: "u" }));
same<User[]>()(await chats.users.getUsers({ userIds: ["u"] }));
same<Room>()(await chats.rooms.insertRoom({ body: { type: "group", name: undefined, membersIds: ["u"] } }));
same<MemberInserted>()(
  await chats.rooms.insertRoomMember({ roomId, body: { userId: "u", historyCleared: true } }),
);
const file = { roomId, fileName: "Käse.png", mimeType: "image/png" };
same<void>()(await chats.rooms.updateRoomPicture({ ...file, content: new Blob(["x"]) }));
const { id } = await chats.rooms.insertAttachment({ ...file, content: () => stream, size: 5, replyId: "m" });
same<string>()(id);

// Bytes come as an unread response, listings in pages.
same<Response>()(await chats.attachments.getAttachment({ fileId: "f" }));
const listing = chats.rooms.listRoomAttachmentInfo({ roomId, itemsNumber: 50 });
for await (const attachment of listing.items()) same<Attachment>()(attachment);
for await (const page of listing.pages()) same<Attachment[] | undefined>()(page.attachments);
same<string | undefined>()((await listing).filter);

const whole = await chats.rooms.getRoom({ roomId }).withResponse();
same<Room>()(whole.data);
same<Response>()(await chats.rooms.getRoom({ roomId }).asResponse());

// Values that a server may add to are open in answers and closed in requests.
same<"group" | "one_to_one" | "workspace" | "channel" | "temporary" | (string & {})>()(whole.data.type);

const result = await chats.rooms.getRoom({ roomId }).safe();
if (result.ok) same<Room>()(result.data);
else {
  same<ApiError>()(result.error);
  if (isZextrasChatsError(result.error, 404)) {
    same<ZextrasChatsError>()(result.error);
    same<number>()(result.error.status);
  }
  // @ts-expect-error: a failed call has no data
  result.data;
}
// @ts-expect-error: whether it is there must be asked first
result.data.name;

const documented: ZextrasChatsErrorStatus = 404;
// @ts-expect-error: the page has no such status
const undocumented: ZextrasChatsErrorStatus = 418;
export const asked = (error: unknown): boolean =>
  isApiError(error) ||
  isZextrasChatsError(error) ||
  isZextrasChatsError(error, documented, undocumented, 502);

// A scoped copy is a client of the same kind.
const scoped = chats.with({ timeout: 10_000, queueId: "q" });
same<ZextrasChatsClient>()(scoped);

// Standalone functions take a client without groups, or with them.
const core = createZextrasChats({ baseUrl, auth: { token } });
const params: ListRoomParams = { extraFields: ["members"] };
same<ApiPromise<Room[]>>()(listRoom(core, params));
same<Response>()(await getUserPicture(scoped, { userId: "u" }));
await insertAttachment(core, { ...file, content: "x" }, { signal: AbortSignal.timeout(5_000) });
for await (const { name } of listRoomAttachmentInfo(core, { roomId }).items()) same<string>()(name);

import type { ClientOptions } from "../../../src/core/index.js";
import { createZextrasChatsCore } from "../../../src/zextras/index.js";
import {
  deleteRoom,
  getRoom,
  getRoomPicture,
  insertAttachment,
  insertMember,
  listAttachments,
} from "../../wire-zextras/operations.js";
import { fileOf, isValueOf, wordOf } from "../content.js";
import { isFile, isListing, isReceipt, take } from "./check.js";
import { type Kind, kindsOfContent } from "./kind.js";

const common = { vendor: "zextras" } as const;

export function zextrasKinds(url: string, options: ClientOptions): Kind[] {
  const facts = { auth: { in: "cookie", name: "ZM_AUTH_TOKEN" }, escaped: ["fileName"] } as const;
  const client = createZextrasChatsCore(
    { ...options, baseUrl: `${url}/zextras`, auth: { token: "token" } },
    facts,
  );
  return [
    {
      ...{ ...common, name: "Zextras read", weight: 8, safety: "read", settles: "read" },
      start: (call, more) => getRoom(client, { roomId: wordOf(call) }, more),
      isRight: isValueOf,
    },
    {
      ...{ ...common, name: "Zextras deletion", weight: 4, safety: "idempotent", settles: "head" },
      start: (call, more) => deleteRoom(client, { roomId: wordOf(call) }, more),
      isRight: (_, value) => value === undefined,
    },
    {
      ...{ ...common, name: "Zextras write", weight: 4, safety: "unsafe", settles: "read" },
      start: (call, more) =>
        insertMember(client, { roomId: wordOf(call), body: { word: wordOf(call) } }, more),
      isRight: isValueOf,
    },
    {
      ...{ ...common, name: "Zextras download", weight: 4, safety: "read", settles: "head" },
      start: (call, more) => getRoomPicture(client, { roomId: wordOf(call) }, more),
      isRight: isFile,
    },
    {
      ...{ ...common, name: "Zextras listing", weight: 2, safety: "read", settles: "many" },
      start: (call, more, dice) =>
        take(listAttachments(client, { roomId: wordOf(call) }, more).items(), dice),
      isRight: isListing,
    },
    ...kindsOfContent((form, open) => ({
      ...{ ...common, name: `Zextras upload of ${form}`, weight: 1, safety: "unsafe", settles: "read" },
      start: (call, more) => {
        const file = fileOf(call);
        const params = { roomId: wordOf(call), fileName: "é.bin", mimeType: "image/png" };
        return insertAttachment(client, { ...params, content: open(file), size: file.length }, more);
      },
      isRight: isReceipt,
    })),
  ];
}

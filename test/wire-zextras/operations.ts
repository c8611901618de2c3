import type { ApiPromise, PagePromise } from "../../src/core/index.js";
import {
  jsonOperation,
  operation,
  type ZextrasChats,
  type ZextrasChatsCallOptions,
  type ZextrasChatsOperation,
} from "../../src/zextras/index.js";

interface Call<R, P = Record<string, unknown>> {
  (client: ZextrasChats, params?: P, options?: ZextrasChatsCallOptions): ApiPromise<R>;
  readonly operation: ZextrasChatsOperation;
}

export interface AttachmentsPage {
  readonly filter?: string;
  readonly attachments?: { readonly name: string }[];
}

/** A few operations as they are generated. */
export const listRoom: Call<{ name: string; description: string }[]> = jsonOperation("GET /rooms");
export const getRoom: Call<{ id: string }> = jsonOperation("GET /rooms/{roomId}");
export const deleteRoom: Call<void> = jsonOperation("DELETE /rooms/{roomId}", { answer: "none" });
export const insertRoom: Call<Record<string, unknown>> = jsonOperation("POST /rooms");
export const insertMember: Call<Record<string, unknown>> = jsonOperation("POST /rooms/{roomId}/members");
export const getUsers: Call<{ id: string }[]> = jsonOperation("GET /users");
export const updateRoomPicture: Call<void> = operation("PUT /rooms/{roomId}/picture", {
  headers: ["fileName", "mimeType"],
  escaped: ["fileName"],
  answer: "none",
  sized: true,
});
export const insertAttachment: Call<{ id: string; sha256: string }> = operation(
  "POST /rooms/{roomId}/attachments",
  {
    headers: ["fileName", "mimeType", "description", "messageId", "replyId", "area"],
    escaped: ["fileName", "description"],
    sized: true,
  },
);
export const listAttachments: (
  client: ZextrasChats,
  params: Record<string, unknown>,
  options?: ZextrasChatsCallOptions,
) => PagePromise<AttachmentsPage, { readonly name: string }> = operation("GET /rooms/{roomId}/attachments", {
  page: ["filter", "filter", "attachments"],
});
export const getRoomPicture: Call<Response> = jsonOperation("GET /rooms/{roomId}/picture", {
  accept: "application/octet-stream",
  answer: "binary",
});
export const getImagePreview: Call<Response> = jsonOperation("GET /preview/image/{fileId}/{area}/", {
  answer: "binary",
});
export const getImageThumbnail: Call<Response> = jsonOperation(
  "GET /preview/image/{fileId}/{area}/thumbnail",
  {
    answer: "binary",
  },
);
export const getPdfPreview: Call<Response> = jsonOperation("GET /preview/pdf/{fileId}/", {
  answer: "binary",
});
export const isReady: Call<void> = jsonOperation("GET /health/ready", { answer: "none", security: "none" });

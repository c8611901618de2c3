import type { Room } from "docwright/zextras";
import { type components, createZextrasChatsOpenApiClient, type paths } from "docwright/zextras/openapi";
import type { InsertRoomParams } from "docwright/zextras/rooms";
import { getRoom, insertRoom, updateRoomPicture } from "docwright/zextras/schemas/rooms";
import type { core } from "zod";
import { same } from "./same.js";

// Schemas are checked to agree with the interfaces.
export const schema: core.$ZodType<InsertRoomParams> = insertRoom.params();
same<InsertRoomParams>()(insertRoom.params().parse({}));
same<Room>()(getRoom.output().parse({}));
same<number | undefined>()(updateRoomPicture.params().parse({}).size);
// @ts-expect-error: a schema is made when it is asked for
getRoom.params.parse({});

// Paths and methods, in the way of openapi-fetch.
const client = createZextrasChatsOpenApiClient({
  baseUrl: "https://acme.example/services/chats",
  auth: { token: "t" },
});
const { data, error, response } = await client.GET("/rooms/{roomId}", { params: { path: { roomId: "r" } } });
export const room: components["schemas"]["Room"] | undefined = data;
same<string | undefined>()(data?.parentId);
// @ts-expect-error: no such field in the answer
data?.colour;
same<undefined>()(error);
same<Response>()(response);
await client.GET("/rooms", { params: { query: { extraFields: ["members"] } } });
await client.POST("/rooms", { body: { type: "group" } });
const header = { fileName: "f", mimeType: "image/png", "Content-Length": 1 };
await client.PUT("/rooms/{roomId}/picture", {
  params: { path: { roomId: "r" }, header },
  body: new Blob(["x"]),
});
export const path: keyof paths = "/users/capabilities";

// @ts-expect-error: no such path
client.GET("/room");
// @ts-expect-error: the path has no such method
client.PATCH("/rooms");
// @ts-expect-error: the path needs its roomId
client.GET("/rooms/{roomId}");
// @ts-expect-error: no such value
client.GET("/rooms", { params: { query: { extraFields: ["colours"] } } });
// @ts-expect-error: the type is missing
client.POST("/rooms", { body: { name: "n" } });
// @ts-expect-error: who calls is missing
createZextrasChatsOpenApiClient({ baseUrl: "https://acme.example" });

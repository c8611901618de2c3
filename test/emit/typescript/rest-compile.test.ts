import { expect, test } from "vitest";
import { emitOpenApi } from "../../../scripts/emit/openapi/index.js";
import { emitOpenApiTypes } from "../../../scripts/emit/openapi-types/index.js";
import { emitTypeScript } from "../../../scripts/emit/typescript/index.js";
import type { ApiSpec } from "../../../scripts/spec/api-spec.js";
import { restSpec } from "../rest-spec.js";
import { compile, inFolder, versions } from "./compile.js";
import { hostileRestSpec } from "./hostile-spec.js";
import { restRuntime } from "./rest-runtime.js";

const options = { variable: "shop", prefix: "ShopRooms" };

const use = `
import { createShopRoomsClient, isShopRoomsError, type Member, type MemberInput, type Room } from "../generated/shop/index.js";
import { createShopRooms } from "../generated/shop/core.js";
import { listRooms, setPicture } from "../generated/shop/rooms.js";
import { schemas } from "../generated/shop/schemas/index.js";

export async function run(member: Member, sent: MemberInput) {
  const shop = createShopRoomsClient({ baseUrl: "https://shop.test", token: "t" });
  const room: Room = await shop.rooms.insertRoom({ body: { name: "n", kind: "group", memberIds: undefined } });
  const maybe: Room | undefined = await shop.rooms.getRoom({ roomId: room.id });
  const name: string = room.name;
  const joined: string = member.joinedAt;
  await shop.rooms.updateMembers({ id_path: "1", id: "2", id_header: "3", body_query: true, body: [sent] });
  await shop.rooms.updateMembers({ id_path: "1" });
  const nothing: void = await shop.rooms.setPicture({ roomId: "1", fileName: "a.png", content: new Blob(), size: 5 });
  const picture: Response = await shop.rooms.getPicture({ roomId: "1" });
  for await (const each of shop.rooms.listRooms({ extra: ["members"] }).items()) each.children?.[0]?.owner?.card?.title;
  for await (const page of listRooms(createShopRooms({ baseUrl: "", token: "" })).pages()) page.filter?.length;
  const figure = await shop.rooms.figures.getFigure();
  const shape: string = figure.shape;
  const secret: unknown = await shop.other.getSecret();
  const parsed: string = schemas.getRoom.output().parse({})?.id ?? "";
  // @ts-expect-error answers only have it
  sent.joinedAt;
  // @ts-expect-error requests only have it
  member.secret;
  // @ts-expect-error a list closes its values in requests
  shop.rooms.listRooms({ extra: ["x"] });
  // @ts-expect-error the name is required, though a base leaves it open
  shop.rooms.insertRoom({ body: { kind: "group" } });
  // @ts-expect-error an identifier is given by the server
  shop.rooms.insertRoom({ body: { name: "n", kind: "group", id: "1" } });
  // @ts-expect-error the length is the runtime's business
  setPicture(shop, { roomId: "1", fileName: "a", content: "x", "Content-Length": 1 });
  return [maybe, name, joined, nothing, picture, shape, secret, parsed, isShopRoomsError(shop, 403, 500)];
}
`;

const useOpenApi = `
import { createShopRoomsOpenApiClient, type components } from "../generated/shop/openapi.js";

export async function run() {
  const client = createShopRoomsOpenApiClient({ baseUrl: "https://shop.test", token: "t" });
  const { data, error } = await client.GET("/rooms", { params: { query: { extra: ["members"] } } });
  const room: components["schemas"]["Room"] | undefined = data?.rooms?.[0];
  const header = { fileName: "a", "Content-Length": 1 };
  await client.PUT("/rooms/{roomId}/picture", { params: { path: { roomId: "1" }, header }, body: new Blob() });
  // @ts-expect-error no such path
  await client.GET("/nowhere");
  // @ts-expect-error bytes are no text
  await client.PUT("/rooms/{roomId}/picture", { params: { path: { roomId: "1" }, header }, body: "x" });
  return [room, error];
}
`;

// Together, because most of a run goes into the libraries and the runtime.
test.each(versions)(
  "under TypeScript %s a REST client compiles, and takes and refuses what it should, and hostile texts and names stay texts and names",
  async (version) => {
    const made = async (spec: ApiSpec) => [
      ...emitTypeScript(spec, options),
      await emitOpenApiTypes(emitOpenApi(spec)),
    ];
    const programs = [
      { path: "use/use.ts", text: use },
      { path: "use/openapi.ts", text: useOpenApi },
    ];
    const hostile = inFolder("hostile", await made(hostileRestSpec));
    const files = [...(await made(restSpec())), ...hostile, ...restRuntime, ...programs];
    expect(compile(files, version)).toBe("");
  },
);

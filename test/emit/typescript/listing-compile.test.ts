import { expect, test } from "vitest";
import { emitOpenApi } from "../../../scripts/emit/openapi/index.js";
import { emitOpenApiTypes } from "../../../scripts/emit/openapi-types/index.js";
import { emitTypeScript } from "../../../scripts/emit/typescript/index.js";
import { listingSpec } from "../listing-spec.js";
import { compile, versions } from "./compile.js";
import { restRuntime } from "./rest-runtime.js";

const use = `
import { createShopRoomsClient, isShopRoomsError, type User } from "../generated/shop/index.js";
import { upload } from "../generated/shop/media.js";
import { schemas } from "../generated/shop/schemas/index.js";

export async function run() {
  const shop = createShopRoomsClient({ baseUrl: "https://shop.test", token: "t" });
  for await (const user of shop.user.getAllUsers({ cur_page: 2 }).items()) { const one: User = user; one.card?.color; }
  for await (const page of shop.user.getMessages().pages()) page.messages?.[0]?.createdAt;
  const id: string = await shop.media.upload({ mime: "video/mp4", content: new Blob(), size: 1, size_query: 2 });
  const other: string = await upload(shop, { mime: "video/mp4", content: "x" });
  const parsed: string = schemas["media.upload"].output().parse("x");
  await shop.task.createTask({ notify: 1, body: { title: "t" } });
  await shop.task.createSubtask({ body: { parent: 1 } });
  const found: unknown = await shop.user.findUsers();
  // @ts-expect-error content is required
  shop.media.upload({ mime: "video/mp4" });
  // @ts-expect-error a GET has no body
  shop.user.findUsers({ body: { name: "Ada" } });
  return [id, other, parsed, found, isShopRoomsError(shop, 400, 404)];
}
`;

const useOpenApi = `
import { createShopRoomsOpenApiClient } from "../generated/shop/openapi.js";

export async function run() {
  const client = createShopRoomsOpenApiClient({ baseUrl: "https://shop.test", token: "t" });
  const { data, error } = await client.GET("/api/users", { params: { query: { cur_page: 1 } } });
  const color: string | undefined = data?.result?.users?.[0]?.card?.color;
  const made = await client.POST("/api/tasks", { body: { title: "t" } });
  const id: string | number | undefined = made.data?.id;
  await client.POST("/api/tasks", { params: { query: { deep: "x" } }, body: { parent: 1 } });
  // @ts-expect-error neither of the two takes it
  await client.POST("/api/tasks", { body: { name: "t" } });
  return [color, id, error];
}
`;

test.each(versions)(
  "a client with pages, an upload and merged operations compiles under TypeScript %s",
  async (version) => {
    const spec = listingSpec();
    const types = await emitOpenApiTypes(emitOpenApi(spec));
    const files = [
      ...emitTypeScript(spec, { variable: "shop", prefix: "ShopRooms" }),
      types,
      ...restRuntime,
      { path: "use/use.ts", text: use },
      { path: "use/openapi.ts", text: useOpenApi },
    ];
    expect(compile(files, version)).toBe("");
  },
);

import { describe, expect, test } from "vitest";
import { emitTypeScript } from "../../../scripts/emit/typescript/index.js";
import { restSpec } from "../rest-spec.js";
import { compile } from "./compile.js";
import { httpOperation } from "./rest-operations.js";
import { restRuntime } from "./rest-runtime.js";

const options = { variable: "shop", prefix: "ShopRooms" };

/** Tags that are words of the language, names of generated modules and values, or alike but for capitals. */
const groups =
  "default class new import schemas Schemas userGroups usergroups index thunk group groups operation facts call functions calls object partial parameters toString client errors groupTree standalone defineGroups shopRooms shopRoomsErrorTexts".split(
    " ",
  );
const ids = "toString constructor valueOf hasOwnProperty toJSON isPrototypeOf delete".split(" ");
const traits = { security: [{ schemes: [] }] };
const spec = restSpec({
  operations: [
    ...groups.map((group, index) => httpOperation(`run${index}`, { group: [group] })),
    httpOperation("below", { group: ["schemas", "rooms"] }),
    ...ids.map((id) => httpOperation(id, traits)),
  ],
});
const files = emitTypeScript(spec, options);
const paths = files.map(({ path }) => path);

describe("names that a page can give to groups and operations", () => {
  test("no two modules are alike but for capitals", () => {
    const folded = paths.map((path) => path.toLowerCase());
    expect(folded.filter((path, index) => folded.indexOf(path) !== index)).toEqual([]);
    expect(paths).toContain("generated/shop/userGroups.ts");
    expect(paths).toContain("generated/shop/usergroups-group.ts");
  });

  test("words of the language are no bindings", () => {
    const index = files.find(({ path }) => path.endsWith("/schemas/index.ts"))?.text ?? "";
    expect(index).toContain('import * as default_ from "../schemas/default.js";');
    expect(index).toContain('import * as schemas_ from "../schemas/schemas-group.js";');
  });

  test("members of every object are no methods", () => {
    const rooms = files.find(({ path }) => path === "generated/shop/rooms.types.ts")?.text ?? "";
    expect(rooms).toContain("  toString_(params?: Record<string, never>");
    expect(rooms).not.toMatch(/^ {2}(?:toString|valueOf|hasOwnProperty|constructor)\(/mu);
  });

  test("the client compiles", () => {
    const use = `
import { createShopRoomsClient } from "../generated/shop/index.js";
import { schemas } from "../generated/shop/schemas/index.js";
const shop = createShopRoomsClient({ baseUrl: "https://shop.test", token: "t" });
export const done: Promise<void>[] = [
  shop.default.run0(), shop.class.run1(), shop.rooms.toString_(), shop.rooms.hasOwnProperty_(), shop.rooms.delete(),
  shop.userGroups.run6(), shop.usergroups.run7(), shop.schemas.rooms.below(),
];
schemas.toString.output().parse(undefined);
`;
    const withoutDocument = files.filter(({ path }) => !path.endsWith("/openapi.ts"));
    const programs = [...withoutDocument, ...restRuntime, { path: "use/use.ts", text: use }];
    expect(compile(programs, "7")).toBe("");
  }, 60_000);
});

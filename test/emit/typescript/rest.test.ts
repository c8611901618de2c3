import { describe, expect, test } from "vitest";
import { emitTypeScript } from "../../../scripts/emit/typescript/index.js";
import { restSpec } from "../rest-spec.js";

const files = new Map(
  emitTypeScript(restSpec(), { variable: "shop", prefix: "ShopRooms" }).map(({ path, text }) => [
    path.replace("generated/shop/", "").replace(".ts", ""),
    text,
  ]),
);
const file = (name: string): string => files.get(name) ?? "";

/** From a line that begins like this to the line of the closing brace. */
function declared(name: string, start: string): string {
  const text = file(name);
  const from = text.indexOf(start);
  return from < 0 ? "" : text.slice(from, text.indexOf("\n}", from) + 2);
}

describe("what a REST client takes", () => {
  test("a list or a reference stands where it is used; nothing required may be left out", () => {
    expect(
      declared("rooms.types", "export interface InsertRoomParams"),
    ).toBe(`export interface InsertRoomParams {
  /** Room to insert. */
  body: CreationFieldsInput;
}`);
    expect(declared("rooms.types", "export interface UpdateMembersParams")).toContain(
      "  body?: MemberInput[] | undefined;",
    );
  });

  test("of names that are alike one keeps its name, and the others tell their place", () => {
    const params = declared("rooms.types", "export interface UpdateMembersParams");
    expect(params).toContain("  /** `id` in the request header. */\n  id_header?: string");
    expect(params).toContain("  id?: string");
    expect(params).toContain("  id_path: string");
    expect(params).toContain("  body_query?: boolean");
    expect(file("rooms")).toContain('"PUT /rooms/{id_path}/members"');
    expect(file("rooms")).toContain('{ headers: ["id"], rename: { id_header: "id", body_query: "body" } }');
  });

  test("bytes, their size, and headers that are escaped; what fetch fills is no parameter", () => {
    const params = declared("rooms.types", "export interface SetPictureParams");
    expect(params).toContain("  /** The bytes of the file. Image to set. */\n  content: Content;");
    expect(params).toMatch(/A stream needs it, .*\n {2}size\?: number/);
    expect(params).toContain("  size_query?: number");
    expect(params).toContain('  /** Request header. */\n  "X-Kind"?: string');
    expect(params).not.toContain("Content-Length");
    expect(file("client")).toContain(`      setPicture: [
        "PUT /rooms/{roomId}/picture",
        {
          headers: ["fileName", "X-Kind"],
          escaped: ["fileName"],
          rename: { size_query: "size" },
          answer: "none",
          sized: true,
        },
      ],`);
  });

  test("cookies are no parameters, and the comment says so", () => {
    expect(declared("rooms.types", "export interface GetRoomParams")).not.toContain("session");
    expect(file("rooms.types")).toContain("The page also has the cookie `session`");
  });
});

describe("what a REST client gives", () => {
  test.each([
    ["a page of items", "): PagePromise<ListRoomsOutput, ListRoomsItem>;"],
    ["an answer that may have no body", "): ApiPromise<GetRoomOutput | undefined>;"],
    ["nothing", "setPicture(params: SetPictureParams, options?: ShopRoomsCallOptions): ApiPromise<void>;"],
    ["bytes", "): ApiPromise<Response>;"],
  ])("%s", (_, signature) => {
    expect(file("rooms.types")).toContain(signature);
  });

  test("comments tell what statuses mean", () => {
    expect(
      file("rooms.types"),
    ).toContain(`   * Answer 200: The rooms. Headers: \`X-Total\` (how many there are).
   *
   * Errors:
   * - 403: The requester may not do it.
   *
   * \`GET /rooms\`. Source: specs/shop/source.txt, lines 10–20.
   *
   * @example
   * \`\`\`ts
   * const listing = shop.rooms.listRooms();
   * for await (const item of listing.items()) console.log(item);
   * \`\`\``);
  });

  test("statuses of errors are a type, with their texts", () => {
    expect(file("errors")).toContain("export type ShopRoomsErrorStatus = 403 | 404 | 413;");
    expect(file("errors")).toContain('  403: "The requester may not do it",\n});');
    expect(file("errors")).toContain(" * - 403: The requester may not do it\n * - 404: see the operations\n");
    expect(file("index")).toContain(
      "export { isShopRoomsError, type ShopRoomsErrorStatus, shopRoomsErrorTexts }",
    );
  });
});

describe("the objects of a REST API", () => {
  test("parts without a name become fields, and what a base leaves open can be required", () => {
    expect(
      declared("objects", "export interface CreationFields"),
    ).toBe(`export interface CreationFields extends EditableFields {
  /** Items: As \`uuid\`. */
  memberIds?: string[];
  kind: Kind;
  name: string;
}`);
    expect(declared("objects", "export interface Room ")).toContain("extends CreationFields {");
  });

  test("requests have their own declaration only where fields travel one way, or values are documented", () => {
    expect(declared("objects", "export interface Member ")).not.toContain("secret");
    expect(declared("objects", "export interface MemberInput")).not.toContain("joinedAt");
    expect(file("objects")).toContain("export type MembersInput = MemberInput[];");
    expect(file("objects")).toContain('export type Kind = "group" | "direct" | (string & {});');
    expect(file("objects")).toContain('export type KindInput = "group" | "direct";');
    expect(declared("objects", "export interface CreationFieldsInput")).toContain("  kind: KindInput;");
    expect(file("objects")).not.toMatch(/CardInput|EditableFieldsInput|RoomInput/);
  });

  test("alternatives are a union", () => {
    expect(file("objects")).toContain("export type Figure = Circle | Square;");
  });
});

describe("the modules", () => {
  test("a bundle of operations that send JSON has no need of the rest", () => {
    expect(file("rooms")).toContain('/*#__PURE__*/ jsonOperation("POST /rooms");');
    expect(file("rooms")).toMatch(/setPicture[\s\S]*\/\*#__PURE__\*\/ operation\(\n/);
  });

  test("the facts of the runtime", () => {
    expect(file("facts")).toContain(`export const facts: ShopRoomsFacts = {
  hosts: { second: "https://second.test/" },
  auth: { in: "cookie", name: "SHOP_TOKEN" },
};`);
    expect(file("client")).toContain("{ ...facts, errors: shopRoomsErrorTexts }");
    expect(file("openapi")).toContain('{ ...facts, escaped: ["fileName"] }');
  });

  test("a group can have operations and groups", () => {
    expect(file("client")).toContain(`  readonly rooms: Rooms & {
    readonly figures: RoomsFigures;
  };`);
    expect(file("client")).toContain(
      'figures: group({\n        getFigure: ["GET /figures", { security: "none" }],',
    );
  });
});

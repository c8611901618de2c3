import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { generateVendor } from "../../../scripts/pipeline.js";
import { zextras } from "../../../scripts/vendors/zextras/index.js";

const source = readFileSync(new URL("../../../specs/zextras/source.txt", import.meta.url), "utf8");

/** The page alone, without what people added to it. */
const { spec, diagnostics } = generateVendor(zextras, { folder: "specs/zextras", source }, { accept: true });

it("reads the 28 schemas of a real page, each row of which fits the others", () => {
  expect(Object.keys(spec?.schemas ?? {})).toHaveLength(28);
  const noted = diagnostics.filter(({ code }) => code.startsWith("table/"));
  expect(noted.map(({ line, code }) => `${line} ${code}`).sort()).toEqual([
    "1108 table/type-foreign",
    "2190 table/type-foreign",
    "2848 table/name-recovered",
    "3340 table/type-foreign",
    "4882 table/name-recovered",
  ]);
});

it("gives back what the schemas were made of", () => {
  expect(spec?.schemas.RoomCreationFields?.schema).toEqual({
    description: "Room fields for its creation",
    type: "object",
    properties: {
      membersIds: {
        type: "array",
        items: { type: "string", format: "uuid", "x-origin": "example", "x-reason": expect.any(String) },
        description: "members identifiers list to be subscribed to the room",
        "x-line": 4932,
      },
    },
    allOf: [
      { $ref: "#/schemas/RoomEditableFields" },
      {
        type: "object",
        properties: {
          type: { $ref: "#/schemas/RoomType", "x-line": 4941 },
          parentId: {
            type: "string",
            format: "uuid",
            description: "identifier of the referenced workspace",
            "x-line": 4942,
          },
        },
      },
    ],
  });
  expect(spec?.schemas.RoomRanks?.schema).toEqual({
    description: "rank room list",
    type: "array",
    items: { $ref: "#/schemas/RoomRank" },
  });
  expect(spec?.schemas.ImageShapeEnum?.schema).toEqual({
    title: "ImageShapeEnum",
    description: "Class representing all the image shape accepted values",
    type: "string",
    enum: ["Rounded", "Rectangular"],
  });
  expect(spec?.schemas.User?.schema).toMatchObject({
    required: ["id", "email", "name"],
    properties: { email: { type: "string", format: "email", readOnly: true, "x-origin": "example" } },
  });
});

it("folds answers that repeat a schema", () => {
  const items = (id: string): unknown =>
    spec?.operations.find((operation) => operation.id === id)?.responses[0]?.schema;
  expect(items("listRoom")).toEqual({ type: "array", items: { $ref: "#/schemas/Room" } });
  expect(items("listRoomMember")).toEqual({ type: "array", items: { $ref: "#/schemas/Member" } });
  expect(items("getUsers")).toEqual({ type: "array", items: { $ref: "#/schemas/User" } });
});

const text = (description: string, more: object = {}): object => ({ type: "string", description, ...more });
const uuid = (description: string, more: object = {}): object =>
  text(description, { format: "uuid", ...more });
const time = (description: string, more: object = {}): object =>
  text(description, { format: "date-time", ...more });
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const list = (items: object): object => ({ type: "array", items });
const readOnly = { readOnly: true };
const bytes = { "application/octet-stream": { schema: { type: "string", format: "binary" } } };
const json = (schema: object): object => ({ "application/json": { schema } });

const pathId = (name: string, description: string): object => ({
  name,
  in: "path",
  required: true,
  description,
  schema: { type: "string", format: "uuid" },
});

const schemas = {
  User: {
    type: "object",
    description: "User data",
    required: ["id", "email", "name"],
    properties: {
      id: uuid("user's id", readOnly),
      email: text("user's email", { format: "email", ...readOnly }),
      name: text("user's name", readOnly),
      type: text("user type", { enum: ["internal", "guest"], ...readOnly }),
      pictureUpdatedAt: time(
        "user profile picture update timestamp, returned only if the room picture was set at least once",
        readOnly,
      ),
      statusMessage: text("the user's status message"),
    },
  },
  RoomType: text("Managed room types", {
    enum: ["group", "one_to_one", "workspace", "channel", "temporary"],
  }),
  RoomEditableFields: {
    type: "object",
    description: "Room fields that can be updated",
    properties: { name: text("room name"), description: text("room description") },
  },
  RoomCreationFields: {
    description: "Room fields for its creation",
    properties: {
      membersIds: {
        ...list({ type: "string", format: "uuid" }),
        description: "members identifiers list to be subscribed to the room",
      },
    },
    allOf: [
      ref("RoomEditableFields"),
      {
        type: "object",
        properties: {
          type: ref("RoomType"),
          parentId: uuid("identifier of the referenced workspace"),
        },
      },
    ],
  },
  ImageQualityEnum: {
    title: "ImageQualityEnum",
    type: "string",
    description: "Class representing all the image quality accepted values",
    enum: ["Lowest", "Low", "Medium", "High", "Highest"],
  },
  RoomExtraField: text("Room extra fields", { enum: ["members", "settings"] }),
  RoomRank: {
    type: "object",
    description: "object which defines a room rank",
    required: ["roomId", "rank"],
    properties: { roomId: uuid("room identifier"), rank: { type: "integer", description: "room position" } },
  },
  RoomRanks: { ...list(ref("RoomRank")), description: "rank room list" },
};

/** Some operations and schemas of a real page, put together again by hand. */
export const chatsExcerpt = {
  openapi: "3.0.3",
  info: {
    title: "Zextras Workstream Collaboration Chats Api",
    version: "1.3.1",
    description: "Zextras Carbonio Workstream Collaboration Chats HTTP APIs definition.",
  },
  servers: [{ url: "http://localhost:10000" }],
  paths: {
    "/rooms/workspaces/rank": {
      put: {
        tags: ["Rooms"],
        operationId: "updateWorkspacesRank",
        description: "Updates the workspaces order for the authenticated user",
        requestBody: {
          required: true,
          description: "workspaces list with their rank",
          content: json(ref("RoomRanks")),
        },
        responses: { 204: { description: "workspaces’s order is updated" } },
      },
    },
    "/rooms/{roomId}/picture": {
      get: {
        tags: ["Rooms"],
        operationId: "getRoomPicture",
        description: "Retrieves the room picture",
        parameters: [pathId("roomId", "room identifier")],
        responses: {
          200: { description: "The requested picture", content: bytes },
          403: { description: "The requester could not access the resource" },
          404: { description: "The requested resource was not found" },
        },
      },
      put: {
        tags: ["Rooms"],
        operationId: "updateRoomPicture",
        description: "Uploads and sets a new room picture",
        parameters: [
          pathId("roomId", "room identifier"),
          ...[
            ["fileName", "string", "file name encoded to unicode"],
            ["mimeType", "string", "content type"],
            ["Content-Length", "long", "content length"],
          ].map(([name, type, description]) => ({
            name,
            in: "header",
            required: true,
            description,
            schema: { type },
          })),
        ],
        requestBody: { required: true, description: "image to set", content: bytes },
        responses: { 204: { description: "Room picture was changed correctly" } },
      },
    },
    "/users": {
      get: {
        tags: ["Users"],
        operationId: "getUsers",
        description: "Retrieves users",
        parameters: [
          {
            name: "userIds",
            in: "query",
            required: true,
            description: "List of ids (max 10) of the users to retrieve",
            schema: list({ type: "string" }),
          },
        ],
        responses: {
          200: { description: "The requested users list", content: json(list(ref("User"))) },
        },
      },
    },
    "/preview/image/{fileId}/{area}/": {
      get: {
        tags: ["Preview"],
        operationId: "getImagePreview",
        summary: "Get image preview",
        description: [
          "Creates and returns a preview of the image fetched by id with the given size, quality and format",
          "- fileId: UUID of the image",
          "- quality: quality of the output image (the higher you go the slower the process)",
          "- output_format: format of the output image",
          "- area: width of the output image (>=0) x height of the output image (>=0), width x height => 100x200. " +
            "The first is width, the latter height, the order is important!",
          "- crop: True will crop the picture starting from the borders. This option will lose information, " +
            "leaving it False will scale and have borders to fill the requested size.",
        ].join("\n"),
        parameters: [
          pathId("fileId", "file identifier"),
          { name: "area", in: "path", required: true, schema: { type: "string" } },
          { name: "quality", in: "query", schema: ref("ImageQualityEnum") },
          { name: "output_format", in: "query", schema: { allOf: [{ type: "string" }] } },
          { name: "crop", in: "query", schema: { type: "boolean" } },
        ],
        responses: {
          200: { description: "The preview of the requested file", content: bytes },
          400: { description: "The request had wrong or missing parameters" },
          404: { description: "The requested resource was not found" },
        },
      },
    },
  },
  components: { schemas },
};

import { type ApiSpec, apiSpecSchema } from "../../scripts/spec/api-spec.js";
import type { Schema } from "../../scripts/spec/json-schema.js";

const text: Schema = { type: "string" };
const uuid: Schema = { type: "string", format: "uuid" };
const ref = (name: string): Schema => ({ $ref: `#/schemas/${name}` });
const roomId = { name: "roomId", in: "path", required: true, schema: { ...uuid, description: "room id" } };
const forbidden = { status: "403", description: "The requester may not do it" };

const schemas: Record<string, { schema: Schema; description?: string; used?: "input" | "output" | "both" }> =
  {
    Kind: {
      schema: { type: "string", enum: ["group", "direct"] },
      description: "Kinds of rooms",
      used: "both",
    },
    EditableFields: {
      schema: { type: "object", properties: { name: text, topic: { type: ["string", "null"] } } },
      description: "Fields that can be updated",
      used: "both",
    },
    CreationFields: {
      schema: {
        allOf: [
          { type: "object", properties: { memberIds: { type: "array", items: uuid } } },
          ref("EditableFields"),
          { type: "object", properties: { kind: ref("Kind") }, required: ["kind"] },
        ],
        required: ["name"],
      },
      used: "both",
    },
    Room: {
      schema: {
        allOf: [
          ref("CreationFields"),
          {
            type: "object",
            required: ["id"],
            properties: {
              id: { ...uuid, readOnly: true, description: "room identifier" },
              children: { type: "array", items: ref("Room") },
              settings: { type: "object", additionalProperties: { type: "boolean" } },
              owner: { anyOf: [ref("Member"), { type: "null" }] },
            },
          },
        ],
      },
      description: "Room data",
      used: "output",
    },
    Member: {
      schema: {
        type: "object",
        required: ["userId", "joinedAt", "secret"],
        properties: {
          userId: uuid,
          joinedAt: { type: "string", format: "date-time", readOnly: true },
          secret: { ...text, writeOnly: true },
          card: ref("Card"),
        },
      },
      used: "both",
    },
    Members: { schema: { type: "array", items: ref("Member") }, description: "A list", used: "both" },
    Card: { schema: { type: "object", properties: { title: text } }, used: "both" },
    Circle: {
      schema: {
        type: "object",
        title: "A circle",
        required: ["shape"],
        properties: { shape: { type: "string" }, radius: { type: "number" } },
      },
      used: "output",
    },
    Square: {
      schema: {
        type: "object",
        required: ["shape"],
        properties: { shape: { type: "string" }, side: { type: "number" }, corner: { not: text } },
      },
      used: "output",
    },
    Figure: {
      schema: { oneOf: [ref("Circle"), ref("Square")], discriminator: { propertyName: "shape" } },
      used: "output",
    },
    Page: {
      schema: {
        type: "object",
        properties: { filter: text, rooms: { type: "array", items: ref("Room") } },
      },
      used: "output",
    },
  };

const operation = (id: string, method: string, path: string, given: object) => ({
  id,
  group: ["rooms"],
  name: id,
  wire: { kind: "http", method, path },
  parameters: [],
  responses: [],
  examples: [],
  lines: { start: 10, end: 20 },
  ...given,
});

const operations = [
  operation("listRooms", "GET", "/rooms", {
    title: "List rooms",
    description: "Lists every room.",
    parameters: [
      {
        name: "extra",
        in: "query",
        required: false,
        schema: { type: "array", items: { type: "string", enum: ["members", "settings"] } },
      },
      { name: "filter", in: "query", required: false, schema: text },
    ],
    paging: { style: "cursor", parameter: "filter", next: "filter", items: "rooms" },
    responses: [
      {
        status: "200",
        description: "The rooms",
        schema: ref("Page"),
        headers: [{ name: "X-Total", schema: { type: "integer", description: "how many there are" } }],
      },
      forbidden,
    ],
  }),
  operation("insertRoom", "POST", "/rooms", {
    title: "Insert a room",
    payload: {
      required: true,
      mediaTypes: ["application/json"],
      schema: { ...ref("CreationFields"), description: "room to insert" },
    },
    responses: [{ status: "201", description: "The new room", schema: ref("Room") }, forbidden],
    examples: [{ kind: "request", line: 12, value: { name: "Lobby", kind: "group" } }],
  }),
  operation("getRoom", "GET", "/rooms/{roomId}", {
    title: "Get a room",
    parameters: [roomId, { name: "session", in: "cookie", required: false, schema: text }],
    responses: [
      { status: "200", schema: ref("Room") },
      { status: "204", description: "Nothing new" },
      { status: "404", description: "No such room" },
      forbidden,
    ],
  }),
  operation("updateMembers", "PUT", "/rooms/{id}/members", {
    title: "Update the members",
    parameters: [
      { name: "id", in: "header", required: false, schema: text },
      { name: "id", in: "query", required: false, schema: text },
      { name: "id", in: "path", required: true, schema: uuid },
      { name: "body", in: "query", required: false, schema: { type: "boolean" } },
    ],
    payload: { required: false, schema: { type: "array", items: ref("Member") } },
    responses: [{ status: "200", schema: ref("Members") }],
  }),
  operation("setPicture", "PUT", "/rooms/{roomId}/picture", {
    title: "Set the picture",
    parameters: [
      roomId,
      {
        name: "fileName",
        in: "header",
        required: true,
        encoding: "unicode-escape",
        schema: { ...text, description: "file name encoded to unicode" },
      },
      { name: "X-Kind", in: "header", required: false, schema: text },
      { name: "Content-Length", in: "header", required: true, schema: { type: "integer" } },
      { name: "size", in: "query", required: false, schema: { type: "integer" } },
    ],
    payload: {
      required: true,
      binary: true,
      mediaTypes: ["image/*"],
      schema: { type: "string", format: "binary", description: "image to set" },
    },
    responses: [
      { status: "204", description: "The picture was set" },
      { status: "413", description: "Too big" },
    ],
  }),
  operation("getPicture", "GET", "/rooms/{roomId}/picture", {
    title: "Get the picture",
    parameters: [roomId],
    responses: [
      { status: "200", description: "The picture", binary: true, mediaTypes: ["image/png", "image/jpeg"] },
    ],
  }),
  operation("getFigure", "GET", "/figures", {
    title: "Get a figure",
    group: ["rooms", "figures"],
    security: [],
    parameters: [],
    responses: [{ status: "200", schema: ref("Figure") }],
  }),
  operation("getSecret", "GET", "/secret", {
    title: "Get what nobody knows",
    group: ["other"],
    wire: { kind: "http", method: "GET", path: "/secret", server: "second" },
    responses: [
      { status: "200", schema: { "x-origin": "unknown", "x-reason": "its schema is not on the page" } },
    ],
  }),
];

/** A REST API that has everything which a spec can tell of one. */
export function restSpec(parts: Partial<ApiSpec> = {}): ApiSpec {
  return apiSpecSchema.parse({
    vendor: "shop",
    title: "Shop Rooms",
    version: "1.3.1",
    description: "The rooms of the *shop*.",
    source: { file: "specs/shop/source.txt", sha256: "0".repeat(64), reader: "text", lines: 900 },
    servers: [
      {
        name: "main",
        url: "https://{host}/rooms",
        description: "The service",
        variables: { host: { default: "shop.test", enum: ["shop.test", "b.test"], description: "Where" } },
      },
      { name: "second", url: "https://second.test/", origin: "supplement", reason: "public clients" },
    ],
    authSchemes: [
      { type: "apiKey", name: "session", in: "cookie", parameter: "SHOP_TOKEN", description: "The session" },
      { type: "http", name: "basic", scheme: "basic", origin: "supplement", reason: "public clients" },
      {
        type: "oauth2",
        name: "grant",
        flows: { clientCredentials: { tokenUrl: "https://a.test/t", scopes: { read: "Reads" } } },
      },
    ],
    security: [{ schemes: [{ name: "session" }] }, { schemes: [{ name: "grant", scopes: ["read"] }] }],
    tags: [
      {
        name: "Rooms",
        group: ["rooms"],
        description: "All of them",
        externalDocs: { url: "https://a.test/d" },
      },
      { name: "Other", group: ["other"] },
    ],
    info: {
      termsOfService: "https://a.test/terms",
      contact: { name: "Shop", email: "a@a.test", url: "https://a.test" },
      license: { name: "Apache 2.0", url: "https://a.test/l" },
    },
    operations,
    schemas,
    errors: [],
    counts: {},
    findings: [],
    ...parts,
  });
}

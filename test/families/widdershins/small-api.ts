import type { JsonObject } from "../../support/recovery-schema.js";

const json = (schema: JsonObject): JsonObject => ({ "application/json": { schema } });
const room = { $ref: "#/components/schemas/Room" };
const text = { type: "string" };

/** A document with what pages tell, and with what they lose: links, callbacks, servers of paths, constraints. */
export const smallApi: JsonObject = {
  openapi: "3.0.3",
  info: { title: "Rooms", version: "1.0", description: "# About\n\nWhat it is." },
  servers: [
    {
      url: "{scheme}://{host}:{port}/v1",
      variables: {
        scheme: { default: "https", enum: ["https", "http"] },
        host: { default: "example.com", description: "yours" },
        port: { default: "443" },
      },
    },
    { url: "/v1" },
  ],
  tags: [{ name: "Rooms", description: "All of them.\n\n# More\n\nThere is more." }],
  security: [{ token: [] }, { key: [] }],
  paths: {
    "/rooms": {
      servers: [{ url: "https://rooms.example.com" }],
      get: {
        operationId: "listRooms",
        tags: ["Rooms"],
        summary: "Lists rooms",
        description: "Code samples\n\nCallbacks",
        parameters: [
          {
            name: "limit",
            in: "query",
            description: "a\n\nb",
            schema: { type: "integer", maximum: 50, default: 10 },
          },
          {
            name: "states",
            in: "query",
            schema: { type: "array", items: { type: "string", enum: ["open", "closed"] } },
          },
        ],
        responses: {
          200: {
            description: "several\nlines",
            headers: {
              "X-Total": { description: "how\nmany", schema: { type: "integer", format: "int64" } },
            },
            content: json({ type: "array", items: room }),
          },
          default: {
            description: "an error\n\nwith more to say",
            content: json({ $ref: "#/components/schemas/Failure" }),
          },
        },
      },
      post: {
        operationId: "createRoom",
        tags: ["Rooms"],
        security: [{ password: [] }],
        requestBody: { required: true, content: { ...json(room), "application/xml": { schema: room } } },
        responses: {
          201: {
            description: "created",
            content: json({ type: "object", properties: { id: { type: "string", format: "uuid" } } }),
            links: { get: { operationId: "listRooms", parameters: { limit: "$response.body#/id" } } },
          },
          204: { description: "nothing" },
        },
        callbacks: {
          onChange: {
            "{$request.body#/url}": {
              post: {
                requestBody: { content: json(room) },
                responses: { 200: { description: "understood" } },
              },
              put: { responses: { 202: { description: "later" } } },
            },
          },
        },
      },
    },
    "/forms": {
      post: {
        requestBody: {
          content: {
            "application/x-www-form-urlencoded": {
              schema: { properties: { name: text, open: { type: "boolean" } } },
            },
          },
        },
        responses: { 204: { description: "done" } },
      },
    },
  },
  components: {
    securitySchemes: {
      token: { type: "http", scheme: "bearer" },
      password: { type: "http", scheme: "basic" },
      key: { type: "apiKey", in: "query", name: "api_key" },
    },
    schemas: {
      Room: {
        type: "object",
        required: ["id"],
        properties: {
          id: { type: "string", format: "uuid", readOnly: true },
          name: { type: "string", description: "what it is called", nullable: true },
          state: { type: "string", enum: ["open", "closed"] },
        },
      },
      Failure: { type: "object", properties: { message: { type: "string", pattern: "^E" } } },
    },
  },
};

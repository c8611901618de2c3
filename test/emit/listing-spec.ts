import { type ApiSpec, apiSpecSchema } from "../../scripts/spec/api-spec.js";
import type { Schema } from "../../scripts/spec/json-schema.js";

const text: Schema = { type: "string" };
const integer: Schema = { type: "integer" };
const seen = (schema: Schema): Schema => ({ ...schema, "x-origin": "example" });
const ref = (name: string): Schema => ({ $ref: `#/schemas/${name}` });
const query = (name: string, schema: Schema, required = false) => ({ name, in: "query", required, schema });
const object = (properties: Record<string, Schema>): Schema => ({ type: "object", properties });

const operation = (id: string, method: string, path: string, given: object) => {
  const [group = "", name = ""] = id.split(".");
  return {
    id,
    group: [group],
    name,
    wire: { kind: "http", method, path },
    parameters: [],
    responses: [{ status: "2XX", schema: { "x-origin": "unknown", "x-reason": "the page shows no answer" } }],
    examples: [],
    lines: { start: 10, end: 20 },
    ...given,
  };
};

const operations = [
  operation("user.getAllUsers", "GET", "/api/users", {
    title: "Get All Users",
    parameters: [query("cur_page", integer), query("per_page", integer), query("name", text)],
    paging: {
      style: "page",
      parameter: "cur_page",
      size: "per_page",
      items: "result.users",
      next: "meta.next",
      last: "meta.last",
    },
    responses: [
      {
        status: "2XX",
        description: "The users",
        schema: seen(
          object({
            result: seen(
              object({ users: seen({ type: "array", items: { ...ref("User"), "x-origin": "example" } }) }),
            ),
            meta: seen(object({ next: seen(integer), last: seen(integer) })),
          }),
        ),
      },
    ],
    examples: [
      { kind: "parameters", line: 12, value: { cur_page: 1, per_page: "5", name: 7, sort: "asc" } },
      { kind: "response", line: 15, value: { result: { users: [] }, meta: { next: "2" } } },
    ],
  }),
  operation("user.getMessages", "GET", "/api/messages", {
    title: "Get Messages",
    parameters: [query("endTime", text)],
    paging: { style: "time", parameter: "endTime", items: "messages", time: "createdAt", id: "id" },
    responses: [{ status: "2XX", schema: ref("Messages") }],
  }),
  operation("user.findUsers", "GET", "/api/users/find", {
    title: "Find Users",
    payload: { required: true, schema: object({ name: text }) },
    examples: [{ kind: "request", line: 17, value: { name: "Ada" } }],
  }),
  operation("media.uploadMedia", "GET", "/api/media", {
    title: "Upload a Media",
    parameters: [query("mime", text, true), query("size", integer)],
    upload: {
      style: "form",
      name: "upload",
      url: "signedRequest.url",
      fields: "signedRequest.fields",
      file: "file",
      result: "fileId",
    },
    responses: [
      {
        status: "2XX",
        schema: object({
          fileId: { type: ["string", "null"], description: "Id of the file", "x-origin": "example" },
          signedRequest: object({ url: text, fields: { type: "object", additionalProperties: text } }),
        }),
      },
    ],
    examples: [{ kind: "parameters", line: 14, value: { mime: "video/mp4" } }],
  }),
  operation("task.createTask", "POST", "/api/tasks", {
    title: "Create a Task",
    description: "Makes *one*.",
    parameters: [query("notify", integer, true)],
    payload: { required: true, schema: { ...object({ title: text }), required: ["title"] } },
    responses: [{ status: "2XX", schema: object({ id: integer }) }],
    examples: [{ kind: "request", line: 31, value: { title: "Ship" } }],
  }),
  operation("task.createSubtask", "POST", "/api/tasks", {
    title: "Create a Subtask",
    parameters: [query("notify", text), query("deep", text)],
    payload: { required: true, schema: { ...object({ parent: integer }), required: ["parent"] } },
    responses: [
      { status: "2XX", schema: object({ id: text }) },
      { status: "404", description: "No such parent" },
    ],
    examples: [
      { kind: "request", line: 41, value: { parent: 1 } },
      { kind: "request", line: 42, value: { parent: 2 } },
    ],
    lines: { start: 40, end: 50 },
  }),
];

const schemas: Record<string, { schema: Schema; used: "output" }> = {
  User: {
    schema: object({
      id: seen(text),
      card: seen(object({ color: seen(text), online: seen({ type: "boolean" }) })),
      tags: seen({ type: "array", items: seen(text) }),
      cover: { "x-origin": "unknown", "x-reason": "the example shows an empty object" },
    }),
    used: "output",
  },
  Message: {
    schema: object({
      id: text,
      createdAt: { ...text, description: "When it was sent" },
      body: seen({ ...text, "x-remarks": ["The table calls it `bdoy`."] }),
      likes: seen(integer),
      views: seen(integer),
    }),
    used: "output",
  },
  Messages: { schema: object({ messages: { type: "array", items: ref("Message") } }), used: "output" },
};

/** A REST API as a page without types tells it: answers of any status, types from examples, pages, an upload. */
export function listingSpec(parts: Partial<ApiSpec> = {}): ApiSpec {
  return apiSpecSchema.parse({
    vendor: "shop",
    title: "Shop Drive",
    version: "1",
    source: { file: "specs/shop/source.txt", sha256: "0".repeat(64), reader: "text", lines: 90 },
    servers: [
      {
        name: "main",
        url: "https://{HOST}",
        variables: { HOST: { default: "HOST", description: "Your own host" } },
      },
    ],
    authSchemes: [{ type: "apiKey", name: "key", in: "header", parameter: "X-API-KEY" }],
    security: [{ schemes: [{ name: "key" }] }],
    operations,
    schemas,
    errors: [
      { code: 400, text: "Bad Request -- Your request is invalid.", line: 80 },
      { code: 404, text: "Not Found -- The content could not be found.", line: 81 },
      { code: 503, text: "We are offline for some time and come back later.", line: 82 },
    ],
    counts: {},
    findings: [],
    ...parts,
  });
}

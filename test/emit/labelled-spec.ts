import { type ApiSpec, apiSpecSchema } from "../../scripts/spec/api-spec.js";
import type { Schema } from "../../scripts/spec/json-schema.js";

const text: Schema = { type: "string" };
const integer: Schema = { type: "integer" };
const supplied = (schema: Schema, confidence: "documented" | "client-code" | "inferred"): Schema => ({
  ...schema,
  "x-origin": "supplement",
  "x-confidence": confidence,
});
const known = (schema: Schema): Schema => supplied(schema, "documented");
const object = (properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: "object",
  properties,
  ...(required.length === 0 ? {} : { required }),
});
const fields = (properties: Record<string, Schema>, required: string[] = []) => ({
  required: required.length > 0,
  mediaTypes: ["application/x-www-form-urlencoded", "application/json"],
  mediaTypesOrigin: "supplement",
  schema: object(properties, required),
});
const path = { name: "path", in: "path", required: true, encoding: "segments", schema: text };
const ofSupplement = { state: "listed", origin: "supplement", confidence: "documented" };
const node = { $ref: "#/schemas/Node" };

const operation = (id: string, method: string, route: string, given: object) => ({
  id,
  group: id.split(".").slice(0, -1),
  name: id.split(".").at(-1),
  wire: { kind: "http", method, path: `/api/1/${route}` },
  section: "Files & folders",
  parameters: [],
  responses: [{ status: "200", schema: text }],
  examples: [],
  lines: { start: 10, end: 20 },
  ...given,
});

const operations = [
  operation("accounts.login", "POST", "accounts/login/", {
    section: "Accounts",
    session: "open",
    payload: fields({ login: known(text), password: known(text) }, ["login", "password"]),
    responses: [
      {
        status: "200",
        schema: object({ token: text }),
        codes: [{ code: "AlreadyOpen", text: "there is a session", line: 11 }],
      },
    ],
  }),
  operation("accounts.unlock", "POST", "accounts/unlock/", {
    section: "Accounts",
    openParameters: true,
    parameterList: { state: "lost", reason: "The label stands there with nothing below it", line: 12 },
    payload: {
      required: false,
      mediaTypes: ["application/x-www-form-urlencoded", "application/json"],
      mediaTypesOrigin: "supplement",
      schema: {
        type: "object",
        additionalProperties: true,
        "x-origin": "unknown",
        "x-reason": "the page lost the list of parameters",
      },
    },
    responses: [{ status: "200" }],
  }),
  operation("files.copies", "GET", "files/copies/", {
    wire: { kind: "http", method: "GET", methodOrigin: "unknown", path: "/api/1/files/copies/" },
    openParameters: true,
    parameterList: { state: "lost", line: 12 },
    responses: [],
  }),
  operation("files.create", "POST", "files/create/", {
    parameterList: ofSupplement,
    payload: {
      ...fields(
        {
          path: known(text),
          client_data: supplied(
            { type: "object", additionalProperties: true, description: "Data of the client" },
            "client-code",
          ),
          tags: known({ type: "array", items: text }),
          size: known(integer),
          multipart: known({ type: "boolean" }),
        },
        ["path", "size"],
      ),
      jsonFields: ["client_data"],
    },
    responses: [
      {
        status: "200",
        schema: object({
          url: text,
          method: text,
          headers: { type: "object", additionalProperties: true },
          parameters: { type: "object", additionalProperties: true },
          confirm_url: text,
          temp_path: text,
        }),
      },
      { status: "201", schema: node },
      { status: "409", codes: [{ code: "FileExists", text: "the file exists */ already", line: 14 }] },
    ],
    upload: {
      style: "confirmed",
      name: "upload",
      ...{ url: "url", method: "method", headers: "headers", fields: "parameters", file: "file" },
      ...{ confirm: "confirm_url", size: "size", done: "201" },
      parts: { operation: "files.createPart", flag: "multipart", of: "temp_path", number: "part_number" },
    },
    examples: [{ kind: "request", line: 12, value: { path: "/a.txt", size: 5 } }],
  }),
  operation("files.createPart", "POST", "files/create_part/", {
    payload: fields({ temp_path: text, part_number: integer }, ["temp_path", "part_number"]),
    responses: [
      {
        status: "200",
        schema: object({ url: text, headers: { type: "object", additionalProperties: true } }),
      },
    ],
  }),
  operation("files.get", "GET", "files/get/{path}", {
    wire: {
      kind: "http",
      method: "GET",
      path: "/api/1/files/get/{path}",
      methods: ["GET", "POST"],
      versions: ["0", "1"],
      documentedPath: "/api/1/files/{path}",
    },
    parameters: [
      path,
      { name: "version", in: "query", required: false, schema: integer },
      { name: "filter", in: "query", required: false, encoding: "json", schema: object({ kind: text }) },
    ],
    responses: [{ status: "200", schema: object({ url: text, size: integer }) }],
    download: { name: "download", url: "url", size: "size" },
  }),
  operation("files.list", "GET", "files/list/{path}", {
    parameterList: { ...ofSupplement, confidence: "client-code", reason: "a web client" },
    parameters: [
      path,
      { name: "offset", in: "query", required: false, schema: supplied(integer, "client-code") },
      { name: "limit", in: "query", required: false, schema: supplied(integer, "client-code") },
      { name: "order", in: "query", required: false, schema: supplied(text, "inferred") },
    ],
    responses: [
      {
        status: "200",
        schema: object({
          content: { type: "array", items: node },
          is_last_page: { type: "boolean" },
        }),
      },
      { status: "404", description: "There is no such folder", codes: [{ code: "NotFound", line: 15 }] },
    ],
    paging: {
      style: "offset",
      ...{ parameter: "offset", size: "limit", items: "content", last: "is_last_page" },
    },
  }),
  operation("files.multi.delete", "POST", "files/multi/delete/", {
    payload: fields({ path: { type: "array", items: text } }, ["path"]),
    responses: [{ status: "200", schema: object({ taskid: text }) }],
    task: { id: "taskid", operation: "task.get", parameter: "taskid" },
    taskResult: { schema: object({ deleted: integer }), line: 18 },
    examples: [
      { kind: "request", line: 12, value: { path: ["/a", "/b"] } },
      { kind: "task", line: 18, value: { deleted: 2 } },
    ],
  }),
  operation("files.multi.move", "POST", "files/multi/move/", {
    payload: fields({ path: { type: "array", items: text } }, ["path"]),
    responses: [{ status: "200" }],
  }),
  operation("files.search", "POST", "files/search/", {
    payload: fields({ query: text, offset: integer }, ["query"]),
    responses: [
      {
        status: "200",
        schema: { type: "array", items: object({ path: text, score: { type: "number" } }) },
      },
    ],
    paging: { style: "offset", parameter: "offset", items: "" },
  }),
  operation("task.get", "GET", "task/{taskid}/", {
    section: "Tasks",
    parameters: [{ name: "taskid", in: "path", required: true, schema: text }],
    parameterList: { state: "none" },
    task: { operation: "task.get", parameter: "taskid" },
    responses: [
      { status: "200" },
      { status: "404", codes: [{ code: "NotFound", text: "no such task", line: 17 }] },
    ],
  }),
];

/** A spec of the kind that a page of labelled blocks gives: forms, lost lists, background tasks, files at another host. */
export const labelledSpec: ApiSpec = apiSpecSchema.parse({
  vendor: "drawer",
  title: "The Drawer",
  version: "1",
  source: { file: "specs/drawer/source.txt", sha256: "0".repeat(64), reader: "text", lines: 99 },
  servers: [{ name: "default", url: "https://api.drawer.test" }],
  authSchemes: [
    { type: "http", name: "basic", scheme: "basic" },
    { type: "apiKey", name: "token", in: "header", parameter: "Drawer-Auth", origin: "supplement" },
  ],
  security: [{ schemes: [{ name: "basic" }] }, { schemes: [{ name: "token" }] }],
  operations,
  schemas: { Node: { schema: object({ path: text, bytes: integer }, ["path"]), used: "output" } },
  errors: [{ code: "Unauthorized", text: "log in first", line: 3 }],
  counts: {},
  findings: [],
});

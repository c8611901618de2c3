import type { ApiSpec, Operation } from "../../../scripts/spec/api-spec.js";
import { apiSpecSchema } from "../../../scripts/spec/api-spec.js";

const source = { file: "source.txt", sha256: "0".repeat(64), reader: "text", lines: 900 } as const;

/** Operation of an envelope protocol with a payload and an answer; parts can be replaced. */
export function envelopeOperation(parts: Partial<Operation> = {}): Operation {
  const id = parts.id ?? "document.file.Lock";
  return {
    id,
    group: ["document", "file"],
    name: "Lock",
    title: "Used to lock a file",
    wire: { kind: "envelope", target: id, server: "api", channel: "body" },
    parameters: [
      { name: "account_id", in: "identification", required: true, schema: { type: "number", "x-line": 5 } },
      { name: "file_id", in: "identification", required: false, schema: { type: "number" } },
    ],
    payload: {
      required: true,
      schema: {
        type: "object",
        properties: {
          mode: { type: "string", enum: ["soft", "hard"], default: "soft", "x-line": 8 },
          label: { type: "string", "x-remarks": ["can be encrypted"] },
        },
        required: ["label"],
      },
    },
    responses: [
      {
        status: "default",
        schema: {
          type: "object",
          properties: {
            file: { $ref: "#/schemas/File" },
            owner: { anyOf: [{ $ref: "#/schemas/User" }, { type: "null" }] },
            note: { anyOf: [{ type: "string" }, { type: "null" }], description: "A <b>note</b>" },
            extra: { "x-origin": "unknown", "x-reason": "the page says `mixed`" },
          },
          required: ["file"],
        },
      },
    ],
    restrictions: [
      {
        kind: "Role",
        columns: [
          { label: "Guests", value: "-5" },
          { label: "Managers", value: "1" },
        ],
        marks: 1,
        allowed: null,
        line: 12,
      },
      {
        kind: "Project",
        columns: [
          { label: "Members", value: "0" },
          { label: "Administrators", value: "5" },
        ],
        marks: 1,
        allowed: ["Administrators"],
        line: 13,
      },
    ],
    push: { to: "Project users", target: id, streams: [{ label: "chat stream", value: 2 }], line: 14 },
    examples: [
      {
        kind: "request",
        line: 20,
        value: {
          header: {
            target: id,
            api_version: "1.2",
            app_token: "t",
            msg_key: "k",
            token: "s",
            identification: { account_id: 12345 },
          },
          body: { data: { label: "some text" } },
        },
      },
    ],
    lines: { start: 10, end: 40 },
    ...parts,
  };
}

/** A small API of the envelope kind, with a login, an upload, a download and an unknown answer. */
export function envelopeSpec(parts: Partial<ApiSpec> = {}): ApiSpec {
  return apiSpecSchema.parse({
    vendor: "acme",
    title: "Acme API",
    version: "1.2",
    versions: { minimum: "1.0" },
    description: "Talks *envelopes*.",
    source,
    servers: [
      { name: "api", url: "https://api.acme.test/" },
      { name: "files", url: "https://files.acme.test" },
    ],
    envelope: {
      login: "auth.user.Login",
      messageHeader: "X-Acme",
      requestHeader: "RequestHeader",
      responseHeader: "ResponseHeader",
      error: "Error",
    },
    operations: [
      envelopeOperation({
        id: "auth.user.Login",
        group: ["auth", "user"],
        name: "Login",
        session: "open",
        parameters: [
          { name: "account_name", in: "identification", required: true, schema: { type: "string" } },
        ],
        examples: [],
      }),
      envelopeOperation(),
      envelopeOperation({
        id: "document.file.Upload",
        name: "Upload",
        wire: { kind: "envelope", target: "document.file.Upload", server: "files", channel: "header" },
      }),
      envelopeOperation({
        id: "document.file.Download",
        name: "Download",
        title: undefined,
        wire: { kind: "envelope", target: "document.file.Download", server: "files", channel: "body" },
        payload: undefined,
        examples: [],
        responses: [{ status: "default", binary: true }],
        corrections: [
          { id: "download", certainty: "probable", reason: "clients get bytes", documented: "a list" },
        ],
      }),
      envelopeOperation({
        id: "document.file.Gone",
        name: "Gone",
        origin: "supplement",
        reason: "only the index names it",
        payload: undefined,
        examples: [],
        responses: [{ status: "default", schema: { "x-origin": "unknown", "x-reason": "no output" } }],
      }),
    ],
    schemas: {
      RequestHeader: {
        schema: {
          type: "object",
          required: ["target", "api_version"],
          properties: {
            target: { type: "string" },
            identification: { type: "object" },
            auth: {
              type: "object",
              required: ["login", "password"],
              properties: { login: { type: "string" }, password: { type: "string" } },
            },
            token: { type: "string" },
            api_version: { type: "string" },
            msg_key: { type: "string" },
          },
        },
      },
      ResponseHeader: {
        schema: { type: "object", properties: { target: { type: "string" }, token: { type: "string" } } },
      },
      Error: {
        schema: {
          type: "object",
          required: ["id"],
          properties: { id: { type: "number" }, detail_id: { type: "number", description: "Sub type" } },
        },
      },
      Base: { schema: { type: "object", properties: { id: { type: "number" } }, required: ["id"] } },
      File: {
        schema: {
          type: "object",
          allOf: [{ $ref: "#/schemas/Base" }],
          properties: {
            name: { type: "string" },
            owner: { $ref: "#/schemas/User" },
            custom: { type: "object" },
          },
          required: ["name"],
        },
        description: "A file",
        lines: { start: 100, end: 110 },
      },
      User: { schema: { type: "object", properties: { parent: { $ref: "#/schemas/User" } } } },
    },
    errors: [
      { code: 1042, text: "The file {name} is locked", line: 200 },
      { code: 1001, line: 201 },
    ],
    counts: { operations: 5 },
    findings: [],
    ...parts,
  });
}

/** A small REST API with every place a parameter can stand in, and two operations on one path. */
export function httpSpec(parts: Partial<ApiSpec> = {}): ApiSpec {
  const text = { type: "string" } as const;
  return apiSpecSchema.parse({
    vendor: "acme",
    title: "Acme REST",
    version: "3",
    source,
    servers: [
      { name: "main", url: "https://acme.test/v3" },
      { name: "uploads", url: "https://up.acme.test" },
    ],
    operations: [
      {
        id: "GET /rooms/{id}",
        group: ["Rooms"],
        name: "getRoom",
        title: "Get a room",
        wire: { kind: "http", method: "GET", path: "/rooms/{id}/{part}" },
        parameters: [
          { name: "id", in: "path", required: true, schema: { ...text, description: "Id of the room" } },
          { name: "stray", in: "path", required: true, schema: text },
          { name: "limit", in: "query", required: false, schema: { type: "integer", default: 10 } },
          { name: "X-Trace", in: "header", required: true, schema: text },
        ],
        responses: [
          { status: "200", description: "The room", schema: { $ref: "#/schemas/Room" } },
          { status: "404", description: "No such room" },
        ],
        examples: [{ kind: "response", line: 9, value: { name: "Lobby" } }],
        lines: { start: 1, end: 20 },
      },
      {
        id: "POST /rooms",
        group: ["Rooms"],
        name: "createRoom",
        wire: { kind: "http", method: "POST", path: "/rooms" },
        parameters: [],
        payload: {
          required: true,
          mediaTypes: ["application/json", "application/x-www-form-urlencoded"],
          schema: { $ref: "#/schemas/Room" },
        },
        responses: [
          { status: "201", schema: { $ref: "#/schemas/Room" } },
          { status: "201", schema: { type: "object", properties: { id: text } } },
        ],
        examples: [{ kind: "request", line: 29, value: { name: "Lobby" } }],
        lines: { start: 21, end: 40 },
      },
      {
        id: "POST /rooms (copy)",
        group: ["Rooms"],
        name: "copyRoom",
        title: "Copy a room",
        wire: { kind: "http", method: "POST", path: "/rooms", server: "uploads" },
        parameters: [],
        responses: [],
        examples: [],
        lines: { start: 41, end: 60 },
      },
      {
        id: "GET /rooms/{id}/picture",
        group: ["Rooms"],
        name: "getPicture",
        title: "Get the picture",
        wire: { kind: "http", method: "GET", path: "/rooms/{id}/picture/raw" },
        parameters: [{ name: "id", in: "path", required: true, schema: text }],
        responses: [{ status: "200", binary: true, mediaTypes: ["image/png"] }],
        examples: [],
        lines: { start: 61, end: 80 },
      },
    ],
    schemas: {
      Room: { schema: { type: "object", properties: { name: text }, required: ["name"] } },
    },
    errors: [{ code: 404, text: "Not found", line: 90 }],
    counts: {},
    findings: [],
    ...parts,
  });
}

import { describe, expect, test } from "vitest";
import { openApiDocument } from "../../../scripts/emit/openapi/index.js";
import { envelopeOperation, envelopeSpec } from "./specs.js";

const document = openApiDocument(envelopeSpec());
const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe("an envelope operation", () => {
  test("has a path of its own behind a fragment", () => {
    expect(Object.keys(document.paths ?? {})).toEqual([
      "/#auth.user.Login",
      "/#document.file.Lock",
      "/#document.file.Upload",
      "/#document.file.Download",
      "/#document.file.Gone",
    ]);
  });

  test("describes the whole message", () => {
    expect(document).toHaveProperty(
      ["paths", "/#document.file.Lock", "post", "requestBody", "content", "application/json", "schema"],
      {
        type: "object",
        required: ["header", "body"],
        properties: {
          header: {
            allOf: [
              schema("SessionHeader"),
              {
                type: "object",
                required: ["target", "identification"],
                properties: {
                  target: { type: "string", const: "document.file.Lock" },
                  identification: {
                    type: "object",
                    required: ["account_id"],
                    properties: { account_id: { type: "number" }, file_id: { type: "number" } },
                  },
                },
              },
            ],
          },
          body: {
            type: "object",
            required: ["data"],
            properties: {
              data: {
                type: "object",
                required: ["label"],
                properties: {
                  mode: { type: "string", enum: ["soft", "hard"], default: "soft" },
                  label: { type: "string", description: "can be encrypted." },
                },
              },
            },
          },
        },
      },
    );
  });

  test("a login takes credentials and no session", () => {
    const path = [
      "paths",
      "/#auth.user.Login",
      "post",
      "requestBody",
      "content",
      "application/json",
      "schema",
    ];
    expect(document).toHaveProperty([...path, "properties", "header", "allOf", 0], schema("RequestHeader"));
    expect(document).toHaveProperty(
      [...path, "properties", "header", "allOf", 1, "required"],
      ["target", "identification", "auth"],
    );
  });

  test("answers data or an error, with 200 in both cases", () => {
    const path = ["paths", "/#document.file.Gone", "post", "responses"];
    expect(document).toHaveProperty([...path, "200", "content", "application/json", "schema", "properties"], {
      header: schema("ResponseHeader"),
      body: {
        anyOf: [
          {
            type: "object",
            required: ["data"],
            properties: { data: { description: "Unknown: no output.", "x-docwright-origin": "unknown" } },
          },
          schema("ErrorBody"),
        ],
      },
    });
    expect(document).toHaveProperty([...path, "4XX"], { $ref: "#/components/responses/ErrorStatus" });
  });

  test("an upload carries the message in a header, and goes to its own server", () => {
    const path = ["paths", "/#document.file.Upload", "post"];
    expect(document).toHaveProperty(
      [...path, "servers"],
      [{ url: "https://files.acme.test", description: "files" }],
    );
    expect(document).toHaveProperty([...path, "parameters", 0, "name"], "X-Acme");
    expect(document).toHaveProperty(
      [...path, "parameters", 0, "content", "application/json", "schema", "required"],
      ["header", "body"],
    );
    expect(document).toHaveProperty([...path, "requestBody", "content"], {
      "application/octet-stream": { schema: { type: "string", format: "binary" } },
    });
  });

  test("a download answers bytes, or an error as a message", () => {
    expect(document).toHaveProperty(
      ["paths", "/#document.file.Download", "post", "responses", "200", "content"],
      {
        "application/octet-stream": { schema: { type: "string", format: "binary" } },
        "application/json": { schema: schema("ErrorMessage") },
      },
    );
  });

  test("an operation without a payload takes no data", () => {
    expect(document).toHaveProperty(
      [
        "paths",
        "/#document.file.Gone",
        "post",
        "requestBody",
        "content",
        "application/json",
        "schema",
        "properties",
        "body",
      ],
      { type: "object", properties: { data: schema("NoData") } },
    );
  });

  test("examples that fit are offered, others are told with their reason", () => {
    const wrong = envelopeOperation({
      examples: [{ kind: "request", line: 9, value: { header: {}, body: {} } }],
    });
    const spec = openApiDocument(envelopeSpec({ operations: [wrong] }));
    const path = ["paths", "/#document.file.Lock", "post"];
    expect(document).toHaveProperty(
      [...path, "requestBody", "content", "application/json", "examples", "documented", "summary"],
      "From the page, line 20",
    );
    expect(spec).not.toHaveProperty([...path, "requestBody", "content", "application/json", "examples"]);
    expect(spec).toHaveProperty(
      [...path, "x-docwright-rejected-examples", 0, "reasons"],
      expect.arrayContaining(["header.target is missing", "body.data is missing"]),
    );
  });

  test("carries restrictions, push, origin and lines as extensions", () => {
    expect(document).toHaveProperty(
      ["paths", "/#document.file.Lock", "post"],
      expect.objectContaining({
        "x-docwright-id": "document.file.Lock",
        "x-docwright-lines": [10, 40],
        "x-docwright-restrictions": { Role: { marks: 1 }, Project: ["Administrators"] },
        "x-docwright-push": { to: "Project users", target: "document.file.Lock", streams: [2] },
      }),
    );
    expect(document).toHaveProperty(
      ["paths", "/#document.file.Gone", "post", "x-docwright-origin"],
      "supplement",
    );
    expect(document).toHaveProperty(
      ["x-docwright-restrictions", "Project"],
      [
        { label: "Members", value: "0" },
        { label: "Administrators", value: "5" },
      ],
    );
  });

  test("tells people the same in its description", () => {
    expect(document).toHaveProperty(
      ["paths", "/#document.file.Download", "post", "summary"],
      "document.file.Download",
    );
    expect(document).toHaveProperty(
      ["paths", "/#document.file.Download", "post", "description"],
      [
        "- Role: 1 of Guests (-5), Managers (1); the page lost which.",
        "- Project: Administrators (5).",
        "- Pushes this target to Project users on chat stream (2).",
        "- Corrected (probable): clients get bytes. The page says: a list.",
        "- Source: `source.txt:10`.",
      ].join("\n"),
    );
  });
});

describe("the components of an envelope API", () => {
  test("the shared header has what all requests need, in the page's list or not", () => {
    expect(document).toHaveProperty(["components", "schemas", "RequestHeader"], {
      type: "object",
      description: "What the headers of all requests share.",
      required: ["api_version", "app_token", "msg_key"],
      properties: {
        api_version: { type: "string", default: "1.2" },
        msg_key: { type: "string" },
        app_token: { type: "string" },
      },
    });
  });

  test("examples of another version of the page stay", () => {
    const bumped = openApiDocument({ ...envelopeSpec(), version: "1.3" });
    const lost = JSON.stringify(document).split("rejected-examples").length;
    expect(JSON.stringify(bumped).split("rejected-examples")).toHaveLength(lost);
    expect(bumped).toHaveProperty(
      ["components", "schemas", "RequestHeader", "properties", "api_version", "default"],
      "1.3",
    );
  });

  test("the error's code refers to the catalogue, but stays open", () => {
    expect(document).toHaveProperty(["components", "schemas", "Error", "properties", "detail_id"], {
      description: "Sub type",
      anyOf: [schema("ErrorCode"), { type: "number" }],
    });
    expect(document).toHaveProperty(["components", "schemas", "ErrorCode"], {
      type: "integer",
      description: "The error codes that the page lists.",
      enum: [1001, 1042],
      "x-enum-descriptions": ["", "The file {name} is locked"],
    });
  });

  test("names of the page come first", () => {
    const { schemas } = envelopeSpec();
    const named = openApiDocument(
      envelopeSpec({ schemas: { ...schemas, NoData: { schema: { type: "object" } } } }),
    );
    expect(named).toHaveProperty(["components", "schemas", "NoData"], {
      type: "object",
      additionalProperties: true,
    });
    expect(named).toHaveProperty(["components", "schemas", "EnvelopeNoData", "additionalProperties"], false);
  });

  test("an answer that many operations share stands once", () => {
    const ids = ["a.b.C", "a.b.D", "a.b.E", "a.b.F", "a.b.G"];
    const many = openApiDocument(envelopeSpec({ operations: ids.map((id) => envelopeOperation({ id })) }));
    expect(many).toHaveProperty(["paths", "/#a.b.C", "post", "responses", "200"], {
      $ref: "#/components/responses/FileOwnerNoteExtraAnswer",
    });
    expect(Object.keys(Object(many.components).responses)).toEqual([
      "FileOwnerNoteExtraAnswer",
      "ErrorStatus",
    ]);
  });

  test("there is no security in HTTP, and the introduction says where it is", () => {
    expect(document.security).toEqual([]);
    expect(document).toHaveProperty("info.description", expect.stringContaining("`header.token`"));
    expect(document).toHaveProperty("info.description", expect.stringMatching(/^Talks \\\*envelopes\\\*\./));
  });

  test("tags are groups, in two levels", () => {
    expect(document.tags).toEqual([
      { name: "auth.user", description: "One operation of `auth.user`." },
      { name: "document.file", description: "4 operations of `document.file`." },
    ]);
    expect(document["x-tagGroups"]).toEqual([
      { name: "auth", tags: ["auth.user"] },
      { name: "document", tags: ["document.file"] },
    ]);
  });
});

import { describe, expect, test } from "vitest";
import { openApiDocument } from "../../../scripts/emit/openapi/index.js";
import { judgedExamples } from "../../../scripts/emit/openapi/judged-examples.js";
import { type Operation, operationSchema } from "../../../scripts/spec/api-spec.js";
import { labelledSpec } from "../labelled-spec.js";
import { httpOperation } from "../typescript/rest-operations.js";

const document = openApiDocument(labelledSpec);
/** A part of the document: `paths`, `/rooms`, `get`. */
function at(path: readonly string[], root: unknown = document): unknown {
  return path.reduce<unknown>((value, key) => Object(value)[key], root);
}
const operation = (method: string, route: string, ...more: string[]) =>
  at(["paths", `/api/1/${route}`, method, ...more]);

test("a path of several segments is one placeholder, and says so", () => {
  expect(operation("get", "files/list/{path}", "parameters", "0")).toMatchObject({
    name: "path",
    description: expect.stringMatching(/its slashes stay, each segment is percent-encoded/),
    "x-docwright-encoding": "segments",
  });
});

describe("bodies", () => {
  test("are forms and JSON; lists repeat their key, and some fields are JSON", () => {
    const content = operation("post", "files/create/", "requestBody", "content");
    expect(Object.keys(Object(content))).toEqual(["application/x-www-form-urlencoded", "application/json"]);
    expect(at(["application/x-www-form-urlencoded", "encoding"], content)).toEqual({
      tags: { style: "form", explode: true },
      client_data: { contentType: "application/json" },
    });
    expect(at(["application/json", "encoding"], content)).toBeUndefined();
  });

  test("in several media types are one schema, whatever else is called so", () => {
    const content = operation("post", "files/create/", "requestBody", "content");
    const schemas = Object.values(Object(content)).map((media) => Object(media).schema);
    expect(schemas).toEqual([1, 2].map(() => ({ $ref: "#/components/schemas/FilesCreateBody" })));
    const FilesCreateBody = { schema: { type: "string" as const } };
    const taken = openApiDocument({ ...labelledSpec, schemas: { ...labelledSpec.schemas, FilesCreateBody } });
    expect(at(["components", "schemas", "FilesCreateBody"], taken)).toEqual({ type: "string" });
    expect(at(["components", "schemas", "FilesCreateBody_2", "required"], taken)).toEqual(["path", "size"]);
  });

  test("of two operations of one request keep how their fields are written", () => {
    const operations = labelledSpec.operations.filter(({ id }) => id === "files.create");
    const twice = [...operations, ...operations.map((each) => ({ ...each, id: "files.again" }))];
    const [path, ...form] = ["/api/1/files/create/", "requestBody", "content"];
    const media = at(
      ["paths", `${path}`, "post", ...form, "application/x-www-form-urlencoded"],
      openApiDocument({ ...labelledSpec, operations: twice }),
    );
    expect(at(["schema", "anyOf"], media)).toHaveLength(2);
    expect(at(["encoding", "tags"], media)).toEqual({ style: "form", explode: true });
  });

  test("a parameter that is written as JSON has that media type", () => {
    expect(operation("get", "files/get/{path}", "parameters", "2")).toMatchObject({
      name: "filter",
      content: { "application/json": { schema: { type: "object" } } },
    });
  });

  test("a lost list is open", () => {
    const body = operation(
      "post",
      "accounts/unlock/",
      "requestBody",
      "content",
      "application/json",
      "schema",
    );
    expect(body).toMatchObject({ type: "object", additionalProperties: true });
    expect(operation("get", "files/copies/")).toMatchObject({
      description: "The page lost the list of parameters: others than these may be sent.",
      "x-docwright-method-origin": "unknown",
      "x-docwright-parameter-list": { state: "lost", line: 12 },
    });
  });
});

describe("a further method is an operation", () => {
  test("with a name of its own, and fields where the method carries them", () => {
    const other = operation("post", "files/get/{path}");
    expect(other).toMatchObject({ operationId: "files.get_post", "x-docwright-method-of": "files.get" });
    expect(at(["parameters"], other)).toHaveLength(1);
    const body = { $ref: "#/components/schemas/FilesGetBody" };
    expect(at(["requestBody", "content", "application/json", "schema"], other)).toEqual(body);
    expect(at(["components", "schemas", "FilesGetBody", "properties"], document)).toMatchObject({
      version: { type: "integer" },
      filter: { type: "object" },
    });
    expect(at(["requestBody", "content", "application/x-www-form-urlencoded", "encoding"], other)).toEqual({
      filter: { contentType: "application/json" },
    });
  });

  const both = (given: object): Operation =>
    httpOperation("both", {
      wire: { kind: "http", method: "POST", methods: ["POST", "GET"], path: "/both" },
      payload: {
        required: true,
        schema: { type: "object", properties: { a: { type: "string" }, b: {} }, required: ["a"] },
        jsonFields: ["b"],
      },
      examples: [{ kind: "request", line: 1, value: { a: "x" } }],
      ...given,
    });
  const of = (...operations: Operation[]) => openApiDocument({ ...labelledSpec, operations });

  test("fields of a body become parameters of the query", () => {
    const get = at(["paths", "/both", "get"], of(both({})));
    expect(at(["requestBody"], get)).toBeUndefined();
    expect(at(["parameters"], get)).toMatchObject([
      { name: "a", in: "query", required: true, example: "x" },
      { name: "b", in: "query", content: { "application/json": {} } },
    ]);
  });

  test("unless the page has an operation of its own for it", () => {
    const own = operationSchema.parse({
      ...both({}),
      id: "own",
      wire: { kind: "http", method: "GET", path: "/both" },
      payload: undefined,
    });
    expect(at(["paths", "/both", "get", "operationId"], of(both({}), own))).toBe("own");
  });
});

describe("errors", () => {
  test("have a body with a name, to which servers may add", () => {
    expect(operation("post", "files/create/", "responses", "409")).toEqual({
      description: "- `FileExists`: the file exists */ already.",
      content: { "application/json": { schema: { $ref: "#/components/schemas/ErrorBody" } } },
      "x-docwright-codes": [{ code: "FileExists", text: "the file exists */ already" }],
    });
    expect(at(["components", "schemas", "ErrorCode", "anyOf"])).toEqual([
      {
        type: "string",
        enum: ["AlreadyOpen", "FileExists", "NotFound", "Unauthorized"],
        "x-enum-descriptions": ["", "", "", "log in first"],
      },
      { type: "string" },
    ]);
  });

  test("are no answers, whatever names come with these", () => {
    expect(operation("post", "accounts/login/", "responses", "200")).toMatchObject({
      content: { "application/json": { schema: { type: "object", properties: { token: {} } } } },
      "x-docwright-codes": [{ code: "AlreadyOpen" }],
    });
  });

  test("that the page does not tell have it as well", () => {
    expect(operation("post", "files/search/", "responses", "4XX")).toEqual({
      $ref: "#/components/responses/ErrorStatus",
    });
    expect(at(["components", "responses", "ErrorStatus", "content"])).toEqual({
      "application/json": { schema: { $ref: "#/components/schemas/ErrorBody" } },
    });
  });
});

test("sections are tags, in the order of the page", () => {
  expect(at(["tags"])).toEqual([{ name: "Accounts" }, { name: "Files & folders" }, { name: "Tasks" }]);
  expect(at(["x-tagGroups"])).toBeUndefined();
  expect(operation("post", "files/multi/delete/", "tags")).toEqual(["Files & folders"]);
});

test("who asks for a session needs no credentials; others have one or the other", () => {
  expect(operation("post", "accounts/login/", "security")).toEqual([]);
  expect(at(["security"])).toEqual([{ basic: [] }, { token: [] }]);
});

test("what OpenAPI has no words for stands in extensions", () => {
  expect(operation("get", "files/get/{path}")).toMatchObject({
    "x-docwright-api-versions": ["0", "1"],
    "x-docwright-documented-path": "/api/1/files/{path}",
    "x-docwright-download": { name: "download", url: "url", size: "size" },
  });
  expect(operation("post", "files/create/", "x-docwright-confirmed-upload")).toMatchObject({
    confirm: "confirm_url",
    parts: { operation: "files.createPart", number: "part_number" },
  });
  expect(operation("post", "files/multi/delete/", "x-docwright-task")).toEqual({
    id: "taskid",
    operation: "task.get",
    parameter: "taskid",
    result: { type: "object", properties: { deleted: { type: "integer" } } },
  });
  expect(operation("get", "files/list/{path}", "parameters", "3", "schema")).toEqual({
    type: "string",
    "x-docwright-origin": "supplement",
    "x-docwright-confidence": "inferred",
  });
});

test("what the whole list rests on is told once, and of others by themselves", () => {
  const known = { "x-origin": "supplement", "x-confidence": "documented" } as const;
  const field = (name: string, reason: string) => ({
    ...{ name, in: "query" as const, required: false },
    schema: { type: "string" as const, ...known, "x-reason": reason },
  });
  const run = httpOperation("run", {
    parameterList: { state: "listed", origin: "supplement", reason: "two editions" },
    parameters: [field("a", "two editions"), field("b", "a client")],
  });
  const own = openApiDocument({ ...labelledSpec, operations: [run] });
  const [path = ""] = Object.keys(Object(at(["paths"], own)));
  const parameters = at(["paths", path, "get", "parameters"], own);
  expect(at(["0"], parameters)).not.toHaveProperty("x-docwright-reason");
  expect(at(["0", "schema"], parameters)).toMatchObject({ "x-docwright-origin": "supplement" });
  expect(JSON.stringify(at(["1"], parameters))).toContain('"x-docwright-reason":"a client"');
});

test("an answer that is shown with an error stands at the error", () => {
  const progress = { type: "object" as const, properties: { progress: { type: "integer" as const } } };
  const run = httpOperation("run", {
    responses: [
      { status: "2XX", schema: { type: "object", properties: { url: { type: "string" } } } },
      { status: "404", schema: progress },
    ],
    examples: [
      { kind: "response", status: "404", line: 1, value: { progress: 56 } },
      { kind: "response", status: "404", line: 2, value: { progress: "all" } },
      { kind: "response", line: 3, value: { url: "/a" } },
    ],
  });
  const own = openApiDocument({ ...labelledSpec, operations: [run] });
  const [path = ""] = Object.keys(Object(at(["paths"], own)));
  const shown = (status: string) =>
    at(["paths", path, "get", "responses", status, "content", "application/json", "example"], own);
  expect([shown("2XX"), shown("404")]).toEqual([{ url: "/a" }, { progress: 56 }]);
  expect(at(["paths", path, "get", "x-docwright-rejected-examples"], own)).toMatchObject([{ line: 2 }]);
  const judged = judgedExamples({ ...labelledSpec, operations: [run] });
  expect(judged.map(({ found }) => found.length)).toEqual([0, 1, 0]);
});

test("examples of what tasks give are held against their schema", () => {
  const operations = labelledSpec.operations.map((each) =>
    each.id === "files.multi.delete"
      ? { ...each, examples: [{ kind: "task" as const, line: 18, value: { deleted: "two" } }] }
      : each,
  );
  const [judged] = judgedExamples({ ...labelledSpec, operations }).filter(
    ({ example }) => example.kind === "task",
  );
  expect(judged).toMatchObject({ isHomeless: false, found: [{ path: "deleted" }] });
});

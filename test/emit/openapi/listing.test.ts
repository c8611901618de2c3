import { describe, expect, test } from "vitest";
import { emitOpenApi, openApiDocument } from "../../../scripts/emit/openapi/index.js";
import type { ApiSpec } from "../../../scripts/spec/api-spec.js";
import { listingSpec } from "../listing-spec.js";
import { httpOperation } from "../typescript/rest-operations.js";
import { lint } from "./lint.js";

const document = openApiDocument(listingSpec());
const operation = (path: string, method: string) => Object(document.paths)[path][method];

test("the document stands the strictest rules", async () => {
  expect(await lint(emitOpenApi(listingSpec()).text, "http")).toEqual([]);
});

test("statuses of all operations are shared responses, and an operation's own go before them", () => {
  expect(operation("/api/users", "get").responses).toMatchObject({
    "400": { $ref: "#/components/responses/BadRequest" },
    "503": { $ref: "#/components/responses/Status503" },
    "2XX": { description: "The users" },
  });
  expect(operation("/api/tasks", "post").responses["404"]).toEqual({ description: "No such parent" });
  expect(Object(document.components).responses.NotFound).toEqual({
    description:
      "Not Found -- The content could not be found.\n\nEvery operation may answer so. The page does not tell the body.",
  });
});

test("a body of a GET is left out, and the description says so", () => {
  const { requestBody, description } = operation("/api/users/find", "get");
  expect(requestBody).toBeUndefined();
  expect(description).toBe("The page shows a body, which a GET request cannot carry: it is left out here.");
});

test("query values are examples of their parameters, where they fit", () => {
  const { parameters, ...rest } = operation("/api/users", "get");
  expect(parameters.map(({ example }: { example: unknown }) => example)).toEqual([1, 5, undefined]);
  expect(rest["x-docwright-rejected-examples"]).toEqual([
    { line: 12, reasons: ["name is integer, not string"] },
    { line: 15, reasons: ["meta.next is string, not integer"] },
  ]);
});

test("a server that only the caller knows keeps its variable", () => {
  expect(document.servers).toEqual([
    { url: "https://{HOST}", variables: { HOST: { default: "HOST", description: "Your own host" } } },
  ]);
});

test("paging and uploads are told", () => {
  expect(operation("/api/messages", "get")["x-docwright-paging"]).toMatchObject({ style: "time" });
  expect(operation("/api/media", "get")["x-docwright-upload"]).toMatchObject({ name: "upload" });
});

describe("two operations on one method and path", () => {
  const merged = operation("/api/tasks", "post");

  test("are one, which names both", () => {
    expect(merged).toMatchObject({
      operationId: "task.createTask",
      summary: "Create a Task / Create a Subtask",
      "x-docwright-operations": ["task.createTask", "task.createSubtask"],
    });
    expect(merged.description).toBe(
      "The page has 2 operations with this method and path, which here are one.\n\n**Create a Task** (`task.createTask`), line 10 of the page:\n\nMakes *one*.\n\n**Create a Subtask** (`task.createSubtask`), line 40 of the page.",
    );
    expect(Object.keys(Object(document.paths))).not.toContainEqual(expect.stringContaining("#"));
  });

  test("take either body, with the examples of both", () => {
    const { schema, examples } = merged.requestBody.content["application/json"];
    expect(merged.requestBody.required).toBe(true);
    expect(schema.anyOf.map(({ required }: { required: string[] }) => required)).toEqual([
      ["title"],
      ["parent"],
    ]);
    expect(examples).toEqual({
      "task.createTask": { value: { title: "Ship" } },
      "task.createSubtask": { value: { parent: 1 } },
      "task.createSubtask_2": { value: { parent: 2 } },
    });
  });

  test("take the parameters of both, and answer what either answers", () => {
    expect(merged.parameters).toEqual([
      { name: "notify", in: "query", schema: { anyOf: [{ type: "integer" }, { type: "string" }] } },
      { name: "deep", in: "query", schema: { type: "string" } },
    ]);
    expect(merged.responses["2XX"].content["application/json"].schema.anyOf).toHaveLength(2);
  });

  test("require a body only if both do, and let in whom either lets in", () => {
    const spec = listingSpec();
    const [, , , , first, second] = spec.operations;
    const change = (more: Partial<ApiSpec["operations"][number]>) => {
      const operations = first === undefined || second === undefined ? [] : [first, { ...second, ...more }];
      return Object(openApiDocument({ ...spec, operations }).paths)["/api/tasks"].post;
    };
    expect(change({ payload: undefined }).requestBody.required).toBeUndefined();
    expect(change({}).security).toBeUndefined();
    expect(change({ security: [] }).security).toEqual([{ key: [] }, {}]);
  });
});

describe("what the page tells beside descriptions", () => {
  const built = openApiDocument(
    listingSpec({
      operations: [
        httpOperation("sendFile", {
          title: "Send a file",
          description: "Sends it.",
          conditions: [
            { text: "Images: image/png.", line: 3 },
            { text: "Videos: video/mp4.", line: 4 },
          ],
          parameters: [
            {
              name: "sort",
              in: "query",
              required: false,
              schema: { type: "string", enum: ["a", "b"], "x-remarks": ["`a`: Recent.", "`b`: *Old*."] },
            },
            {
              name: "till",
              in: "query",
              required: false,
              schema: { type: "string", description: "The end", "x-remarks": ["Default: now."] },
            },
          ],
          responses: [{ status: "2XX", schema: { type: "string", format: "uuid" } }],
          examples: [
            { kind: "response", line: 7, value: "string" },
            { kind: "parameters", line: 8, value: { sort: "a" } },
          ],
        }),
      ],
    }),
  );
  const { get } = Object(built.paths)["/sendFile"];

  test("stands in them: conditions of operations, and remarks on values", () => {
    expect(get.description).toBe("Sends it.\n\n- Images: image/png.\n- Videos: video/mp4.");
    expect(get.parameters.map(({ description }: { description: string }) => description)).toEqual([
      "- `a`: Recent.\n- `b`: *Old*.",
      "The end\n\nDefault: now.",
    ]);
  });

  test("an answer without a status says so", () => {
    expect(get.responses["2XX"].description).toBe("A success. The page does not tell the status.");
    const built = openApiDocument(
      listingSpec({
        operations: [
          httpOperation("drop", {
            responses: [{ status: "2XX", schema: { "x-origin": "unknown", "x-reason": "Nobody knows" } }],
          }),
        ],
      }),
    );
    expect(Object(built.paths)["/drop"].get.responses["2XX"].description).toBe(
      "A success. The page does not tell the status. Nobody knows.",
    );
  });

  test("an example that lacks its format is not offered, and the document says why", () => {
    expect(get.responses["2XX"].content["application/json"]).not.toHaveProperty("example");
    expect(get["x-docwright-rejected-examples"]).toEqual([{ line: 7, reasons: ["is no uuid"] }]);
    expect(get.parameters[0].example).toBe("a");
  });
});

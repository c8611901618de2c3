import { describe, expect, test } from "vitest";
import { openApiDocument } from "../../../scripts/emit/openapi/index.js";
import { httpSpec } from "./specs.js";

const document = openApiDocument(httpSpec());
const get = ["paths", "/rooms/{id}/{part}", "get"];

describe("an HTTP operation", () => {
  test("has the parameters of its template, declared or not, and no others in the path", () => {
    expect(document).toHaveProperty(
      [...get, "parameters"],
      [
        {
          name: "part",
          in: "path",
          required: true,
          schema: { type: ["string", "number"] },
          "x-docwright-reason": "Not described by the page: only the path has it.",
        },
        { name: "id", in: "path", required: true, description: "Id of the room", schema: { type: "string" } },
        { name: "limit", in: "query", schema: { type: "integer", default: 10 } },
        { name: "X-Trace", in: "header", required: true, schema: { type: "string" } },
      ],
    );
  });

  test("has its documented responses, with the example at the first success", () => {
    expect(document).toHaveProperty([...get, "responses"], {
      200: {
        description: "The room",
        content: {
          "application/json": {
            schema: { $ref: "#/components/schemas/Room" },
            example: { name: "Lobby" },
          },
        },
      },
      404: { description: "No such room" },
    });
  });

  test("has a body for every media type", () => {
    const path = ["paths", "/rooms", "post", "requestBody"];
    expect(document).toHaveProperty([...path, "required"], true);
    expect(Object.keys(Object(document.paths)["/rooms"].post.requestBody.content)).toEqual([
      "application/json",
      "application/x-www-form-urlencoded",
    ]);
  });

  test("several answers with one status are a union", () => {
    expect(document).toHaveProperty(
      ["paths", "/rooms", "post", "responses", "201", "content", "application/json", "schema"],
      {
        anyOf: [
          { $ref: "#/components/schemas/Room" },
          { type: "object", properties: { id: { type: "string" } } },
        ],
      },
    );
  });

  test("a second operation on one method and path stands behind a fragment", () => {
    expect(document).toHaveProperty(
      ["paths", "/rooms#Rooms_copyRoom", "post", "x-docwright-id"],
      "POST /rooms (copy)",
    );
    expect(document).toHaveProperty(
      ["paths", "/rooms#Rooms_copyRoom", "post", "servers", 0, "url"],
      "https://up.acme.test",
    );
  });

  test("undocumented answers are said to be so", () => {
    expect(document).toHaveProperty(["paths", "/rooms#Rooms_copyRoom", "post", "responses"], {
      200: { description: "Not described by the page." },
      404: { $ref: "#/components/responses/NotFound" },
    });
    const { paths, components } = Object(openApiDocument(httpSpec({ errors: [] })));
    expect(paths["/rooms#Rooms_copyRoom"].post.responses).toHaveProperty("4XX", {
      $ref: "#/components/responses/ErrorStatus",
    });
    expect(components.responses).toEqual({
      ErrorStatus: { description: "An error. The page does not describe errors for the operation." },
    });
  });

  test("bytes have the documented media type", () => {
    expect(document).toHaveProperty(
      ["paths", "/rooms/{id}/picture/raw", "get", "responses", "200", "content"],
      {
        "image/png": { schema: { type: "string", format: "binary" } },
      },
    );
  });

  test("nothing is said about security, because nothing is known", () => {
    expect(document).not.toHaveProperty("security");
  });
});

import { describe, expect, test } from "vitest";
import { openApiDocument } from "../../../scripts/emit/openapi/index.js";
import { oneTemplate } from "../../../scripts/emit/openapi/one-template.js";
import type { Operation } from "../../../scripts/spec/api-spec.js";
import { listingSpec } from "../listing-spec.js";
import { httpOperation } from "../typescript/rest-operations.js";

const operation = (id: string, method: string, path: string, given: object = {}): Operation =>
  httpOperation(id, { wire: { kind: "http", method, path }, ...given });
const inPath = (name: string, description?: string) => ({
  parameters: [{ name, in: "path", required: true, schema: { type: "string", description } }],
});
const pathsOf = (...operations: Operation[]) => Object(openApiDocument(listingSpec({ operations })).paths);

describe("templates that differ only in the names of placeholders", () => {
  const paths = pathsOf(
    operation("updateFaq", "PATCH", "/faqs/{kbId}", inPath("kbId", "Of the FAQ")),
    operation("deleteFaq", "DELETE", "/faqs/{id}", inPath("id")),
    operation("getUser", "GET", "/users/{id}", inPath("id")),
  );

  test("are one path, by the name that the API uses more", () => {
    expect(Object.keys(paths)).toEqual(["/faqs/{id}", "/users/{id}"]);
    expect(Object.keys(paths["/faqs/{id}"]).sort()).toEqual(["delete", "patch"]);
  });

  test("tell what the page calls the parameter", () => {
    expect(paths["/faqs/{id}"].patch.parameters).toEqual([
      {
        name: "id",
        in: "path",
        required: true,
        description: "Of the FAQ\n\nThe page calls it `kbId`.",
        schema: { type: "string" },
        "x-docwright-name": "kbId",
      },
    ]);
    expect(paths["/faqs/{id}"].delete.parameters[0]).not.toHaveProperty("x-docwright-name");
  });

  test("of one method are one operation", () => {
    const same = pathsOf(
      operation("a", "GET", "/x/{one}/{two}"),
      operation("b", "GET", "/x/{two}/{one}", { parameters: [] }),
    );
    expect(Object.keys(same)).toEqual(["/x/{one}/{two}"]);
    const { parameters } = same["/x/{one}/{two}"].get;
    expect(parameters.map(({ name }: { name: string }) => name)).toEqual(["one", "two"]);
    expect(same["/x/{one}/{two}"].get["x-docwright-operations"]).toEqual(["a", "b"]);
  });
});

test.each([
  ["most operations of the path", ["/a/{x}", "/a/{y}", "/a/{y}", "/b/{x}", "/c/{x}"], ["/a/{y}", "/a/{y}"]],
  ["most operations of the API", ["/a/{x}", "/a/{y}", "/b/{y}"], ["/a/{y}", "/a/{y}"]],
  ["the first, where nothing else decides", ["/a/{x}", "/a/{y}"], ["/a/{x}", "/a/{x}"]],
  ["its own, where a name stands twice", ["/a/{x}/{x}", "/a/{y}/{z}"], ["/a/{x}/{x}", "/a/{y}/{z}"]],
  ["its own, where the shape differs", ["/a/{x}", "/a/{x}.txt"], ["/a/{x}", "/a/{x}.txt"]],
])("a template has the names of %s", (_, paths, expected) => {
  const chosen = oneTemplate(paths);
  expect(paths.slice(0, 2).map((path) => chosen.get(path))).toEqual(expected);
});

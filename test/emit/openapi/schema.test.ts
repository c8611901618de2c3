import { describe, expect, test } from "vitest";
import { openApiSchema } from "../../../scripts/emit/openapi/schema.js";
import type { Schema } from "../../../scripts/spec/json-schema.js";

const convert = (schema: Schema) =>
  openApiSchema(schema, {
    reference: (pointer) => pointer.replace("#/", "#/components/"),
    verbatim: false,
  });

describe("openApiSchema", () => {
  test.each<[string, Schema, object]>([
    ["references move to the components", { $ref: "#/schemas/User" }, { $ref: "#/components/schemas/User" }],
    ["lines are left out", { type: "string", "x-line": 7 }, { type: "string" }],
    [
      "a nullable type is a list of types",
      { anyOf: [{ type: "string", format: "date" }, { type: "null" }], description: "When" },
      { type: ["string", "null"], format: "date", description: "When" },
    ],
    [
      "a nullable reference stays a union",
      { anyOf: [{ $ref: "#/schemas/User" }, { type: "null" }] },
      { anyOf: [{ $ref: "#/components/schemas/User" }, { type: "null" }] },
    ],
    [
      "a nullable enumeration stays a union",
      { anyOf: [{ type: "string", enum: ["a", "b"] }, { type: "null" }] },
      { anyOf: [{ type: "string", enum: ["a", "b"] }, { type: "null" }] },
    ],
    ["a single value is a constant", { type: "string", enum: ["a"] }, { type: "string", const: "a" }],
    [
      "an object of unknown shape is open",
      { type: "object" },
      { type: "object", additionalProperties: true },
    ],
    [
      "a nullable object of unknown shape is open",
      { type: ["object", "null"] },
      { type: ["object", "null"], additionalProperties: true },
    ],
    [
      "an object of known shape is as it is",
      { type: "object", properties: { a: { type: "array", items: { type: "integer" } } }, required: ["a"] },
      { type: "object", required: ["a"], properties: { a: { type: "array", items: { type: "integer" } } } },
    ],
    [
      "bases stay bases",
      { type: "object", allOf: [{ $ref: "#/schemas/Base" }], properties: {} },
      { allOf: [{ $ref: "#/components/schemas/Base" }], type: "object", properties: {} },
    ],
    [
      "a map keeps its values",
      { additionalProperties: { type: "null" } },
      { additionalProperties: { type: "null" } },
    ],
    [
      "what is unknown says why",
      { "x-origin": "unknown", "x-reason": "the page says <mixed>" },
      { description: "Unknown: the page says &lt;mixed>.", "x-docwright-origin": "unknown" },
    ],
    [
      "remarks and the page's own words are kept",
      {
        type: "string",
        description: "Name",
        "x-remarks": ["can be encrypted", "short"],
        "x-documented": "stringEnum",
      },
      {
        type: "string",
        description: "Name\n\ncan be encrypted; short.",
        "x-docwright-documented": "stringEnum",
      },
    ],
    [
      "defaults and deprecation are kept",
      { type: "boolean", default: false, deprecated: true, "x-origin": "corrected", "x-reason": "it is one" },
      {
        type: "boolean",
        default: false,
        deprecated: true,
        description: "Corrected: it is one.",
        "x-docwright-origin": "corrected",
      },
    ],
  ])("%s", (_, schema, expected) => {
    expect(convert(schema)).toEqual(expected);
  });

  test("a field named __proto__ is a field", () => {
    const properties = Object.fromEntries([["__proto__", { type: "string" } satisfies Schema]]);
    const converted = convert({ type: "object", properties });
    expect(Object.keys(converted.properties ?? {})).toEqual(["__proto__"]);
  });
});

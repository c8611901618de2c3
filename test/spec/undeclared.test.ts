import { describe, expect, it } from "vitest";
import { mismatches } from "../../scripts/spec/accepts.js";
import type { Json, Schema } from "../../scripts/spec/json-schema.js";
import { undeclared } from "../../scripts/spec/undeclared.js";

const schemas: Record<string, Schema> = {
  Base: { type: "object", properties: { id: { type: "string" } } },
  Tree: {
    allOf: [
      { $ref: "#/schemas/Base" },
      { type: "object", properties: { children: { type: "array", items: { $ref: "#/schemas/Tree" } } } },
    ],
  },
  Open: { type: "object" },
  Loop: { $ref: "#/schemas/Loop" },
};
const named = (name: string): Schema | undefined => schemas[name];

describe("keys that a schema does not name", () => {
  it.each<[string, Json, Schema, string[]]>([
    ["of an object", { a: 1, b: 2 }, { type: "object", properties: { a: {} } }, ["b"]],
    ["inside lists", [{ id: "1", x: 1 }], { type: "array", items: { $ref: "#/schemas/Base" } }, ["[0].x"]],
    ["of parts", { id: "1", children: [{ id: "2", y: 1 }] }, { $ref: "#/schemas/Tree" }, ["children[0].y"]],
    ["nothing where anything may stand", { a: 1 }, { $ref: "#/schemas/Open" }, []],
    ["nothing of maps", { a: 1 }, { type: "object", additionalProperties: { type: "integer" } }, []],
    ["nothing of alternatives", { id: "1" }, { oneOf: [{ type: "string" }, { $ref: "#/schemas/Base" }] }, []],
    ["nothing of circles", { a: 1 }, { $ref: "#/schemas/Loop" }, []],
  ])("%s", (_what, value, schema, expected) => {
    expect(undeclared(value, schema, named)).toEqual(expected);
  });
});

describe("a value against a schema", () => {
  const account: Schema = {
    type: "object",
    required: ["id", "password"],
    properties: { id: { type: "string", readOnly: true }, password: { type: "string", writeOnly: true } },
  };

  it("lacks in a request what is read-only, and in an answer what is write-only", () => {
    expect(mismatches({ password: "p" }, account, named, "", "request")).toEqual([]);
    expect(mismatches({ id: "1" }, account, named, "", "response")).toEqual([]);
    expect(mismatches({ id: "1" }, account, named, "", "request")).toEqual([
      { path: "password", reason: "is missing" },
    ]);
    expect(mismatches({}, account, named).map(({ path }) => path)).toEqual(["id", "password"]);
  });

  it("is one of several, and not what it must not be", () => {
    const either: Schema = { oneOf: [{ type: "string" }, { type: "integer" }] };
    expect(mismatches(1, either, named)).toEqual([]);
    expect(mismatches(true, either, named)).toHaveLength(1);
    expect(mismatches("x", { not: { type: "string" } }, named)).toHaveLength(1);
    expect(mismatches(1, { not: { type: "string" } }, named)).toEqual([]);
  });
});

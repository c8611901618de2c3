import { describe, expect, test } from "vitest";
import type { Example } from "../../scripts/spec/api-spec.js";
import { checkExamples } from "../../scripts/spec/check-examples.js";
import type { Json, Schema } from "../../scripts/spec/json-schema.js";
import { typedValue } from "../../scripts/spec/query-values.js";
import { listingSpec } from "../emit/listing-spec.js";
import { httpOperation } from "../emit/typescript/rest-operations.js";

function found(example: Partial<Example>, given: object = {}): string[] {
  const operation = httpOperation("run", { examples: [{ line: 3, kind: "response", ...example }], ...given });
  return checkExamples(listingSpec({ operations: [operation] })).map(
    ({ code, message }) => `${code} ${message}`,
  );
}

describe("values of query parameters", () => {
  const parameters = [
    { name: "page", in: "query", required: false, schema: { type: "integer" } },
    { name: "id", in: "path", required: true, schema: { type: "string" } },
  ];
  const check = (value: Json, more: object = {}) =>
    found({ kind: "parameters", value }, { parameters, ...more });

  test("are held against their parameters", () => {
    expect(check({ page: 1, id: "a" })).toEqual([]);
    expect(check({ page: "1" })).toEqual([]);
    expect(check({ page: "one" })).toEqual([
      "example/rejected the example does not fit: page is string, not integer",
    ]);
    expect(check([1])).toEqual(["example/rejected the example does not fit: parameters is no object"]);
  });

  test("must have one, unless the list of parameters is lost", () => {
    expect(check({ size: 1 })).toEqual([
      "example/undeclared-field the example sends size, which the lists do not name",
    ]);
    expect(check({ size: 1 }, { openParameters: true })).toEqual([]);
  });
});

describe("a query value travels as text", () => {
  const list: Schema = { type: "array", items: { type: "integer" } };
  test.each<[Json, Schema, Json | undefined]>([
    ["5", { type: "integer" }, 5],
    ["5.5", { type: "number" }, 5.5],
    ["5.5", { type: "integer" }, undefined],
    ["true", { type: "boolean" }, true],
    ["5", { type: "string" }, "5"],
    ["", { type: "number" }, undefined],
    ["0x10", { type: "number" }, undefined],
    [5, { type: "string" }, undefined],
    [["1", 2], list, [1, 2]],
    [["a"], list, undefined],
  ])("%j as %j is %j", (value, schema, typed) => {
    expect(typedValue(value, schema, () => undefined)).toEqual(typed);
  });
});

describe("an answer is held against", () => {
  const responses = [
    { status: "404", schema: { type: "string" } },
    { status: "2XX", schema: { type: "integer" } },
  ];
  test.each([
    ["the answer of a range", { status: "2XX", value: "x" }, 1],
    ["the range that its status is in", { status: "200", value: "x" }, 1],
    ["its own status", { status: "404", value: "x" }, 0],
    ["the success, where the page tells no status", { value: "x" }, 1],
    ["nothing, where no answer is of its status", { status: "500", value: "x" }, 0],
  ])("%s", (_, example, count) => {
    expect(found(example, { responses })).toHaveLength(count);
  });
});

import { describe, expect, test } from "vitest";
import type { ApiSpec } from "../../../scripts/spec/api-spec.js";
import type { Schema } from "../../../scripts/spec/json-schema.js";
import { answer, compare, operation } from "./rest.js";
import { object, text } from "./told.js";

describe("schemas", () => {
  const of = (
    used: "input" | "output" | undefined,
    before: Schema,
    after: Schema,
    schemas: ApiSpec["schemas"] = {},
  ): string[] => {
    const named = (schema: Schema) => ({
      A: { schema, ...(used === undefined ? {} : { used }) },
      ...schemas,
    });
    return compare({ schemas: named(before) }, { schemas: named(after) }).map((line) =>
      line.replace(" schema A ", " "),
    );
  };
  const readOnly = { ...text, readOnly: true };
  const writeOnly = { ...text, writeOnly: true };
  const own = object({ id: text }, ["id"]);

  test.each<[string, Schema, Schema, input: string[], output: string[]]>([
    [
      "now read-only",
      object({ a: text }),
      object({ a: readOnly }),
      ["! changed a: now read-only"],
      ["  changed a: now read-only"],
    ],
    [
      "no longer read-only, and required",
      object({ a: readOnly }, ["a"]),
      object({ a: text }, ["a"]),
      ["! changed a: no longer read-only"],
      ["  changed a: no longer read-only"],
    ],
    [
      "now write-only",
      object({ a: text }),
      object({ a: writeOnly }),
      ["  changed a: now write-only"],
      ["! changed a: now write-only"],
    ],
    [
      "a required field that requests lack",
      object({}),
      object({ a: readOnly }, ["a"]),
      ["  added a: added, string, required"],
      ["  added a: added, string, required"],
    ],
    [
      "a field gone that requests lacked",
      object({ a: readOnly }),
      object({}),
      ["  removed a: removed"],
      ["! removed a: removed"],
    ],
    [
      "a part of allOf demands more",
      { allOf: [{ $ref: "#/schemas/B" }, object({})] },
      { allOf: [{ $ref: "#/schemas/B" }, object({}, ["id"])] },
      ["! changed id: now required"],
      ["  changed id: now required"],
    ],
    [
      "a field of a part of allOf",
      { allOf: [{ $ref: "#/schemas/B" }, object({ a: text })] },
      { allOf: [{ $ref: "#/schemas/B" }, object({ a: { type: "integer" } })] },
      ["! changed a: type string → integer"],
      ["! changed a: type string → integer"],
    ],
    [
      "a base written out",
      { allOf: [{ $ref: "#/schemas/B" }, object({ a: text })] },
      object({ id: text, a: text }, ["id"]),
      ["  changed derives from B → "],
      ["  changed derives from B → "],
    ],
    [
      "a base lost",
      { allOf: [{ $ref: "#/schemas/B" }, object({ a: text })] },
      object({ a: text }),
      ["  changed derives from B → ", "! removed id: removed"],
      ["  changed derives from B → ", "! removed id: removed"],
    ],
    [
      "a name for what was inline",
      object({ a: own }),
      object({ a: { $ref: "#/schemas/B" } }),
      ["  changed a: type object → B"],
      ["  changed a: type object → B"],
    ],
    [
      "another name for the same",
      object({ a: { $ref: "#/schemas/B" } }),
      object({ a: { $ref: "#/schemas/C" } }),
      ["  changed a: type B → C"],
      ["  changed a: type B → C"],
    ],
    [
      "another name for something else",
      object({ a: { $ref: "#/schemas/B" } }),
      object({ a: { $ref: "#/schemas/D" } }),
      ["! changed a: type B → D"],
      ["! changed a: type B → D"],
    ],
    [
      "an alternative more",
      { oneOf: [{ $ref: "#/schemas/B" }, text] },
      { oneOf: [{ $ref: "#/schemas/B" }, text, { type: "integer" }] },
      ["  changed type B | string → B | string | integer"],
      ["! changed type B | string → B | string | integer"],
    ],
    [
      "an alternative in front",
      { oneOf: [object({ a: text }), object({ b: text })] },
      { oneOf: [object({ c: text }), object({ a: text }), object({ b: text })] },
      ["  changed type object | object → object | object | object"],
      ["! changed type object | object → object | object | object"],
    ],
    [
      "a field of an alternative",
      { oneOf: [object({ a: text, z: text }), object({ b: text })] },
      { oneOf: [object({ b: text }), object({ a: text })] },
      ["! removed z: removed"],
      ["! removed z: removed"],
    ],
    [
      "one of, not any of",
      { anyOf: [text, { type: "integer" }] },
      { oneOf: [text, { type: "integer" }] },
      ["  changed combination anyOf → oneOf"],
      ["  changed combination anyOf → oneOf"],
    ],
    [
      "something excluded",
      text,
      { ...text, not: { enum: ["a"] } },
      ['! changed must not be none → {"enum":["a"]}'],
      ['  changed must not be none → {"enum":["a"]}'],
    ],
    ["title", text, { ...text, title: "A" }, ["  changed title none → A"], ["  changed title none → A"]],
  ])("%s", (_, before, after, input, output) => {
    const others = {
      B: { schema: own },
      C: { schema: own },
      D: { schema: object({ id: { type: "integer" } }) },
    };
    expect(of("input", before, after, others)).toEqual(input);
    expect(of("output", before, after, others)).toEqual(output);
    const both = of(undefined, before, after, others);
    expect(both.some((line) => line.startsWith("!"))).toBe(
      [...input, ...output].some((line) => line.startsWith("!")),
    );
  });

  test("that hold themselves are compared once", () => {
    const list = (name: string): Schema => object({ next: { $ref: `#/schemas/${name}` }, id: text });
    const use = (name: string): Partial<ApiSpec> => ({
      operations: [operation(answer({ status: "200", schema: { $ref: `#/schemas/${name}` } }))],
      schemas: { [name]: { schema: list(name) } },
    });
    expect(compare(use("List"), use("Chain"))).toEqual([
      "  changed getRoom output 200: type List → Chain",
      "! removed schema List schema removed",
      "  added schema Chain schema added",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { mismatches } from "../../scripts/spec/accepts.js";
import type { ApiSpec } from "../../scripts/spec/api-spec.js";
import type { Schema } from "../../scripts/spec/json-schema.js";
import { checkReferences } from "../../scripts/spec/references.js";
import { spec } from "./changes/rest.js";
import { object, text } from "./changes/told.js";

const ref = (name: string): Schema => ({ $ref: `#/schemas/${name}` });
const named = (schemas: Record<string, Schema>): ApiSpec["schemas"] =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, { schema }]));

const circles: [string, Record<string, Schema>][] = [
  ["itself", { A: ref("A") }],
  ["one that is made of it", { A: ref("B"), B: { allOf: [object({ a: text }), ref("A")] } }],
  ["a choice with itself in it", { A: { oneOf: [text, { anyOf: [ref("A"), { type: "integer" }] }] } }],
];

describe("a schema that is made of", () => {
  it.each(circles)("%s stops", (_, schemas) => {
    const found = checkReferences(spec({ schemas: named(schemas) }));
    expect(found.map(({ message }) => message).join("\n")).toMatch(
      /schemas\.A of the spec .* made of itself/u,
    );
  });

  it.each(circles)("%s is held against a value nevertheless", (_, schemas) => {
    expect(() => mismatches({ a: [1, { b: null }] }, ref("A"), (name) => schemas[name])).not.toThrow();
  });

  it("something that holds it is none of them", () => {
    const list = object({ next: ref("A"), all: { type: "array", items: ref("A") } });
    expect(checkReferences(spec({ schemas: named({ A: list }) }))).toEqual([]);
    const value = { next: { next: { next: 1 } } };
    const found = mismatches(value, ref("A"), (name) => (name === "A" ? list : undefined));
    expect(found).toEqual([{ path: "next.next.next", reason: "is integer, not object" }]);
  });
});

import { describe, expect, test } from "vitest";
import type { ApiSpec } from "../../../scripts/spec/api-spec.js";
import type { Schema } from "../../../scripts/spec/json-schema.js";
import { compare, input, object, operation, output, text } from "./told.js";

/** A change of a schema, and what it means in a request and in an answer. */
const rows: [name: string, before: Schema, after: Schema, input: string[], output: string[]][] = [
  [
    "optional field added",
    object({}),
    object({ a: text }),
    ["  added X.a: added, string, optional"],
    ["  added X.a: added, string, optional"],
  ],
  [
    "required field added",
    object({}),
    object({ a: text }, ["a"]),
    ["! added X.a: added, string, required"],
    ["  added X.a: added, string, required"],
  ],
  ["field removed", object({ a: text }), object({}), ["! removed X.a: removed"], ["! removed X.a: removed"]],
  [
    "now required",
    object({ a: text }),
    object({ a: text }, ["a"]),
    ["! changed X.a: now required"],
    ["  changed X.a: now required"],
  ],
  [
    "now optional",
    object({ a: text }, ["a"]),
    object({ a: text }),
    ["  changed X.a: now optional"],
    ["! changed X.a: now optional"],
  ],
  [
    "now nullable",
    object({ a: text }),
    object({ a: { type: ["string", "null"] } }),
    ["  changed X.a: may now be null"],
    ["! changed X.a: may now be null"],
  ],
  [
    "no longer nullable",
    object({ a: { anyOf: [text, { type: "null" }] } }),
    object({ a: text }),
    ["! changed X.a: is no longer null"],
    ["  changed X.a: is no longer null"],
  ],
  [
    "wider type",
    object({ a: { type: "integer" } }),
    object({ a: { type: "number" } }),
    ["  changed X.a: type integer → number"],
    ["! changed X.a: type integer → number"],
  ],
  [
    "another type",
    object({ a: text }),
    object({ a: { type: "boolean" } }),
    ["! changed X.a: type string → boolean"],
    ["! changed X.a: type string → boolean"],
  ],
  [
    "known at last",
    object({ a: {} }),
    object({ a: text }),
    ["! changed X.a: type unknown → string"],
    ["  changed X.a: type unknown → string"],
  ],
  [
    "value added",
    object({ a: { enum: ["x"] } }),
    object({ a: { enum: ["x", "y"] } }),
    ['  changed X.a: type "x" → "x" | "y"'],
    ['! changed X.a: type "x" → "x" | "y"'],
  ],
  [
    "values opened",
    object({ a: { enum: ["x"] } }),
    object({ a: text }),
    ['  changed X.a: type "x" → string'],
    ['! changed X.a: type "x" → string'],
  ],
  [
    "another reference",
    object({ a: { $ref: "#/schemas/User" } }),
    object({ a: { $ref: "#/schemas/File" } }),
    ["! changed X.a: type User → File"],
    ["! changed X.a: type User → File"],
  ],
  [
    "nested field",
    object({ event: object({ name: text }) }),
    object({ event: object({ name: { type: "integer" } }) }),
    ["! changed X.event.name: type string → integer"],
    ["! changed X.event.name: type string → integer"],
  ],
  [
    "field of an item",
    object({ a: { type: "array", items: object({ b: text }) } }),
    object({ a: { type: "array", items: object({}) } }),
    ["! removed X.a[].b: removed"],
    ["! removed X.a[].b: removed"],
  ],
  [
    "field behind null",
    object({ a: { anyOf: [object({ b: text }), { type: "null" }] } }),
    object({ a: { anyOf: [object({}), { type: "null" }] } }),
    ["! removed X.a.b: removed"],
    ["! removed X.a.b: removed"],
  ],
  [
    "value of a map",
    object({ a: { type: "object", additionalProperties: text } }),
    object({ a: { type: "object", additionalProperties: { type: "integer" } } }),
    ["! changed X.a{}: type string → integer"],
    ["! changed X.a{}: type string → integer"],
  ],
  [
    "further keys",
    object({}),
    { ...object({}), additionalProperties: true },
    ["  changed X: further keys none → any"],
    ["  changed X: further keys none → any"],
  ],
  [
    "default changed",
    object({ a: { ...text, default: "x" } }),
    object({ a: { ...text, default: "y" } }),
    ["! changed X.a: default x → y"],
    ["  changed X.a: default x → y"],
  ],
  [
    "default told",
    object({ a: text }),
    object({ a: { ...text, default: "y" } }),
    ["  changed X.a: default none → y"],
    ["  changed X.a: default none → y"],
  ],
  [
    "description",
    object({ a: text }),
    object({ a: { ...text, description: "A" } }),
    ["  changed X.a: description none → A"],
    ["  changed X.a: description none → A"],
  ],
  [
    "remarks",
    object({ a: text }),
    object({ a: { ...text, "x-remarks": ["r"] } }),
    ['  changed X.a: remarks none → ["r"]'],
    ['  changed X.a: remarks none → ["r"]'],
  ],
  [
    "origin",
    object({ a: { ...text, "x-origin": "example" } }),
    object({ a: text }),
    ["  changed X.a: origin example → none"],
    ["  changed X.a: origin example → none"],
  ],
];

describe("fields", () => {
  test.each(rows)("%s, in a request", (_, before, after, expected) => {
    expect(operation(input(before), input(after))).toEqual(expected.map((line) => line.replace("X", "data")));
  });

  test.each(rows)("%s, in an answer", (_, before, after, _input, expected) => {
    expect(operation(output(before), output(after))).toEqual(
      expected.map((line) => line.replace("X", "output")),
    );
  });

  test("a named schema breaks by what breaks requests or answers, unless it is only used in one of them", () => {
    const named = (schema: Schema, used?: "input" | "output"): Partial<ApiSpec> => ({
      operations: [],
      schemas: { Thing: { schema, ...(used === undefined ? {} : { used }) } },
    });
    const [optional, required] = [object({ a: text }), object({ a: text }, ["a"])];
    expect(compare(named(optional), named(required))).toEqual(["! changed schema Thing a: now required"]);
    expect(compare(named(optional, "output"), named(required, "output"))).toEqual([
      "  changed schema Thing a: now required",
    ]);
    expect(compare(named(required, "input"), named(optional, "input"))).toEqual([
      "  changed schema Thing a: now optional",
    ]);
  });
});

import { describe, expect, test } from "vitest";
import { printType } from "../../../scripts/emit/typescript/shape/print-type.js";
import { printZod } from "../../../scripts/emit/typescript/shape/print-zod.js";
import { type Direction, shapeOf } from "../../../scripts/emit/typescript/shape/shape.js";
import type { Schema } from "../../../scripts/spec/json-schema.js";
import { object } from "./small-spec.js";

interface Case {
  name: string;
  schema: Schema;
  direction?: Direction;
  type: string;
  zod: string;
}

const cases: Case[] = [
  { name: "nothing known", schema: { "x-reason": "lost" }, type: "unknown", zod: "z.unknown()" },
  { name: "an integer of an answer", schema: { type: "integer" }, type: "number", zod: "z.number()" },
  {
    name: "an integer of a request",
    schema: { type: "integer" },
    direction: "input",
    type: "number",
    zod: "z.int()",
  },
  {
    name: "nullable",
    schema: { type: ["string", "null"] },
    type: "string | null",
    zod: "z.nullable(z.string())",
  },
  {
    name: "an enum of a request is closed",
    schema: { enum: ["A", "B"] },
    direction: "input",
    type: '"A" | "B"',
    zod: 'z.enum(["A", "B"])',
  },
  {
    name: "an enum of an answer is open",
    schema: { enum: ["A", "B"] },
    type: '"A" | "B" | (string & {})',
    zod: "z.string()",
  },
  {
    name: "documented values beside any text",
    schema: { anyOf: [{ type: "string", enum: ["A", "B"] }, { type: "integer" }, { type: "string" }] },
    direction: "input",
    type: '"A" | "B" | number | (string & {})',
    zod: 'z.union([z.enum(["A", "B"]), z.int(), z.string()])',
  },
  {
    name: "an enum with null",
    schema: { enum: [1, null] },
    direction: "input",
    type: "1 | null",
    zod: "z.nullable(z.literal([1]))",
  },
  {
    name: "a list of a union",
    schema: { type: "array", items: { type: ["string", "integer"] } },
    type: "(string | number)[]",
    zod: "z.array(z.union([z.string(), z.number()]))",
  },
  { name: "a list of anything", schema: { type: "array" }, type: "unknown[]", zod: "z.array(z.unknown())" },
  { name: "a reference", schema: { $ref: "#/schemas/File" }, type: "File", zod: "ref(File)" },
  {
    name: "a union of references",
    schema: { anyOf: [{ $ref: "#/schemas/A" }, { $ref: "#/schemas/B" }, { type: "null" }] },
    type: "A | B | null",
    zod: "z.nullable(z.union([ref(A), ref(B)]))",
  },
  {
    name: "a union with an unknown part",
    schema: { anyOf: [{ type: "string" }, {}] },
    type: "unknown",
    zod: "z.unknown()",
  },
  {
    name: "an object without known fields",
    schema: { type: "object", additionalProperties: true },
    type: "{ [key: string]: unknown }",
    zod: "z.record(z.string(), z.unknown())",
  },
  {
    name: "a map",
    schema: { type: "object", additionalProperties: { type: "integer" } },
    type: "{ [key: string]: number }",
    zod: "z.record(z.string(), z.number())",
  },
  {
    name: "an object of a request",
    schema: object({ a: { type: "string" }, b: { type: "boolean" } }, ["a"]),
    direction: "input",
    type: "{ a: string; b?: boolean | undefined }",
    zod: "z.looseObject({ a: z.string(), b: z.optional(z.boolean()) })",
  },
  {
    name: "an object of an answer",
    schema: object({ a: { type: "string" }, b: { type: "boolean" } }, ["a"]),
    type: "{ a: string; b?: boolean }",
    zod: "z.looseObject({ a: z.string(), b: z.exactOptional(z.boolean()) })",
  },
  {
    name: "names that are no identifiers",
    schema: JSON.parse('{ "properties": { "a-b": { "type": "null" }, "__proto__": {} } }'),
    type: '{ "a-b"?: null; __proto__?: unknown }',
    zod: 'z.looseObject({\n  "a-b": z.exactOptional(z.null()),\n  ["__proto__"]: z.exactOptional(z.unknown()),\n})',
  },
  {
    name: "documented fields stand on lines of their own",
    schema: object({ a: { type: "integer", default: 0, "x-documented": "int", "x-origin": "example" } }, [], {
      additionalProperties: true,
    }),
    type: "{\n  /** Default: `0`. Documented as `int`. Inferred from the documented example. */\n  a?: number;\n  [key: string]: unknown;\n}",
    zod: "z.looseObject({ a: z.exactOptional(z.number()) })",
  },
  {
    name: "a corrected field says why, and what the page says",
    schema: object({
      a: {
        type: "integer",
        "x-origin": "corrected",
        "x-reason": "row_id counts",
        "x-documented": "string",
      },
    }),
    type: "{\n  /** Corrected. row_id counts. The page says `string`. */\n  a?: number;\n}",
    zod: "z.looseObject({ a: z.exactOptional(z.number()) })",
  },
  {
    name: "a field that is going away",
    schema: object({ a: { description: "Old one\nor two.", type: "string", deprecated: true } }),
    type: "{\n  /**\n   * Old one\n   * or two.\n   *\n   * @deprecated\n   */\n  a?: string;\n}",
    zod: "z.looseObject({ a: z.exactOptional(z.string()) })",
  },
  {
    name: "an unknown field says why",
    schema: object({ a: { "x-origin": "unknown", "x-reason": "the page says nothing" } }, ["a"]),
    type: "{\n  /** Unknown: the page says nothing. */\n  a: unknown;\n}",
    zod: "z.looseObject({ a: z.unknown() })",
  },
];

describe("the type and the zod schema of", () => {
  test.each(cases)("$name", ({ schema, direction = "output", type, zod }) => {
    const shape = shapeOf(schema, direction);
    expect(printType(shape, { nameOf: (name) => name, direction }, 0)).toBe(type);
    expect(printZod(shape, { refer: (name) => `ref(${name})`, direction })).toBe(zod);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mismatches } from "../../scripts/spec/accepts.js";
import { inferSchema, nullable, union } from "../../scripts/spec/infer.js";
import { type Json, type Schema, schemaSchema } from "../../scripts/spec/json-schema.js";

const json: fc.Arbitrary<Json> = fc
  .jsonValue({ maxDepth: 4 })
  .map((value): Json => JSON.parse(JSON.stringify(value)));
const none = (): undefined => undefined;

describe("inferred schemas", () => {
  it("accept what they were inferred from", () => {
    fc.assert(
      fc.property(fc.array(json, { minLength: 1, maxLength: 5 }), (samples) => {
        const schema = inferSchema(samples);
        for (const sample of samples) expect(mismatches(sample, schema, none)).toEqual([]);
        expect(schemaSchema.safeParse(schema).error).toBeUndefined();
      }),
    );
  });

  it("require nothing, and never become enumerations", () => {
    fc.assert(
      fc.property(fc.array(json, { minLength: 1 }), (samples) => {
        const visit = (schema: Schema): void => {
          expect(schema.required).toBeUndefined();
          expect(schema.enum).toBeUndefined();
          const inner = [...Object.values(schema.properties ?? {}), ...(schema.anyOf ?? [])];
          if (schema.items !== undefined) inner.push(schema.items);
          if (typeof schema.additionalProperties === "object") inner.push(schema.additionalProperties);
          inner.forEach(visit);
        };
        visit(inferSchema(samples));
      }),
    );
  });

  it("say nothing where the samples say nothing", () => {
    expect(inferSchema([])).toEqual({});
    expect(inferSchema([null])).toEqual({});
    expect(inferSchema([[]])).toEqual({ type: "array", items: {} });
    expect(inferSchema([{}])).toEqual({ type: "object", additionalProperties: true });
  });

  it("merge samples", () => {
    expect(inferSchema([1, 2.5])).toEqual({ type: "number" });
    expect(inferSchema([1, null])).toEqual({ type: ["integer", "null"] });
    expect(inferSchema([1, "a"])).toEqual({ anyOf: [{ type: "integer" }, { type: "string" }] });
    expect(inferSchema([{ a: 1 }, { b: "x" }])).toEqual({
      type: "object",
      properties: { a: { type: "integer" }, b: { type: "string" } },
      additionalProperties: true,
    });
    expect(inferSchema([{ 12: "a", 13: "b" }])).toEqual({
      type: "object",
      additionalProperties: { type: "string" },
    });
  });
});

describe("nullable", () => {
  it("adds null once, and changes nothing else that is accepted", () => {
    const schemas: Schema[] = [
      { type: "integer", default: 1 },
      { $ref: "#/schemas/A", description: "d" },
      { anyOf: [{ type: "string" }, { type: "integer" }] },
      { type: "string", enum: ["a"], "x-line": 3 },
      { allOf: [{ $ref: "#/schemas/A" }], type: "object" },
      { type: ["array", "object"] },
    ];
    for (const schema of schemas) {
      const once = nullable(schema);
      const { $ref, ...named } = once;
      expect(mismatches(null, $ref === undefined ? named : once, () => ({ type: "object" }))).toEqual([]);
      expect(nullable(once)).toEqual(once);
      expect(once.description).toBe(schema.description);
      expect(once["x-line"]).toBe(schema["x-line"]);
    }
  });
});

describe("union", () => {
  it("keeps one of equals", () => {
    expect(union([{ type: "string" }, { type: "string" }])).toEqual({ type: "string" });
    expect(union([])).toEqual({});
  });
});

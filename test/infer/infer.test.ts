import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inferExamples } from "../../scripts/infer/infer.js";
import { mismatches } from "../../scripts/spec/accepts.js";
import { type Json, type Schema, schemaSchema } from "../../scripts/spec/json-schema.js";
import { innerSchemas } from "../../scripts/spec/usage.js";
import { json, sorted } from "./arbitrary.js";

const none = (): undefined => undefined;
const inferred = { "x-origin": "example" } as const;
const unknown = (reason: string): Schema => ({ "x-origin": "unknown", "x-reason": reason });
const everyPart = (schema: Schema): Schema[] => [schema, ...innerSchemas(schema).flatMap(everyPart)];

describe("schemas of examples", () => {
  it("accept every example", () => {
    fc.assert(
      fc.property(fc.array(json, { minLength: 1, maxLength: 5 }), (samples) => {
        const schema = inferExamples(samples);
        for (const sample of samples) expect(mismatches(sample, schema, none)).toEqual([]);
        expect(schemaSchema.safeParse(schema).error).toBeUndefined();
      }),
    );
  });

  it("do not depend on the order of the examples", () => {
    const shuffled = fc
      .array(json, { maxLength: 6 })
      .chain((samples) =>
        fc.tuple(fc.constant(samples), fc.shuffledSubarray(samples, { minLength: samples.length })),
      );
    fc.assert(
      fc.property(shuffled, ([samples, others]) => {
        expect(sorted(inferExamples(others))).toEqual(sorted(inferExamples(samples)));
      }),
    );
  });

  it("tell the origin of every part, require nothing and know no values", () => {
    fc.assert(
      fc.property(fc.array(json, { maxLength: 5 }), (samples) => {
        for (const part of everyPart(inferExamples(samples))) {
          expect(part.required ?? part.enum).toBeUndefined();
          if (part.type !== "null") expect(["example", "unknown"]).toContain(part["x-origin"]);
          expect(part["x-origin"] === "unknown").toBe(part["x-reason"] !== undefined);
        }
      }),
    );
  });

  it("say nothing where the examples say nothing", () => {
    expect(inferExamples([])).toEqual(unknown("The page shows no value."));
    expect(inferExamples([null, null])).toEqual(unknown("The page shows `null` only."));
    expect(inferExamples([{}])).toEqual(unknown("The page shows `{}` only."));
    expect(inferExamples([{}, null])).toEqual(unknown("The page shows `{}` beside null."));
    expect(inferExamples([{}, 20])).toEqual(unknown("The page shows `{}` beside number."));
    expect(inferExamples([[]])).toEqual({
      type: "array",
      items: unknown("The page shows `[]` only."),
      ...inferred,
    });
  });

  it("merge what the examples show", () => {
    const fields: Record<string, Schema> = {
      a: { type: "number", ...inferred },
      b: { type: ["string", "null"], ...inferred },
    };
    expect(inferExamples([{}, { a: 1, b: null }, { b: "Anna" }])).toEqual({
      type: "object",
      properties: fields,
      ...inferred,
    });
    expect(inferExamples(["a", 1, null])).toEqual({
      anyOf: [{ type: "number", ...inferred }, { type: "string", ...inferred }, { type: "null" }],
      ...inferred,
    });
    expect(inferExamples([[], [1]])).toEqual({
      type: "array",
      items: { type: "number", ...inferred },
      ...inferred,
    });
  });

  it("take an object for a map only where its keys are ids or versions", () => {
    const maps: Json[] = [
      { 12: "a", 13: "b" },
      { "1.0": "a", "v2.1.3": "b" },
    ];
    maps.push({ "3fa85f64-5717-4562-b3fc-2c963f66afa6": "a" });
    for (const map of maps)
      expect(inferExamples([map])).toEqual({
        type: "object",
        additionalProperties: { type: "string", ...inferred },
        ...inferred,
      });
    for (const object of [{ 12: "a", name: "b" }, { v: 1 }, { version1: 1 }])
      expect(inferExamples([object]).additionalProperties).toBeUndefined();
  });

  it("keep keys that are members of every object", () => {
    const value: Json = JSON.parse('{"__proto__": {"a": 1}, "constructor": "b"}');
    const schema = inferExamples([value]);
    expect(Object.keys(schema.properties ?? {})).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(schema.properties)).toBe(Object.prototype);
    expect(mismatches(value, schema, none)).toEqual([]);
  });

  it("end where values nest without end", () => {
    let deep: Json = 1;
    for (let level = 0; level < 5000; level += 1) deep = level % 2 === 0 ? [deep] : { deep };
    const reasons = everyPart(inferExamples([deep])).map((part) => part["x-reason"] ?? "");
    expect(reasons.at(-1)).toMatch(/deeper than 64 levels/u);
  });
});

describe("formats", () => {
  const formatOf = (...samples: Json[]): string | undefined => inferExamples(samples).format;

  it.each([
    ["uuid", "1ae6eb71-dddf-48b7-945f-78127fd85801"],
    ["date-time", "2022-12-22T09:09:12.831Z"],
    ["date-time", "2022-12-22T09:09:12+05:00"],
    ["date", "2024-02-29"],
    ["email", "anna.smith@mail.acme.com"],
    ["uri", "https://acme.com/a?b=c"],
  ])("%s: %s", (format, text) => {
    expect(formatOf(text)).toBe(format);
    expect(formatOf("string", text, text)).toBe(format);
    expect(formatOf("Smith", text)).toBeUndefined();
  });

  it.each([
    "string",
    "",
    "user@example.com",
    "john@example.com",
    "2023-02-29",
    "2022-12-22T25:00:00Z",
    "2022-12-22T09:09:12",
    "+13756366604",
    "acme.com",
    "see https://acme.com",
    "ftp://acme.com",
    "ACTIVE",
    "20",
  ])("none: %s", (text) => {
    expect(inferExamples([text])).toEqual({ type: "string", ...inferred });
  });

  it("never come from numbers", () => {
    expect(inferExamples([12345, 0, 20])).toEqual({ type: "number", ...inferred });
  });
});

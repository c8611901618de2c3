import { expect, test } from "vitest";
import { supplementOnce, withoutMark } from "../../../scripts/emit/typescript/shape/common-supplement.js";
import { schemaDoc } from "../../../scripts/emit/typescript/shape/field-doc.js";
import type { Confidence, Schema } from "../../../scripts/spec/json-schema.js";

const text: Schema = { type: "string" };
const marked = (confidence: Confidence, reason?: string, schema: Schema = text): Schema => ({
  ...schema,
  "x-origin": "supplement",
  "x-confidence": confidence,
  ...(reason === undefined ? {} : { "x-reason": reason }),
});
const object = (properties: Record<string, Schema>): Schema => ({ type: "object", properties });

test("what most fields are from is said of the whole, and of those that are more or less sure", () => {
  const schema = object({
    a: marked("documented", "two editions"),
    b: { type: "array", items: object({ c: marked("documented", "two editions") }) },
    d: marked("client-code", "a web client"),
  });
  expect(supplementOnce(schema)).toEqual(
    marked(
      "documented",
      "two editions",
      object({
        a: text,
        b: { type: "array", items: object({ c: text }) },
        d: marked("client-code", "a web client"),
      }),
    ),
  );
});

test("where the evidence differs, the whole tells none", () => {
  const schema = object({ a: marked("documented", "one edition"), b: marked("documented", "two editions") });
  expect(supplementOnce(schema)).toEqual(marked("documented", undefined, object({ a: text, b: text })));
});

test.each<[string, Schema]>([
  ["a field of the page", object({ a: marked("documented"), b: text })],
  ["a single field", object({ a: marked("documented") })],
  [
    "another origin of the whole",
    { ...object({ a: marked("documented"), b: marked("documented") }), "x-origin": "example" },
  ],
])("each field tells where there is %s", (_, schema) => {
  expect(supplementOnce(schema)).toBe(schema);
});

test("what is within a field that tells is part of it", () => {
  const schema = object({ a: marked("inferred", undefined, object({ x: text })), b: marked("inferred") });
  expect(supplementOnce(schema)["x-confidence"]).toBe("inferred");
});

test("only marks that are as sure are left out", () => {
  expect(withoutMark(marked("documented", "two editions"), "documented")).toEqual(text);
  expect(withoutMark(marked("inferred"), "documented")).toEqual(marked("inferred"));
});

test.each<[Schema, string]>([
  [
    marked("documented", "two other editions of the documentation"),
    "From two other editions of the documentation.",
  ],
  [marked("client-code"), "From programs that call the API."],
  [marked("inferred"), "Inferred from what the page says elsewhere."],
  [{ "x-origin": "unknown", "x-confidence": "client-code", "x-reason": "any value" }, "Unknown: any value."],
])("a field tells where it is from", (schema, told) => {
  expect(schemaDoc(schema)).toEqual([told]);
});

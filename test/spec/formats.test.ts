import { describe, expect, test } from "vitest";
import { mismatches, strictMismatches } from "../../scripts/spec/accepts.js";
import { hasFormat } from "../../scripts/spec/formats.js";
import type { Json, Schema } from "../../scripts/spec/json-schema.js";

describe("a text has the format", () => {
  test.each<[string, string]>([
    ["uuid", "3fa85f64-5717-4562-b3fc-2c963f66afa6"],
    ["uuid", "3FA85F64-5717-4562-B3FC-2C963F66AFA6"],
    ["date", "2024-02-29"],
    ["time", "23:59:60Z"],
    ["date-time", "2022-10-17T09:21:41.247Z"],
    ["date-time", "2022-10-17 09:21:41+02:00"],
    ["email", "a.b+c@mail.test"],
    ["uri", "https://a.test/x?y=1#z"],
    ["uri", "urn:isbn:1"],
    ["colour", "anything"],
  ])("%s: %s", (format, text) => {
    expect(hasFormat(text, format)).toBe(true);
  });
});

describe("a text has not the format", () => {
  test.each<[string, string]>([
    ["uuid", "string"],
    ["uuid", "3fa85f64-5717-4562-b3fc-2c963f66afa"],
    ["date", "2023-02-29"],
    ["date", "2023-13-01"],
    ["date", "2023-01-00"],
    ["time", "24:00:00Z"],
    ["date-time", "2022-12-16T00:00:00"],
    ["date-time", "2022-12-16"],
    ["date-time", "2022-02-30T00:00:00Z"],
    ["email", "string"],
    ["email", "a@b@c"],
    ["uri", "string"],
    ["uri", "https://a test"],
    ["uri", "/relative"],
  ])("%s: %s", (format, text) => {
    expect(hasFormat(text, format)).toBe(false);
  });
});

describe("formats count", () => {
  const uuid: Schema = { type: "string", format: "uuid" };
  const ids: Schema = {
    type: "object",
    properties: { ids: { type: "array", items: { $ref: "#/schemas/Id" } } },
  };
  const named = (name: string): Schema | undefined => (name === "Id" ? uuid : undefined);

  test("only where they are asked for, at any depth", () => {
    const value: Json = { ids: ["string"] };
    expect(mismatches(value, ids, named)).toEqual([]);
    expect(strictMismatches(value, ids, named)).toEqual([{ path: "ids[0]", reason: "is no uuid" }]);
  });

  test("not where another alternative takes the value, nor for what is no text", () => {
    expect(strictMismatches("string", { anyOf: [uuid, { type: "string" }] }, named)).toEqual([]);
    expect(strictMismatches(null, { type: ["string", "null"], format: "uuid" }, named)).toEqual([]);
  });
});

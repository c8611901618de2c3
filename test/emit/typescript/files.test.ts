import { expect, test } from "vitest";
import { emitted, envelopeSpec, integer, object } from "./small-spec.js";

test("an object that derives from another extends it, without the fields that differ", () => {
  const spec = envelopeSpec([], {
    schemas: {
      Base: { schema: object({ id: integer, kind: integer }, ["id"]), used: "output" },
      Same: {
        schema: { ...object({ id: integer }, ["id"]), allOf: [{ $ref: "#/schemas/Base" }] },
        used: "output",
      },
      Other: {
        schema: { ...object({ kind: { type: "string" } }), allOf: [{ $ref: "#/schemas/Base" }] },
        used: "output",
      },
      Ring: {
        schema: { ...object({ up: { $ref: "#/schemas/Ring" } }), allOf: [{ $ref: "#/schemas/Ring" }] },
        used: "output",
      },
    },
  });
  const text = emitted(spec, "objects");
  expect(text).toContain("export interface Same extends Base {\n  id: number;\n}");
  expect(text).toContain('export interface Other extends Omit<Base, "kind"> {\n  kind?: string;\n}');
  expect(text).toContain("export interface Ring {\n  up?: Ring;\n}");
  expect(emitted(spec, "schemas/objects")).toContain(
    "z.looseObject({ kind: z.exactOptional(z.string()), id: z.number() }),",
  );
});

test("error codes: a sorted type, and the documented texts only", () => {
  const errors = [
    { code: 1042, text: "Locked", line: 31 },
    { code: 400, line: 30 },
  ];
  const text = emitted(envelopeSpec([], { errors }), "errors");
  expect(text).toContain("export type WapiErrorCode = 400 | 1042;");
  expect(text).toContain('Object.freeze({\n  1042: "Locked",\n});');
});

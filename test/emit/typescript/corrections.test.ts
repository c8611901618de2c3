import { describe, expect, test } from "vitest";
import { statistics } from "../../../scripts/emit/report/statistics.js";
import { emitTypeScript } from "../../../scripts/emit/typescript/index.js";
import type { Schema } from "../../../scripts/spec/json-schema.js";
import { restSpec } from "../rest-spec.js";
import { httpOperation } from "./rest-operations.js";

const text: Schema = { type: "string" };
const corrected = (documented: string): Schema => ({
  "x-origin": "corrected",
  "x-reason": "The server says so.",
  "x-documented": documented,
});
const told = (documented: string): string =>
  `Corrected. The server says so. The page says \`${documented}\`.`;
const named = (schema: Schema) => ({ schema, used: "output" as const });

const applied = { id: "a", certainty: "certain", reason: "The server says so.", documented: "kind: any" };
const spec = restSpec({
  schemas: {
    Base: named({ type: "object", properties: { id: text } }),
    // The correction of an object that names a field.
    Plain: named({ type: "object", properties: { name: text, date: text }, ...corrected("date: required") }),
    // Of a part that becomes fields of the whole.
    Derived: named({
      allOf: [
        { $ref: "#/schemas/Base" },
        { type: "object", properties: { date: text }, ...corrected("date: required") },
      ],
      description: "A derived one",
    }),
    // Of a part, and about no field.
    Whole: named({
      allOf: [
        { $ref: "#/schemas/Base" },
        { type: "object", properties: { date: text }, ...corrected("two dates") },
      ],
      description: "A whole",
    }),
    // The field has an origin of its own.
    Known: named({
      type: "object",
      properties: { date: { ...text, "x-origin": "example" } },
      ...corrected("date: required"),
    }),
  },
  operations: [
    httpOperation("run", {
      parameters: [
        { name: "kind", in: "query", required: false, schema: { ...text, ...corrected("kind: any") } },
      ],
      corrections: [
        applied,
        { ...applied, id: "b", documented: undefined },
        { ...applied, id: "c", reason: "It is slow.", documented: "fast" },
        { ...applied, id: "d", reason: "It is slow.", documented: "quick" },
        { ...applied, id: "e", reason: "It is slow.", documented: "fast" },
      ],
      notes: ["Mind the gap", "Mind the gap"],
    }),
  ],
});
const files = emitTypeScript(spec, { prefix: "ShopRooms" });
const file = (name: string): string =>
  files.find(({ path }) => path === `generated/shop/${name}.ts`)?.text ?? "";

/** A declaration with its comment, on one line. */
function declared(name: string): string {
  const blocks = file("objects").split(/\n(?=\/\*\*|export )/u);
  const at = blocks.findIndex((block) => block.startsWith(`export interface ${name} `));
  const comment = blocks[at - 1]?.startsWith("/**") ? blocks[at - 1] : "";
  return `${comment} ${blocks[at]}`.replace(/[\s*/]+/gu, " ");
}

describe("where a correction is told", () => {
  test("at the field that it names, with the field's object or a part of it", () => {
    expect(declared("Plain")).toContain(`${told("date: required")} date?: string;`);
    expect(declared("Plain").split("Corrected.")).toHaveLength(2);
    expect(declared("Derived")).toContain(`${told("date: required")} date?: string;`);
    expect(declared("Derived").split("Corrected.")).toHaveLength(2);
  });

  test("at the object where it names no field, or the field has another origin", () => {
    expect(declared("Whole")).toContain(`A whole. ${told("two dates")} export interface Whole extends Base`);
    expect(declared("Known")).toContain(`${told("date: required")} export interface Known`);
    expect(declared("Known")).toContain("Inferred from the documented example. date?: string;");
  });

  test("at the parameter, and not at its operation as well, unless the page has nothing of it", () => {
    const types = file("rooms.types").replace(/[\s*/]+/gu, " ");
    expect(types).toContain(`${told("kind: any")} kind?: string`);
    expect(types.split("The server says so.")).toHaveLength(3);
    expect(types).toContain(
      "The server says so. It is slow. The page says `fast`, `quick`. Mind the gap. `GET",
    );
  });

  test("the report counts the fields", () => {
    const { fields } = statistics(spec);
    const ofSchemas = fields.find(({ kind }) => kind === "Fields of named schemas");
    expect(ofSchemas?.count.byOrigin).toMatchObject({ corrected: 2, example: 1, documented: 3 });
  });
});

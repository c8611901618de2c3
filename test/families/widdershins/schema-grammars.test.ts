import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../scripts/diagnostics/diagnostic.js";
import { startSchemas } from "../../../scripts/families/widdershins/schema/context.js";
import type { SchemaPart } from "../../../scripts/families/widdershins/schema/part.js";
import {
  readComponents,
  readInline,
  readType,
} from "../../../scripts/families/widdershins/schema/read-schema.js";
import { splitValues } from "../../../scripts/families/widdershins/schema/split-values.js";
import type { Cell } from "../../../scripts/read/document.js";
import type { Json, Schema } from "../../../scripts/spec/json-schema.js";
import { tablesIn } from "./schema-page.js";

const nobody: SchemaPart = { blocks: [], line: 1 };

function typeOf(
  cell: Cell,
  names: readonly string[] = ["Member", "RoomType", "number"],
): [Schema | undefined, string[]] {
  const diagnostics: Diagnostic[] = [];
  const components = new Map(names.map((name) => [name, nobody]));
  const schema = readType(cell, 7, startSchemas(components, [], diagnostics));
  return [schema, diagnostics.map(({ code, line }) => `${line} ${code}`)];
}

describe("a type cell", () => {
  const member = { $ref: "#/schemas/Member" };

  it.each<[string, Schema]>([
    ["string", { type: "string" }],
    ["string(uuid)", { type: "string", format: "uuid" }],
    ["string(YYYY (UTC))", { type: "string", format: "YYYY (UTC)" }],
    ["integer(int64)¦null", { type: ["integer", "null"], format: "int64" }],
    ["string,null", { type: ["string", "null"] }],
    ["[string]", { type: "array", items: { type: "string" } }],
    ["[string]¦null", { type: ["array", "null"], items: { type: "string" } }],
    ["array[string]", { type: "array", items: { type: "string" } }],
    ["[Member]", { type: "array", items: member }],
    ["[object]", { type: "array", items: { type: "object" } }],
    ["[array]", { type: "array", items: { type: "array" } }],
    ["Member", member],
    ["Member¦null", { anyOf: [member, { type: "null" }] }],
    ["RoomType(uuid)", { $ref: "#/schemas/RoomType" }],
  ])("reads %s", (text, schema) => {
    expect(typeOf({ text })).toEqual([schema, []]);
  });

  it.each(["any", "undefined", "null", "[any]", "[allOf]", "[not]"])("knows nothing of %s", (text) => {
    const [schema, noted] = typeOf({ text });
    expect(schema?.items ?? schema).toMatchObject({ "x-origin": "unknown", "x-reason": expect.any(String) });
    expect(noted).toEqual([]);
  });

  it.each<[string, Schema]>([
    ["long", { type: "integer", format: "int64", "x-documented": "long" }],
    ["file", { type: "string", format: "binary", "x-documented": "file" }],
    ["DateTime", { type: "string", format: "date-time", "x-documented": "DateTime" }],
  ])("notes the foreign word %s", (text, schema) => {
    expect(typeOf({ text })).toEqual([schema, ["7 table/type-foreign"]]);
  });

  it.each(["Person", "string (uuid) x", "[[string]]", "[string", "toString", "map[string]"])(
    "refuses %s",
    (text) => {
      expect(typeOf({ text })).toEqual([undefined, ["7 table/type"]]);
    },
  );

  it("lets a link decide", () => {
    const href = "#schemanumber";
    expect(typeOf({ text: "number", href })).toEqual([{ $ref: "#/schemas/number" }, []]);
    expect(typeOf({ text: "number" })).toEqual([{ type: "number" }, ["7 table/type-ambiguous"]]);
    const markdown = "[[Member](#schemamember)]";
    expect(typeOf({ text: "[Member]", markdown })).toEqual([{ type: "array", items: member }, []]);
    expect(typeOf({ text: "Gone", href: "#schemagone" })).toEqual([undefined, ["7 table/reference-unknown"]]);
  });
});

function readTable(lines: readonly string[], sample?: Json): [Schema | undefined, string[]] {
  const diagnostics: Diagnostic[] = [];
  const part: SchemaPart = {
    ...tablesIn(lines, 0, "text"),
    line: 1,
    ...(sample === undefined ? {} : { sample }),
  };
  const { A } = readComponents(startSchemas(new Map([["A", part]]), [], diagnostics));
  return [A?.schema, diagnostics.map(({ code, line }) => `${line} ${code}`)];
}

const head = ["Name | Type | Required | Restrictions | Description |", "---|---|---|---|---|"];

describe("a table of properties", () => {
  it("refuses rows, types and titles outside its grammar, and keeps the rest", () => {
    const [schema, noted] = readTable([
      ...head,
      "a | string | true | read-only | text |",
      "b | string | perhaps | none | text |",
      "c | string | true | sometimes | text |",
      "d | strang | true | none | text |",
      "butAlso",
      ...head,
      "e | string | false | none | none |",
    ]);
    expect(Object.keys(schema?.properties ?? {})).toEqual(["a", "d", "e"]);
    expect(schema?.properties?.a).toEqual({
      type: "string",
      description: "text",
      readOnly: true,
      "x-line": 3,
    });
    expect(schema?.properties?.d).toMatchObject({ "x-origin": "unknown" });
    expect(noted.sort()).toEqual(["4 table/row", "5 table/row", "6 table/type", "7 table/block-title"]);
  });

  it("mends descriptions and values that a | tore apart", () => {
    const [schema] = readTable([
      ...head,
      "a | string | true | none | one | two | three |",
      "Enumerated Values",
      "Property | Value |",
      "---|---|",
      "a | x|y |",
    ]);
    expect(schema?.properties?.a).toMatchObject({ description: "one | two | three", enum: ["x|y"] });
  });

  it("notes a depth that fits nowhere, a name that stands twice, and values without a row", () => {
    const [schema, noted] = readTable([
      ...head,
      "a | string | true | none | none |",
      "»»» b | string | true | none | none |",
      "a | integer | true | none | none |",
      "Enumerated Values",
      "Property | Value |",
      "---|---|",
      "c | x |",
    ]);
    expect(Object.keys(schema?.properties ?? {})).toContain("a");
    expect(schema?.properties?.a).toMatchObject({ type: "string" });
    expect(noted).toEqual(
      expect.arrayContaining(["4 table/depth", "5 table/name-twice", "9 table/enum-orphan"]),
    );
  });

  it("takes names that look like members of every object as names", () => {
    const [schema] = readTable([...head, "constructor | string | true | none | none |"], { constructor: "" });
    expect(Object.keys(schema?.properties ?? {})).toEqual(["constructor"]);
  });

  it("recovers names that emphasis or a slash cut", () => {
    const [schema, noted] = readTable(
      [...head, "links | string | true | none | none |", "a | string | true | none | none |"],
      { _links_: "", "a/b": "" },
    );
    expect(schema?.required).toEqual(["_links_", "a/b"]);
    expect(noted).toEqual(["3 table/name-recovered", "4 table/name-recovered"]);
  });
});

describe("values of rows with one name", () => {
  const free = (sample?: Json) => ({ share: undefined, sample });

  it("are split by the examples and because no row has one twice", () => {
    expect(splitValues(["a", "b", "c"], [free("a"), free("c")])).toEqual([["a", "b"], ["c"]]);
    expect(splitValues(["a", "b", "a", "b"], [free(), free()])).toEqual([
      ["a", "b"],
      ["a", "b"],
    ]);
    expect(splitValues(["a", "b"], [free("other"), free("a")])).toEqual([[], ["a", "b"]]);
    expect(splitValues(["a", "b", "a"], [free("a"), { share: ["a"], sample: undefined }])).toEqual([
      ["a", "b"],
      ["a"],
    ]);
  });

  it("are left alone where there is more than one way, or too many", () => {
    expect(splitValues(["a", "b", "c"], [free(), free()])).toBeUndefined();
    const many = Array.from({ length: 1000 }, (_, index) => String(index));
    expect(splitValues(many, [free(), free()])).toBeUndefined();
  });
});

describe("schemas that refer to each other in circles", () => {
  const heading = ["Name | Type | Required | Restrictions | Description |", "---|---|---|---|---|"];
  const own = (type: string): SchemaPart => ({
    ...tablesIn([...heading, `anonymous | ${type} | false | none | none |`], 0, "text"),
    line: 1,
  });

  it("are read", () => {
    const diagnostics: Diagnostic[] = [];
    const parts = [
      "allOf",
      ...heading,
      "anonymous | D | false | none | none |",
      "and",
      ...heading,
      "anonymous | D | false | none | none |",
    ];
    const components = new Map<string, SchemaPart>([
      ["A", own("B")],
      ["B", own("A")],
      ["C", own("[C]")],
      ["D", { ...tablesIn(parts, 0, "text"), line: 1, sample: { x: 1 } }],
    ]);
    const context = startSchemas(components, [], diagnostics);
    expect(readComponents(context).C?.schema).toEqual({ type: "array", items: { $ref: "#/schemas/C" } });
    const rows = ["A", "C", "[C]", "D"].flatMap((type, index) => [
      `» r${index} | ${type} | false | none | none |`,
      "»» x | string | false | none | none |",
    ]);
    const answer = tablesIn(
      [...heading, ...rows, "Enumerated Values", heading[0] ?? "", "---|---|", "x | a |"],
      0,
      "text",
    );
    const schema = readInline(
      { ...answer, line: 1, sample: { r0: {}, r1: [[]], r2: [[]], r3: {} } },
      context,
    );
    expect(schema.properties?.r0).toMatchObject({ $ref: "#/schemas/A" });
    expect(Object.keys(schema.properties ?? {})).toEqual(["r0", "r1", "r2", "r3"]);
  });

  it("do not nest for ever", () => {
    const rows = Array.from(
      { length: 500 },
      (_, depth) => `${"»".repeat(depth)} n | object | false | none | none |`,
    );
    const [schema, noted] = readTable([...heading, ...rows]);
    expect(noted).toContain("400 table/depth");
    expect(schema?.properties?.n).toMatchObject({ type: "object" });
  });
});

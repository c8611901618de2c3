import { describe, expect, it } from "vitest";
import type { TableRow } from "../../../scripts/families/slate/model.js";
import { fieldsOf, parametersOf } from "../../../scripts/families/slate/table/fields.js";
import type { Json, Schema } from "../../../scripts/spec/json-schema.js";
import { codesOf, emptyReading, flat } from "./table-support.js";

const titles = "Parameter Type Schema Values Nested Fields Description\n";

interface Merged {
  schema: Schema;
  properties: Record<string, Schema>;
  found: string[];
}

function merge(table: string, ...samples: Json[]): Merged {
  return merged(flat(titles + table, ...samples).rows, ...samples);
}

function merged(rows: TableRow[], ...samples: Json[]): Merged {
  const reading = emptyReading();
  const schema = fieldsOf(reading, rows, samples, "depot.createBox");
  return { schema, properties: schema.properties ?? {}, found: codesOf(reading) };
}

describe("fields of a body", () => {
  it("are those of the table, with their lines, and what only the example shows", () => {
    const { schema, found } = merge("title* string any - The title.\nsize integer any - The size.", {
      title: "Box",
      colour: "red",
    });
    expect(schema).toEqual({
      type: "object",
      properties: {
        title: { type: "string", description: "The title.", "x-line": 2 },
        size: { type: "integer", description: "The size.", "x-line": 3 },
        colour: { type: "string", "x-origin": "example" },
      },
      required: ["title"],
    });
    expect(found).toEqual(["2 warning parameters/example-keys"]);
  });

  it("without a table are those of the example", () => {
    expect(merged([], { a: 1 }).schema).toEqual({
      type: "object",
      properties: { a: { type: "number", "x-origin": "example" } },
      "x-origin": "example",
    });
  });

  it("take the words of the table for types, and the example for what they leave open", () => {
    const { properties, found } = merge(
      [
        "tags Array any - Tags.",
        "notes Array any - Notes.",
        "meta object any - Meta.",
        "more Object any - More.",
        "userId uuid any - The user.",
        "homepage URL any - Address.",
        "until Date any - The end.",
        "day Date any - The day.",
        "ids Array<uuid> any - Ids.",
      ].join("\n"),
      {
        tags: ["x"],
        meta: { width: 1 },
        userId: "string",
        homepage: "{{base}}/x",
        until: "2022-09-14T07:58:00.000Z",
      },
    );
    expect(properties).toMatchObject({
      tags: { type: "array", items: { type: "string", "x-origin": "example" } },
      notes: { type: "array", items: { "x-origin": "unknown" } },
      meta: { type: "object", properties: { width: { type: "number", "x-origin": "example" } } },
      more: { type: "object", additionalProperties: { "x-origin": "unknown" } },
      userId: { type: "string", format: "uuid" },
      homepage: { type: "string", "x-documented": "URL" },
      until: { type: "string", format: "date-time", "x-documented": "Date" },
      day: { type: "string", "x-documented": "Date" },
      ids: { type: "array", items: { type: "string", format: "uuid" } },
    });
    expect(properties.homepage).not.toHaveProperty("format");
    expect(properties.day).not.toHaveProperty("format");
    expect(found).toEqual([
      "2 info field/type-from-example",
      "3 warning field/type-unknown",
      "4 info field/type-from-example",
      "5 warning field/type-unknown",
      "7 warning field/example-disagrees",
      "3 info parameters/not-shown",
    ]);
  });

  it("accept both where table and example disagree", () => {
    const { properties, found } = merge(
      "tags Array any - Tags.\ncount integer any - Count.\nstreet string any - Street.\nname string any - Name.",
      { tags: "#first", count: "string", street: null, name: {} },
    );
    expect(properties).toMatchObject({
      tags: {
        anyOf: [{ type: "array" }, { type: "string", "x-origin": "example" }],
        "x-documented": "Array",
        description: "Tags.",
      },
      count: { type: "integer" },
      street: { type: ["string", "null"] },
      name: { type: "string" },
    });
    expect(found).toEqual([
      "2 info field/type-from-example",
      "2 warning field/example-disagrees",
      "4 warning field/example-disagrees",
      "5 info example/placeholder",
    ]);
  });

  it("are objects where they have rows within, whatever the table calls them", () => {
    const { properties, found } = merge(
      "permissions string any\nProperty Type\npublic boolean\nusersArray<uuid>\nWho may.\nmembers Array any\nid* uuid\nAll members.",
      { permissions: { public: true, groups: ["a"] }, members: [{ id: "string" }, { admin: true }] },
    );
    expect(properties).toMatchObject({
      permissions: {
        type: "object",
        description: "Who may.",
        "x-documented": "string",
        properties: {
          public: { type: "boolean", "x-line": 4 },
          users: { type: "array", items: { format: "uuid" } },
          groups: { type: "array", "x-origin": "example" },
        },
      },
      members: {
        type: "array",
        items: {
          type: "object",
          required: ["id"],
          properties: { id: { format: "uuid" }, admin: { type: "boolean" } },
        },
      },
    });
    expect(found).toEqual([
      "4 warning parameters/example-keys",
      "2 warning parameters/nested-type",
      "8 warning parameters/example-keys",
    ]);
  });

  it("have documented values", () => {
    const { properties, found } = merge(
      [
        "kind string A_B, C_D - Kind.",
        "open boolean true, false - Open.",
        "type integer POST,EVENT - Type.",
        "source number YOUTUBE: 1, VIMEO: 2 - Source.",
        "fixed'once'",
      ].join("\n"),
      { kind: "C_D", type: 2 },
    );
    expect(properties).toMatchObject({
      kind: { type: "string", enum: ["A_B", "C_D"] },
      open: { type: "boolean" },
      type: {
        anyOf: [{ type: "string", enum: ["POST", "EVENT"] }, { type: "integer" }],
        "x-documented": "integer",
      },
      source: { type: "integer", enum: [1, 2], "x-remarks": ["`1`: YOUTUBE.", "`2`: VIMEO."] },
    });
    expect(properties.open).not.toHaveProperty("enum");
    expect(found).toEqual(["4 warning parameters/values-type", "3 info parameters/not-shown"]);
  });

  it("have literals, and numbers among the values where the example shows one", () => {
    const rows = flat(
      `${titles}repeat object -\ntype"on"\nfrequency'string'\nValueTitle\n60'often'\nmonthly'rarely'\nHow often.`,
    ).rows;
    const texts = merged(rows).properties.repeat?.properties;
    expect(texts).toMatchObject({
      type: { type: "string", enum: ["on"] },
      frequency: { type: "string", enum: ["60", "monthly"] },
    });
    const { properties, found } = merged(rows, { repeat: { type: "on", frequency: 60 } });
    expect(properties.repeat?.properties?.frequency).toMatchObject({
      type: ["integer", "string"],
      enum: [60, "monthly"],
    });
    expect(found).toEqual(["4 warning parameters/values-shown"]);
  });

  it("are one with a key of nearly the same name", () => {
    const { properties, found } = merge(
      "endtDateTime Date any - End.\nmembers Array any\nexisting Unit uuid Its unit.\nAll members.\nendDate Date any - Other.",
      { endDateTime: "string", members: [{ existingUnits: "string" }], endDate: "string" },
    );
    expect(Object.keys(properties)).toEqual(["endDateTime", "members", "endDate"]);
    expect(properties.endDateTime?.["x-remarks"]).toEqual(["The table calls it `endtDateTime`."]);
    expect(Object.keys(properties.members?.items?.properties ?? {})).toEqual(["existingUnits"]);
    expect(found.filter((code) => code.endsWith("near-name"))).toHaveLength(2);
  });

  it("stay apart where more than one key is near", () => {
    const { properties, found } = merge("photos Array<uuid> any - Photos.", { photoIds: [], photoUrls: [] });
    expect(Object.keys(properties)).toEqual(["photos", "photoIds", "photoUrls"]);
    expect(found).toContain("2 warning parameters/near-unsettled");
  });

  it("are listed once", () => {
    const { properties, found } = merge("text string any - First.\ntext integer any - Second.");
    expect(properties).toEqual({ text: { type: "string", description: "First.\nSecond.", "x-line": 2 } });
    expect(found).toEqual(["3 warning parameters/repeated", "3 warning parameters/repeated-otherwise"]);
  });

  it("named by a thing of the example have its shape; other words are errors", () => {
    const table =
      "location: Location any - Where.\nhome Depot any - Home.\nfoo strng any - Foo.\narea: Area any - Area.";
    const { properties, found } = merge(table, { location: "https://maps.org/", depot: { id: 7 } });
    expect(properties).toMatchObject({
      location: { type: "string", "x-origin": "example", "x-documented": "Location" },
      home: { type: "object", properties: { id: { type: "number" } }, "x-documented": "Depot" },
      foo: { "x-origin": "unknown", "x-documented": "strng" },
      area: { "x-origin": "unknown" },
    });
    expect(found).toEqual([
      "2 info field/type-from-example",
      "3 info field/type-from-example",
      "4 error parameters/type",
      "5 warning field/type-unknown",
      "2 warning parameters/example-keys",
    ]);
  });
});

describe("parameters", () => {
  it("travel as text", () => {
    const reading = emptyReading();
    const { rows } = flat(`Parameter Type Default Description
      per_page integer 10 How many.
      only boolean - Only those.
      time* Time Current Time Until then.
      kind integer - The kind.
      page integer first The page.`);
    const parameters = parametersOf(
      reading,
      rows,
      [{ per_page: "5", only: "true", kind: "ALL", extra: "x" }],
      "a.b",
    );
    expect(parameters).toMatchObject([
      { name: "per_page", required: false, schema: { type: "integer", default: 10 } },
      { name: "only", schema: { type: "boolean" } },
      { name: "time", required: true, schema: { type: "string", "x-remarks": ["Default: Current Time."] } },
      { name: "kind", schema: { anyOf: [{ type: "integer" }, { type: "string" }] } },
      { name: "page", schema: { type: "integer", description: "first The page." } },
      { name: "extra", required: false, schema: { type: "string", "x-origin": "example" } },
    ]);
    expect(codesOf(reading)).toEqual([
      "4 info parameters/default-words",
      "5 warning field/example-disagrees",
      "2 warning parameters/example-keys",
    ]);
  });

  it("without a type are unknown, unless an example shows one", () => {
    const { rows } = flat("Parameter description\nid Id of the box\npublish Set to true");
    expect(parametersOf(emptyReading(), rows, [{ publish: true }], "a.b")).toMatchObject([
      { name: "id", schema: { "x-origin": "unknown", description: "Id of the box" } },
      { name: "publish", schema: { type: "boolean", "x-origin": "example" } },
    ]);
    expect(parametersOf(emptyReading(), [], [{ publish: true }], "a.b")).toEqual([]);
  });

  it("with a default of another type say so", () => {
    const reading = emptyReading();
    const rows: TableRow[] = [
      { line: 3, endLine: 3, name: "page", required: false, type: "integer", default: "FIRST" },
    ];
    expect(parametersOf(reading, rows, [], "a.b")[0]?.schema).toEqual({
      type: "integer",
      "x-remarks": ["Default: FIRST."],
      "x-line": 3,
    });
    expect(codesOf(reading)).toEqual(["3 warning field/default-disagrees"]);
  });
});

import { describe, expect, it } from "vitest";
import { fieldsOf, parametersOf } from "../../../scripts/families/slate/table/fields.js";
import type { Json, Schema } from "../../../scripts/spec/json-schema.js";
import { emptyReading, flat, messagesOf } from "./table-support.js";

const titles = "Parameter Type Schema Values Nested Fields Description\n";

function merge(
  table: string,
  ...samples: Json[]
): { properties: Record<string, Schema>; messages: string[] } {
  const reading = emptyReading();
  const schema = fieldsOf(reading, flat(titles + table, ...samples).rows, samples, "depot.createBox");
  return { properties: schema.properties ?? {}, messages: messagesOf(reading) };
}

describe("documented values and those of the example", () => {
  const words = { type: "string", enum: ["POST", "EVENT"] };

  it.each([
    [2, [words, { type: "integer" }], "the example sends a number: both are accepted"],
    [
      "2",
      [words, { type: "integer" }, { type: "string", "x-origin": "example" }],
      "the example sends digits as a text: the words, numbers and any text are accepted",
    ],
  ])("words for numbers beside %j", (sample, anyOf, meant) => {
    const { properties, messages } = merge("type integer POST,EVENT - Type.", { type: sample });
    expect(properties.type).toMatchObject({ anyOf, "x-documented": "integer" });
    expect(messages).toEqual([`"type" is documented as integer, but its values are words: ${meant}`]);
  });

  it("are numbers in a URL, where digits are the same", () => {
    const reading = emptyReading();
    const { rows } = flat(`${titles}type integer POST,EVENT - Type.\nsize integer 1, 2 - Size.`);
    const read = parametersOf(reading, rows, [{ type: "2", size: "2" }, { size: "3" }], "a.b");
    expect(read.map(({ schema }) => schema)).toMatchObject([
      { anyOf: [words, { type: "integer" }] },
      { anyOf: [{ type: "integer", enum: [1, 2] }, { type: "number" }] },
    ]);
    expect(messagesOf(reading).map((message) => message.slice(0, 40))).toEqual([
      '"type" is documented as integer, but its',
      'the example shows 3 for "size", which th',
    ]);
  });

  it("are both accepted, which is told", () => {
    const { properties, messages } = merge(
      "status string draft, publish - Status.\nsize integer 1, 2 - Size.\nkinds Array a, b - Kinds.",
      { status: "published", size: 7, kinds: ["a", "c", "d"] },
    );
    expect(properties).toMatchObject({
      status: {
        anyOf: [
          { type: "string", enum: ["draft", "publish"] },
          { type: "string", "x-origin": "example" },
        ],
        description: "Status.",
      },
      size: { anyOf: [{ type: "integer", enum: [1, 2] }, { type: "number" }] },
      kinds: { type: "array", items: { anyOf: [{ enum: ["a", "b"] }, { type: "string" }] } },
    });
    expect(messages).toEqual([
      'the example shows "published" for "status", which the documented values lack: every string is accepted',
      'the example shows 7 for "size", which the documented values lack: every number is accepted',
      'the example shows "c", "d" for "kinds", which the documented values lack: every string is accepted',
    ]);
  });

  it.each(["string", "", "publish", "Task list status", "Task List state ", "status"])(
    "are closed where the example shows %j",
    (status) => {
      const { properties, messages } = merge("status string draft, publish - Status.", { status });
      expect(properties.status).toMatchObject({ type: "string", enum: ["draft", "publish"] });
      expect(messages).toEqual([]);
    },
  );

  it("are numbers where the example shows one, and null or an object beside", () => {
    const table = "often string 60, rarely - How often.";
    const { properties, messages } = merge(table, { often: 60 }, { often: null });
    expect(properties.often).toMatchObject({ anyOf: [{ enum: [60, "rarely"] }, { type: "null" }] });
    expect(messages[0]).toBe(
      '"often" is documented as string, the example shows a number: those of its values that look like numbers are numbers',
    );
    const opened = merge("type integer POST,EVENT - Type.", { type: 2 }, { type: null }).properties.type;
    expect(opened).toMatchObject({ anyOf: [words, { type: "integer" }, { type: "null" }] });
  });
});

describe("rows that are listed twice", () => {
  it("complete each other", () => {
    const { properties, messages } = merge(
      "kind string any - Kind.\nkind* string a, b - Kind.\nbox object any\nwidth number\nThe box.\nbox object any\nheight number\nIts size.",
    );
    expect(properties).toMatchObject({
      kind: { type: "string", enum: ["a", "b"], description: "Kind." },
      box: {
        properties: { width: { type: "number" }, height: { type: "number" } },
        description: "The box.\nIts size.",
      },
    });
    expect(messages).toEqual([
      '"kind" is listed twice: the rows are read as one, with both descriptions',
      '"box" is listed twice: the rows are read as one, with both descriptions',
    ]);
  });

  it("say where they contradict each other", () => {
    const { properties, messages } = merge("size integer 1, 2 - Size.\nsize string 1, 3 - Length.");
    expect(properties.size).toMatchObject({ type: "integer", enum: [1, 2], description: "Size.\nLength." });
    expect(messages).toEqual([
      '"size" is listed twice: the rows are read as one, with both descriptions',
      '"size" is listed twice, with another type: "integer" is read, "string" is not',
      '"size" is listed twice, with another list of values: "1, 2" is read, "1, 3" is not',
    ]);
  });
});

describe("rows that the example lacks", () => {
  const table =
    "title string any - A.\nsize integer any - B.\nownerIds Array<uuid> any - C.\nnewOwnerIds Array<uuid> any - D.";

  it("are told where it shows half of the rows", () => {
    expect(merge(table, { title: "", size: 1 }).messages).toEqual([
      "no example shows ownerIds, newOwnerIds, though at least half of the rows beside",
    ]);
    expect(merge(table, { title: "", size: 1, ownerIds: [] }).messages).toEqual([
      "no example shows newOwnerIds, though at least half of the rows beside",
    ]);
  });

  it("are not told where it shows little", () => {
    expect(merge(table, { title: "" }).messages).toEqual([]);
    expect(merge(table).messages).toEqual([]);
  });
});

describe("a list of values", () => {
  it.each([
    ["A_B, C_D or E_F Select it.", ["A_B", "C_D", "E_F"], "Select it."],
    ["A_B, C_D, E_F, Select it.", ["A_B", "C_D", "E_F"], "Select it."],
    ["ABC/DEF/GHI Select it.", ["ABC", "DEF", "GHI"], "Select it."],
    ["ABC or DEF Select it.", ["ABC", "DEF"], "Select it."],
    ["red, green or blue The colour.", ["red", "green", "blue"], "The colour."],
  ])("can end in a word or a comma: %s", (text, values, description) => {
    const { rows } = flat(`Parameter Type Schema Values Description\ncolour string ${text}`);
    expect(rows).toMatchObject([{ name: "colour", values: values.map((value) => ({ value })), description }]);
  });
});

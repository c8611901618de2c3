import { describe, expect, it } from "vitest";
import { cells, flat, outline } from "./table-support.js";

function table(titles: string, ...rows: string[][]): string {
  const header = titles.split("|").map((title) => `<th>${title}</th>`);
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`);
  return `<table><thead><tr>${header.join("")}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

const titles = "Parameter|Type|Schema Values|Nested Fields|Description";

describe("tables with cells", () => {
  it("mean the same as flattened ones", () => {
    const html = table(
      titles,
      ["visibility", "string", "public, restricted", "-", "Who sees it."],
      ["<code>status</code>* required", "string", "PUBLISHED", "-", "Status."],
      ["isMeeting", "boolean", "true, false", "false", "Mark true."],
      [
        "permissions",
        "string",
        "any",
        table("Property|Type", ["public", "boolean"], ["users", "Array&lt;uuid&gt;"]),
        "Who may.",
      ],
      ["type", "integer", "<ul><li>POST</li><li>EVENT</li></ul>", "-", "Update the type."],
      ["existing Unit", "uuid", "any", "-", "Its unit."],
    );
    const text = `Parameter Type Schema Values Nested Fields Description
      visibility string public, restricted - Who sees it.
      status* required string PUBLISHED - Status.
      isMeeting boolean true, false false Mark true.
      permissions string any
      Property Type
      public boolean
      usersArray<uuid>
      Who may.
      type integer
        • POST
        • EVENT
      - Update the type.
      existing Unit uuid any - Its unit.`;
    const read = cells(html);
    expect(outline(read.rows)).toEqual(outline(flat(text).rows));
    expect(outline(read.rows)).toEqual([
      'visibility string ["public", "restricted"] | Who sees it.',
      'status* string ["PUBLISHED"] | Status.',
      "isMeeting boolean = false [true, false] | Mark true.",
      "permissions string | Who may.",
      "  public boolean",
      "  users Array<uuid>",
      'type integer ["POST", "EVENT"] | Update the type.',
      "existing Unit uuid | Its unit.",
    ]);
    expect(read.found.map((code) => code.split(" ")[2])).toEqual([
      "parameters/default-misplaced",
      "parameters/name-spaced",
    ]);
  });

  it("have tables in tables, and of values", () => {
    const values = table("Value|Title", ["86400", "'daily'"], ["monthly", "'monthly'"]);
    const ends = table("Property|Type", ["type", '"on"'], ["date", "Date"]);
    const html = table(titles, [
      "repeat",
      "object",
      "-",
      table(
        "Property|Type|Description",
        ["type", "'frequency'", ""],
        ["frequency", "'string'", `How often.${values}`],
        ["ends", "object", ends],
      ),
      "Set the recurrence.",
    ]);
    expect(outline(cells(html).rows)).toEqual([
      "repeat object | Set the recurrence.",
      "  type 'frequency'",
      "  frequency 'string' [86400: daily, \"monthly\": monthly] | How often.",
      "  ends object",
      '    type "on"',
      "    date Date",
    ]);
  });

  it("have lists in cells, and tables without titles", () => {
    const html = table(
      titles,
      [
        "place",
        "object",
        "any",
        "address: string<br>point<ul><li>lat: string</li><li>lon: string</li></ul>",
        "Where.",
      ],
      [
        "box",
        "Object",
        "any",
        "<table><tr><td>width</td><td>number</td></tr><tr><td>height</td><td>number</td></tr></table>",
        "Size.",
      ],
      ["source", "number", "YOUTUBE: 1<br>VIMEO: 2", "-", "The source."],
    );
    const { rows, found } = cells(html, { place: { address: "", point: { lat: "", lon: "" } } });
    expect(outline(rows)).toEqual([
      "place object | Where.",
      "  address string",
      "  point",
      "    lat string",
      "    lon string",
      "box Object | Size.",
      "  width number",
      "  height number",
      "source number [1: YOUTUBE, 2: VIMEO] | The source.",
    ]);
    expect(found).toEqual([]);
  });

  it("have rows of different width within, but none wider than the titles", () => {
    const values = table("Value|Title", ["60", "'often'"]);
    const within = `<table><tr><td>type</td><td>'on'</td></tr><tr><td>every</td><td>string</td><td>How often.${values}</td></tr></table>`;
    expect(outline(cells(table(titles, ["repeat", "object", "-", within, "Repeat it."])).rows)).toEqual([
      "repeat object | Repeat it.",
      "  type 'on'",
      "  every string [60: often] | How often.",
    ]);
    expect(
      cells(table("Parameter|Type", ["a", "string", "more"])).found.map((each) => each.slice(2)),
    ).toEqual(["error parameters/row"]);
  });

  it("have defaults, and lists of values in descriptions", () => {
    const html = table(
      "parameter|type|default|description",
      ["time*", "Time", "Current Time", "All until then."],
      ["per_page", "integer", "10", "How many."],
      ["sort", "string", "-", "Select one.<ul><li>a: Recent</li><li>b: Most Reacted</li></ul>"],
    );
    const { rows, found } = cells(html);
    expect(outline(rows)).toEqual([
      "time* Time = Current Time | All until then.",
      "per_page integer = 10 | How many.",
      'sort string ["a": Recent, "b": Most Reacted] | Select one.',
    ]);
    expect(found).toEqual([]);
  });

  it("tell what is in the wrong cell, or in none", () => {
    const shifted = cells(table(titles, ["category", "string", "any", "Categories can be listed.", ""]));
    expect(outline(shifted.rows)).toEqual(["category string | Categories can be listed."]);
    expect(shifted.found.map((each) => each.slice(2))).toEqual(["info parameters/cell-shifted"]);
    const wrong = cells(table(titles, ["category", "string", "one of those below", "-", "The category."]));
    expect(wrong.found.map((each) => each.slice(2))).toEqual(["error parameters/cell"]);
    expect(cells(table("Parameter|Colour", ["a", "b"])).found).toEqual(["1 error parameters/header"]);
    expect(cells(table("Parameter|Type", ["", "string"])).found.map((each) => each.slice(2))).toEqual([
      "error parameters/row",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { cells, outline } from "./table-support.js";

function rowsIn(rows: readonly (readonly string[])[], cell: string): string {
  return rows.map((row) => `<tr>${row.map((each) => `<${cell}>${each}</${cell}>`).join("")}</tr>`).join("");
}

function table(titles: string, ...rows: string[][]): string {
  return `<table><thead>${rowsIn([titles.split("|")], "th")}</thead><tbody>${rowsIn(rows, "td")}</tbody></table>`;
}

const bare = (...rows: string[][]): string => `<table>${rowsIn(rows, "td")}</table>`;
const list = (...items: string[]): string => `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;

/** The rows of a table, and the severities and codes of what was found. */
function read(html: string): { rows: string[]; found: string[] } {
  const { rows, found } = cells(html);
  return { rows: outline(rows), found: found.map((each) => each.replace(/^\d+ /u, "")) };
}

const full = "Parameter|Type|Schema Values|Nested Fields|Description";
const short = "Parameter|Type|Description";
const values = table("Value|Title", ["86400", "'daily'"], ["monthly", "'monthly'"]);

describe("tables in cells", () => {
  const repeat = (...rows: string[][]): string[] =>
    read(table(full, ["repeat", "object", "-", bare(...rows), "Repeat it."])).rows.slice(1);

  it("lose none of their cells, wherever text and values stand", () => {
    const expected = [
      "  type 'frequency'",
      "  every 'string' [86400: daily, \"monthly\": monthly] | Choose the value below",
    ];
    const first = ["type", "'frequency'"];
    for (const second of [
      ["every", `'string'-Choose the value below${values}`],
      ["every", "'string'", `-Choose the value below ${values}`],
      ["every", "'string'", "-", `Choose the value below ${values}`],
      ["every", "'string'", values, "Choose the value below"],
    ])
      expect(repeat(first, second)).toEqual(expected);
  });

  it("tell of text in the cell of the type, and of rows that they do not understand", () => {
    const joined = bare(["every", "'string'-Choose one"]);
    expect(read(table(full, ["a", "object", "-", joined, "x"])).found).toEqual([
      "info parameters/cell-shifted",
    ]);
    for (const [within, found] of [
      [bare(["a", "string", "one", "two", "three"]), "error parameters/row"],
      [table("Property|Colour", ["a", "red"]), "error parameters/header"],
      [table("Value|Meaning|Since", ["1", "One", "v1"]), "error parameters/header"],
      [table("Value|Title", ["", "none"]), "error parameters/row"],
      [table("Property|Type"), "info parameters/nested-empty"],
    ] as const)
      expect(read(table(full, ["a", "object", "-", within, "x"])).found).toEqual([found]);
  });

  it("can list values without titles, or call their meaning otherwise", () => {
    const expected = ["a integer [1: One, 2: The other one] | x"];
    const pairs = [
      ["1", "One"],
      ["2", "The other one"],
    ];
    for (const within of [
      bare(...pairs),
      table("Value|Description", ...pairs),
      table("value|MEANING", ...pairs),
    ]) {
      expect(read(table(full, ["a", "integer", within, "", "x"])).rows).toEqual(expected);
      expect(read(table(short, ["a", "integer", `x${within}`])).rows).toEqual(expected);
    }
  });

  it("can have a field called like a title", () => {
    expect(repeat(["name", "string"], ["value", "number"], ["type", "string"])).toEqual([
      "  name string",
      "  value number",
      "  type string",
    ]);
  });

  it("stand in descriptions as well", () => {
    const within = table("Property|Type|Description", ["width", "number", "Width"]);
    expect(read(table(short, ["box", "object", `<p>Its size.</p>${within}<p>In inches.</p>`])).rows).toEqual([
      "box object | Its size.\nIn inches.",
      "  width number | Width",
    ]);
  });
});

describe("lists in cells", () => {
  const place = (cell: string, type = "object"): { rows: string[]; found: string[] } =>
    read(table(full, ["place", type, "any", cell, "Where."]));

  it("are properties, and tell their depth without an example", () => {
    const expected = [
      "place object | Where.",
      "  address string",
      "  point",
      "    lat string",
      "    lon string",
    ];
    const point = list("lat: string", "lon: string");
    for (const cell of [
      `address: string<br>point${point}`,
      list("address: string", `point${point}`),
      `<ol><li>address: string</li><li>point${point}</li></ol>`,
    ])
      expect(place(cell)).toEqual({ rows: expected, found: [] });
  });

  it("go on above the deepest one", () => {
    const deep = list(`a: object${list("b: string", `c${list("d: number")}`)}`, "e: string - The end");
    expect(place(deep).rows.slice(1)).toEqual([
      "  a object",
      "    b string",
      "    c",
      "      d number",
      "  e string | The end",
    ]);
  });

  it("hold marks of other kinds", () => {
    const marked = list(
      "<code>lat</code>: string",
      "<b>lon</b> (number, required): Where it is",
      "alt* number",
    );
    expect(place(`An object with:${marked}`).rows).toEqual([
      "place object | An object with:\nWhere.",
      "  lat string",
      "  lon* number | Where it is",
      "  alt* number",
    ]);
  });

  it("are values of scalars, and properties of objects, below a text too", () => {
    const fields = list("lat: string", "lon: string");
    expect(read(table(short, ["place", "object", `Where:${fields}`])).rows).toEqual([
      "place object | Where:",
      "  lat string",
      "  lon string",
    ]);
    const sort = list("a: Recent", "b: Most Reacted");
    expect(read(table(short, ["sort", "string", `One of:${sort}`])).rows).toEqual([
      'sort string ["a": Recent, "b": Most Reacted] | One of:',
    ]);
    const modes = list("<code>ON</code>", "<code>OFF</code>");
    expect(read(table(full, ["mode", "string", modes, "-", "x"])).rows).toEqual([
      'mode string ["ON", "OFF"] | x',
    ]);
  });

  it("of anything else are text, or an error", () => {
    const prose = list("Never ask for it twice.", "Be kind.");
    expect(read(table(short, ["place", "object", `Rules:${prose}`]))).toEqual({
      rows: ["place object | Rules:\n- Never ask for it twice.\n- Be kind."],
      found: ["info parameters/list-as-text", "info parameters/list-as-text"],
    });
    expect(place(prose).found).toEqual(["error parameters/cell"]);
  });
});

describe("cells with markup", () => {
  it("keep what links and code mean, and nothing of their marks elsewhere", () => {
    const html = table(
      "Parameter|Type|Default|Description",
      ["<code>page</code> <em>required</em>", "<code>integer</code>", "<code>1</code>", "<b>Which</b> page."],
      [
        "size<br><span>required</span>",
        "<a href='#t'>integer</a>",
        "",
        "See <a href='/x'>more</a> &amp; <code>a_b</code>.",
      ],
      ["<strong>tags</strong>", "Array&lt;string&gt;", "-", "Tags &lt; 5"],
    );
    expect(read(html)).toEqual({
      rows: [
        "page* integer = 1 | **Which** page.",
        "size* integer | See [more](/x) & `a_b`.",
        "tags Array<string> | Tags < 5",
      ],
      found: [],
    });
  });

  it("read lists of values in prose also where they are code", () => {
    const text = "The kinds are: <code>CHAT</code>, <code>ROOM</code>.";
    expect(read(table(short, ["kind", "string", text])).rows).toEqual([
      'kind string ["CHAT", "ROOM"] | The kinds are: `CHAT`, `ROOM`.',
    ]);
  });

  it("pass over a dash before a text, but not over a minus, nor over dashes that list", () => {
    const html = table(
      short,
      ["a", "string", "-Choose one."],
      ["b", "string", "– Choose one."],
      ["c", "integer", "-1 means all."],
      ["d", "string", "Either<br>- one<br>- two"],
      ["e", "string", "-"],
    );
    expect(read(html)).toEqual({
      rows: [
        "a string | Choose one.",
        "b string | Choose one.",
        "c integer | -1 means all.",
        "d string | Either\n- one\n- two",
        "e string",
      ],
      found: [],
    });
  });

  it("name values in several ways", () => {
    const ways = ["on, off", "on | off", "<code>on</code> or <code>off</code>", "'on'; 'off'", "on<br>off"];
    for (const way of ways)
      expect(read(table(full, ["a", "string", way, "N/A", "x"]))).toEqual({
        rows: ['a string ["on", "off"] | x'],
        found: [],
      });
    expect(read(table(full, ["a", "string", "none", "None", ""])).rows).toEqual(["a string"]);
  });
});

describe("titles of tables with cells", () => {
  it("may be in any order and case, and be called otherwise", () => {
    const html = table(
      "DESCRIPTION|Required|Field|Data type|Allowed Values|",
      ["First.", "Yes", "a", "string", "on, off", ""],
      ["Second.", "no", "b", "string", "", ""],
      ["Third.", "", "c", "string"],
    );
    expect(read(html)).toEqual({
      rows: ['a* string ["on", "off"] | First.', "b string | Second.", "c string | Third."],
      found: [],
    });
    expect(read(table("Field|Required|Type", ["a", "maybe", "string"])).found).toEqual([
      "error parameters/cell",
    ]);
  });

  it("need no head, and may be repeated", () => {
    const html = bare(
      ["Parameter", "Type"],
      ["a", "string"],
      ["Parameter", "Type"],
      ["b", "string, required"],
    );
    expect(read(html)).toEqual({ rows: ["a string", "b* string"], found: [] });
  });

  it("that are unknown, or stand twice, are errors with their line", () => {
    expect(cells(table("Parameter|Type|Since", ["a", "string", "1.0"])).found).toEqual([
      "1 error parameters/header",
    ]);
    expect(cells(table("Parameter|Type|Type", ["a", "string", "int"])).found).toEqual([
      "1 error parameters/header",
    ]);
    expect(cells(table("Parameter|Type|", ["a", "string", "1.0"])).found).toEqual([
      "1 error parameters/header",
    ]);
  });

  it("have rows below them, not lines across", () => {
    const across = table(short, ["Address fields", "", ""], ["a", "string", "x"]);
    expect(read(across)).toEqual({ rows: ["a string | x"], found: ["error parameters/row"] });
    expect(read(table(short, ["", "", ""], ["a", "", ""], ["b"]))).toEqual({ rows: ["a", "b"], found: [] });
  });
});

import { describe, expect, it } from "vitest";
import { getRooms, pageWith } from "./read-slate.js";
import { firstOf, parameterInShort, type ReadSpec, specOf } from "./read-spec.js";

/** A finding by its code, as it is printed. */
function finding({ printed }: ReadSpec, code: string): string | undefined {
  return printed.find((line) => line.includes(` ${code} `));
}

const withRow = (row: string): ReadSpec => specOf(pageWith(`${getRooms}${row}\n`));
const untyped = (...rows: string[]): ReadSpec =>
  specOf(
    pageWith(
      getRooms.replace(
        "Parameter Type Default Description\npage integer 1 Which page.",
        ["Parameter Default Description", ...rows].join("\n"),
      ),
    ),
  );

describe("findings of a page of endpoints", () => {
  it("name the operation by its id, of rows too", () => {
    const read = withRow("room size string - How big.");
    expect(finding(read, "parameters/name-spaced")).toContain(" room.getAllRooms: ");
    const ids = new Set(read.spec.operations.map(({ id }) => id));
    expect(
      read.diagnostics.flatMap(({ operation = "" }) =>
        operation === "" || ids.has(operation) ? [] : [operation],
      ),
    ).toEqual([]);
    const twice = specOf(pageWith(getRooms, getRooms.replace("/rooms", "/all-rooms"), `${getRooms}x y.\n`));
    expect(twice.diagnostics.map(({ operation }) => operation)).not.toContain("room.getAllRooms");
  });

  it("tell of a deletion's parameters that nothing places", () => {
    const deletion = (more: string): ReadSpec =>
      specOf(
        pageWith(
          getRooms,
          `Delete a Room

Through this API you can delete a room.

DELETE https://[[HOST]]/api/rooms

Parameters

Parameter Description
id Id of the room.
${more}`,
        ),
      );
    const alone = deletion("");
    expect(finding(alone, "parameter/place-unclear")).toContain("warning");
    expect(finding(alone, "parameter/place-unclear")).toContain("room.deleteRoom");
    expect(alone.spec.operations[1]?.parameters.map(({ in: place }) => place)).toEqual(["query"]);
    const withBody = deletion('\n{\n  "X-KEY": "K"\n}\n{\n  "id": 1\n}\n');
    expect(finding(withBody, "parameter/place-unclear")).toBeUndefined();
    expect(finding(specOf(pageWith(getRooms)), "parameter/place-unclear")).toBeUndefined();
  });

  it("tell of a colon behind which nothing stands", () => {
    const text = "Through this API you can get all rooms.";
    const open = "You get rooms that have these fields:";
    const read = (lines: string): ReadSpec => specOf(pageWith(getRooms.replace(text, lines)));
    expect(finding(read(open), "endpoint/text-open")).toContain(open);
    expect(finding(read(`${open}\n\nUse them as you like it.`), "endpoint/text-open")).toContain("info");
    expect(finding(read(text), "endpoint/text-open")).toBeUndefined();
    const html = (list: string): ReadSpec =>
      specOf(`<h1>Room</h1><p>R.</p><h2>Get Rooms</h2><p>${open}</p>${list}<p>GET /rooms</p>`, "html");
    expect(finding(html("<ul><li>size</li></ul>"), "endpoint/text-open")).toBeUndefined();
    expect(finding(html("<pre>{}</pre>"), "endpoint/text-open")).toBeUndefined();
    expect(finding(html("<p>Use them as you like it.</p>"), "endpoint/text-open")).toBeDefined();
  });

  it("tell of what is required, and has a default", () => {
    const read = withRow("size* integer 20 How many.");
    expect(finding(read, "parameter/required-default")).toBe(
      'page:43 warning parameter/required-default room.getAllRooms: "size" is required, and has a default: "20"',
    );
    expect(finding(withRow("size* integer - How many."), "parameter/required-default")).toBeUndefined();
  });
});

describe("defaults of untyped values", () => {
  it("tell their types", () => {
    const read = untyped(
      "page 1 Which page.",
      "cats false With cats.",
      'sort "name" The order.',
      "plain Nothing at all.",
    );
    expect(firstOf(read).parameters.map(parameterInShort)).toEqual([
      "query page: number",
      "query cats: boolean",
      "query sort: string",
      "query plain: string,number,boolean",
    ]);
    expect(firstOf(read).parameters.map(({ schema }) => schema["x-origin"])).toEqual([
      // The page's example shows it.
      "example",
      undefined,
      undefined,
      "unknown",
    ]);
    expect(finding(read, "parameter/type-of-default")).toContain("room.getAllRooms");
  });

  it("tell none where they are words for none", () => {
    const html = specOf(
      "<h1>Room</h1><p>R.</p><h2>Get Rooms</h2><p>Gets.</p><p>GET /rooms</p><h3>Query Parameters</h3><table><tr><th>Parameter</th><th>Default</th><th>Description</th></tr><tr><td>a</td><td>none</td><td>A.</td></tr><tr><td>b</td><td>name</td><td>B.</td></tr></table>",
      "html",
    );
    expect(firstOf(html).parameters.map(parameterInShort)).toEqual([
      "query a: string,number,boolean",
      "query b: string",
    ]);
  });
});

describe("titles of tables", () => {
  it.each(["Parameter", "Field", "Property", "Attribute", "Name", "Key"])("can begin with %s", (title) => {
    const text = specOf(pageWith(getRooms.replace("Parameter Type", `${title} Type`)));
    const html = specOf(
      `<h1>Room</h1><p>R.</p><h2>Get Rooms</h2><p>Gets.</p><p>GET /rooms</p><h3>Query Parameters</h3><table><tr><th>${title}</th><th>Type</th><th>Default</th><th>Description</th></tr><tr><td>page</td><td>integer</td><td>1</td><td>Which page.</td></tr></table>`,
      "html",
    );
    for (const read of [text, html]) {
      expect(firstOf(read).parameters.map(parameterInShort)).toEqual(["query page: integer"]);
      expect(read.codes.join()).not.toContain("error ");
    }
  });

  it("within a table of other titles do not end it", () => {
    const body = `Create a Room

Through this API you can create a room.

POST https://[[HOST]]/api/rooms

Request Body

Field Type Nested Fields Description
box object
Property Type
width number
name string - Its name.
`;
    const [, operation] = specOf(pageWith(getRooms, body)).spec.operations;
    expect(Object.keys(operation?.payload?.schema.properties ?? {})).toEqual(["box", "name"]);
  });
});

describe("sentences behind the request", () => {
  const sentence = "Rooms are sorted by their size.";
  const behind = (line: string): ReadSpec =>
    specOf(pageWith(getRooms.replace("Query Parameters", `${line}\n\n$&`)));

  it("are text of the endpoint", () => {
    const read = behind(sentence);
    expect(read.codes.join()).not.toContain("error ");
    expect(firstOf(read).description).toContain(sentence);
    expect(finding(read, "endpoint/text-behind")).toContain("info");
    const html = specOf(
      `<h1>Room</h1><p>R.</p><h2>Get Rooms</h2><p>Gets rooms.</p><p>GET /rooms</p><p>${sentence}</p><pre>[]</pre>`,
      "html",
    );
    expect(firstOf(html).description).toBe(`Gets rooms.\n\n${sentence}`);
    expect(html.codes.join()).not.toContain("error ");
  });

  it.each([
    "Size integer The size.",
    "Size integer any The size.",
    "size of the room in feet.",
    "MAX_SIZE The largest size.",
    "Query String Params",
    "Who knows?",
  ])("are not rows or labels such as %s", (line) => {
    expect(behind(line).codes).toContain("error ledger/unclaimed");
  });
});

import { describe, expect, it } from "vitest";
import { rowsOf } from "../../../scripts/families/slate/table/rows.js";
import { cells, emptyReading, flat, outline } from "./table-support.js";

describe("tables without types", () => {
  it("take a line for a row where something tells that it is one", () => {
    const { rows, found } = flat(`Parameter description
      id Id of the cat. It is one of the
      kittens that you listed before
      the list of kittens.
      of Cats and their owners
      again
      owner_id whose cat it is
      sizeMin at least so large
      age* in years
      limit Number of cats.`);
    expect(outline(rows)).toEqual([
      "id | Id of the cat. It is one of the\nkittens that you listed before\nthe list of kittens.\nof Cats and their owners\nagain",
      "owner_id | whose cat it is",
      "sizeMin | at least so large",
      "age* | in years",
      "limit | Number of cats.",
    ]);
    expect(found).toEqual([3, 4, 5, 6].map((line) => `${line} warning parameters/continued`));
  });

  it("know the names that examples and the path have", () => {
    const table = "Parameter description\nid Id of the cat.\nfrom the day\nto the day\nby name";
    const rows = flat(table, { from: "" }).rows;
    expect(outline(rows)).toEqual(["id | Id of the cat.", "from | the day\nto the day\nby name"]);
    const reading = emptyReading();
    const [header, ...lines] = table.split("\n").map((text, at) => ({ line: at + 1, text }));
    const read = rowsOf(
      reading,
      { kind: "flat", header: header ?? { line: 1, text: "" }, lines },
      [],
      ["to", "by"],
    );
    expect(outline(read)).toEqual(["id | Id of the cat.\nfrom the day", "to | the day", "by | name"]);
  });

  it("say so where a row in lower case may be none", () => {
    const { rows, found } = flat("Parameter description\nid id of the cat\nlimit how many to list\nof cats");
    expect(outline(rows)).toEqual(["id | id of the cat", "limit | how many to list\nof cats"]);
    expect(found).toEqual(["3 warning parameters/row-unclear", "4 warning parameters/continued"]);
  });
});

describe("values and defaults", () => {
  const titles = "Parameter Type Schema Values Default Description\n";

  it.each([
    ["order string asc, desc asc Order.", 'order string = asc ["asc", "desc"] | Order.'],
    ["order string asc, desc - Order.", 'order string ["asc", "desc"] | Order.'],
    ["pet string cat | dog cat The pet.", 'pet string = cat ["cat", "dog"] | The pet.'],
    ["pet string Cat|Dog - The pet.", 'pet string ["Cat", "Dog"] | The pet.'],
    [
      "state string open/closed open Whether it is.",
      'state string = open ["open", "closed"] | Whether it is.',
    ],
    ["state string open/closed - Whether it is.", 'state string ["open", "closed"] | Whether it is.'],
    ["since string - 2020-01-01 First day.", "since string = 2020-01-01 | First day."],
    ["since Date - 2020-01-01T08:00:00Z First day.", "since Date = 2020-01-01T08:00:00Z | First day."],
    ["size number - 2.5 The size.", "size number = 2.5 | The size."],
    ["name string - 'none yet' The name.", "name string = 'none yet' | The name."],
    ["sort string - created Sort key.", "sort string = created | Sort key."],
    ["kind string image/png - The kind.", "kind string | image/png - The kind."],
  ])("%s", (line, row) => {
    const { rows, found } = flat(titles + line);
    expect(outline(rows)).toEqual([row]);
    expect(found).toEqual(row.includes("image/png") ? ["2 warning parameters/value-unread"] : []);
  });

  it.each([
    ["age integer 1-30 - Age.", "1-30 - Age."],
    ["order string asc, desc order of the list.", "asc, desc order of the list."],
    ["page integer - first The page.", "first The page."],
    ["day string and/or Night.", "and/or Night."],
  ])("%s is told where it is no more than likely", (line, description) => {
    const { rows, found } = flat(titles + line);
    expect(rows.map((row) => [row.description, row.values, row.default])).toEqual([
      [description, undefined, undefined],
    ]);
    expect(found).toEqual(["2 warning parameters/value-unread"]);
  });

  it("say nothing of prose", () => {
    const { found } = flat(`${titles}date string Date/time of the event.
      user string user that sees it.
      url URL URL of the page.
      either string One, two or three.`);
    expect(found).toEqual([]);
  });

  it("name the column in which a default stands", () => {
    const html = `<table><tr><th>Parameter</th><th>Type</th><th>Schema Values</th><th>Description</th></tr>
      <tr><td>active</td><td>boolean</td><td>true</td><td>Mark true.</td></tr></table>`;
    const text = "Parameter Type Schema Values Description\nactive boolean true Mark true.";
    for (const read of [cells(html), flat(text)]) {
      expect(outline(read.rows)).toEqual(["active boolean = true | Mark true."]);
      expect(read.messages).toEqual([
        '"true" stands where "active" has its values: it is read as the default',
      ]);
    }
    expect(
      flat("Parameter Type Schema Values Nested Fields Description\nkind string a, b b The kind.").messages,
    ).toEqual(['"b" stands where "kind" has its nested fields: it is read as the default']);
  });

  it("are told in cells too", () => {
    const table = (values: string, nested: string): string =>
      `<table><tr><th>Parameter</th><th>Type</th><th>Default</th><th>Schema Values</th><th>Nested Fields</th><th>Description</th></tr>
      <tr><td>age</td><td>integer</td><td>3</td><td>${values}</td><td>${nested}</td><td>Age.</td></tr></table>`;
    const range = cells(table("1-30", "-"));
    expect(outline(range.rows)).toEqual(["age integer = 3 | 1-30\nAge."]);
    expect(range.messages).toEqual([
      '"1-30" may be the values of "age": it is read as part of the description',
    ]);
    const twice = cells(table("-", "true"));
    expect(twice.messages).toEqual(['the nested of "age" cannot be "true"']);
  });
});

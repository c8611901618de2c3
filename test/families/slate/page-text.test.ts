import { describe, expect, it } from "vitest";
import { getRooms, inShort, pageWith, readSlate } from "./read-slate.js";

describe("a flattened page of endpoints", () => {
  it("has a front, groups, endpoints and errors", () => {
    const { page, codes } = readSlate(pageWith(getRooms));
    expect(codes).toEqual([]);
    expect(page.title).toBe("Rooms API");
    expect(page.introduction.map(({ text }) => text)).toEqual([
      "Welcome to the documentation of Rooms API. You can use it.",
    ]);
    expect(page.authentication).toEqual({
      text: [
        { line: 14, text: "Use it as a header." },
        { line: 16, text: "Key Window" },
      ],
      headers: [{ name: "X-KEY", line: 11 }],
    });
    expect(page.groups.map(({ title, text }) => [title.text, text.length])).toEqual([
      ["Room", 1],
      ["Guest", 1],
    ]);
    expect(page.errors.map(({ status, text }) => [status, text])).toEqual([
      [400, "Bad Request -- Your request is invalid."],
      [404, "Not Found -- No such thing."],
    ]);
  });

  it("gives an endpoint with its parts and their lines", () => {
    const [endpoint] = readSlate(pageWith(getRooms)).endpoints;
    expect(endpoint).toEqual({
      title: { line: 22, text: "Get All Rooms" },
      text: [{ line: 24, text: "Through this API you can get all rooms." }],
      request: {
        line: 28,
        method: "GET",
        base: "https://[[HOST]]",
        path: "/api/rooms",
        written: "/api/rooms",
      },
      tables: [
        {
          place: "query",
          label: { line: 30, text: "Query Parameters" },
          table: {
            kind: "flat",
            header: { line: 41, text: "Parameter Type Default Description" },
            lines: [{ line: 42, text: "page integer 1 Which page." }],
          },
        },
      ],
      examples: [
        { place: "header", line: 32, endLine: 34, value: { "X-KEY": "YOUR KEY" } },
        { place: "query", line: 35, endLine: 37, value: { page: 1 } },
        { place: "response", line: 38, endLine: 40, value: { rooms: [] } },
      ],
      headers: [],
      lists: [],
      lines: { start: 22, end: 42 },
    });
  });

  it("reads labels in any case, and lines that end otherwise", () => {
    const other = pageWith(getRooms.replace("Query Parameters", "queryParameters:"));
    expect(readSlate(other.replaceAll("\n", "\r\n")).codes).toEqual([]);
    expect(inShort(readSlate(other).endpoints[0] ?? fail())).toBe(
      "Get All Rooms: GET /api/rooms | header query response | query",
    );
  });

  it("mends requests, and says so", () => {
    const { endpoints, codes } = readSlate(
      pageWith(
        getRooms,
        `Delete a Room

Through this API you can delete a room.

Delete https://[[HOST]]/api/rooms/id}

Path Parameters

Parameter description
id Id of the room
{
  "X-KEY" : "YOUR KEY"
}
`,
        `Update a Room

Through this API you can update a room.

PATCH https://[[HOST]]/api/rooms/id Parameter | description --------- | ------- id | Id of the room

{
  "X-KEY" : "YOUR KEY"
}
`,
        `Open a Room

Through this API you can open a room.

POST https://[[HOST]]/api/rooms/open now

{
  "X-KEY" : "YOUR KEY"
}
`,
      ),
    );
    expect(codes).toEqual([
      "48 request/method-case",
      "48 request/stray-bracket",
      "48 request/bare-placeholder",
      "62 request/swallowed-table",
      "62 request/bare-placeholder",
      "72 request/rest",
    ]);
    expect(endpoints.slice(1, 3).map(inShort)).toEqual([
      "Delete a Room: DELETE /api/rooms/{id} | header | path",
      "Update a Room: PATCH /api/rooms/{id} | header | ?",
    ]);
    expect(endpoints[2]?.tables[0]?.table).toEqual({
      kind: "flat",
      header: { line: 62, text: "Parameter description" },
      lines: [{ line: 62, text: "id Id of the room" }],
    });
  });

  it("leaves lines unread that nothing expects, and an endpoint without a request out", () => {
    const { codes, endpoints } = readSlate(
      pageWith(
        `${getRooms}
Nobody string any Why this stands here.
`,
        `Lose a Room

Through this API you can lose a room.

HTTP Request

{
  "X-KEY" : "YOUR KEY"
}
`,
      ),
    );
    expect(codes).toEqual(["46 endpoint/no-request", "44 ledger/unclaimed"]);
    expect(endpoints.map(({ title }) => title.text)).toEqual(["Get All Rooms", "Get All Guests"]);
  });

  it("misses titles that were lost", () => {
    const without = readSlate(pageWith(getRooms, getRooms.replace("Get All Rooms\n\n", "")));
    expect(without.codes).toEqual(["48 endpoint/no-title"]);
    const first = readSlate(pageWith(getRooms).replace("Get All Guests\n\n", ""));
    expect(first.codes).toContain("44 endpoint/title-unclear");
  });

  it("misses rows and brackets that were lost", () => {
    const rows = readSlate(pageWith(getRooms.replace("page integer 1 Which page.\n", "")));
    expect(rows.codes).toEqual(["41 endpoint/empty-table"]);
    const bracket = readSlate(
      pageWith(`${getRooms}{\n  "X-KEY": "K"\n}\n`.replace('{\n   "page"', '   "page"')),
    );
    expect(bracket.codes).toEqual(["35 example/repaired", "42 example/headers-twice"]);
  });

  it("reads lists with titles behind a table, and rows with bullets in it", () => {
    const { endpoints, codes } = readSlate(
      pageWith(`${getRooms}sort string - How.
  • a: Name
  • b: Age
Room Kinds
small
  • attic
large
  • hall
  • cellar
`),
    );
    expect(codes).toEqual([]);
    const [
      {
        tables: [table],
        lists,
      } = fail(),
    ] = endpoints;
    expect(table?.table.kind === "flat" && table.table.lines.map(({ text }) => text)).toEqual([
      "page integer 1 Which page.",
      "sort string - How.",
      "• a: Name",
      "• b: Age",
    ]);
    expect(lists).toEqual([
      {
        title: { line: 46, text: "Room Kinds" },
        items: [
          { title: { line: 47, text: "small" }, values: [{ line: 48, text: "attic" }] },
          {
            title: { line: 49, text: "large" },
            values: [
              { line: 50, text: "hall" },
              { line: 51, text: "cellar" },
            ],
          },
        ],
      },
    ]);
  });
});

function fail(): never {
  throw new Error("there is no endpoint");
}

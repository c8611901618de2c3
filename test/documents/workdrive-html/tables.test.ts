import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import type { Table } from "../../../scripts/read/document.js";
import { type Grid, html, isKind, page, row, shown, texts } from "./page.js";

describe("the tables of Slate's HTML", () => {
  const tables = page.blocks.filter(isKind("table"));

  it("have a cell below each title", () => {
    expect(new Set(tables.map(({ header }) => texts(header).join(" | ")))).toEqual(
      new Set([
        "Parameter | Type | Default | Description",
        "Parameter | Type | Description",
        "Parameter | Type | Schema Values | Description",
        "Parameter | Type | Nested Fields | Description",
        "Parameter | description",
        "Parameter | Type | Schema Values | Nested Fields | Description",
        "`Parameter | Type | Schema Values | Nested Fields | Description",
        "Parameter | type | description",
        "Media | mime Type",
        "Error Code | Meaning",
      ]),
    );
    for (const { header, rows } of tables)
      for (const { cells } of rows) expect(cells).toHaveLength(header.cells.length);
  });

  it("are all there, with all rows", () => {
    const $ = load(html);
    const all = (own: readonly Table[]): Table[] =>
      own.flatMap((table) => [
        table,
        ...[table.header, ...table.rows].flatMap(({ cells }) =>
          cells.flatMap((cell) => all(cell.tables ?? [])),
        ),
      ]);
    expect(all(tables)).toHaveLength($("table").length);
    expect(all(tables).flatMap(({ header, rows }) => [header, ...rows])).toHaveLength($("tr").length);
    expect($("td table td table td table td table").length).toBe(1);
  });

  it("leave cells empty that flattening dropped", () => {
    const userId = texts(row("Generate a new AccessToken", "userId"));
    expect(userId.slice(0, 3)).toEqual(["userId", "uuid", ""]);
    expect(texts(row("Create a new Organization", "admin"))[3]).toBe("");
    expect(texts(row("Update Location Members", "addMembers"))).toEqual(["addMembers", "Array", "any", "-"]);
  });

  it("keep signs and types of names", () => {
    expect(texts(row("Get All Posts", "time* required"))[2]).toBe("Current Time");
    expect(texts(row("Create a Post", "status* required"))[2]).toBe("PUBLISHED");
    expect(texts(row("Upload a Media", "mime*"))[1]).toBe("string");
    expect(texts(row("Create a User", "addAdditionalTeams"))[1]).toBe("Array<uuid>");
    // Here the type of the items stands in the markup as if it were a tag; a browser shows nothing of it.
    expect(html).toContain("<td>Array<uuid></td>");
    expect(texts(row("Create a Post", "taggedUserIds"))).toHaveLength(5);
    expect(texts(row("Create a Post", "taggedUserIds")).slice(1, 4)).toEqual(["Array", "any", "-"]);
  });

  it("keep the lines of lists and line breaks in cells", () => {
    expect(row("Get All Posts", "sort_key").cells[3]).toEqual({
      text: "Select specific option from list below.\na: Recent\nb: Most Reacted\nc: Most Commented",
      markdown:
        "Select specific option from list below.\n\n- a: Recent\n- b: Most Reacted\n- c: Most Commented",
    });
    expect(row("Update an Event", "type").cells[2]).toEqual({
      text: "POST\nLIVESTREAM\nEVENT\nFAQ\nCOURSE",
      markdown: "- POST\n- LIVESTREAM\n- EVENT\n- FAQ\n- COURSE",
    });
    expect(row("Create a Video", "source").cells[2]).toEqual({
      text: "YOUTUBE: 1\nVIMEO: 2\nCUSTOM: 3\nRECORDING:4",
    });
    expect(row("Update a News", "location").cells[3]).toEqual({
      text: "textAddress: string\ncoordinates\nlat: string\nlong: string",
      markdown: "textAddress: string\ncoordinates\n\n- lat: string\n- long: string",
    });
    expect(texts(row("Upload a Media", "image"))).toEqual(["image", "image/jpeg\nimage/png"]);
  });

  it("hold the tables in their cells", () => {
    const nested = (title: string, name: string, column = 3): Grid => {
      const cell = row(title, name).cells[column];
      const found = cell === undefined ? "" : shown(cell);
      if (typeof found === "string") throw new Error("no table in the cell");
      return found;
    };
    expect(nested("Create a new Organization", "admin", 2)).toEqual([
      ["Property", "Type", "Description"],
      ["firstName", "string", "First name of an admin"],
      ["lastName", "string", "Last name of an admin"],
      ["email", "Email", "Email id of an admin"],
    ]);
    expect(nested("Create a new Organization", "auth", 2)).toEqual([
      ["Property", "Values"],
      ["method", "internal, ldap"],
    ]);
    expect(nested("Create a Video", "permissions").at(-1)).toEqual(["users", "Array<uuid>"]);
    expect(nested("Create a new GroupChat", "isPrivate")).toEqual([["Property", "Type", "Description"]]);
    expect(nested("Upload a FAQ", "qas")).toEqual([
      ["question *", "string"],
      ["answer *", "string"],
      ["description", "string"],
    ]);
    const point = [
      ["lat", "string"],
      ["long", "string"],
    ];
    expect(nested("Create a Post", "location")).toEqual([
      ["textAddress", "string"],
      ["coordinates", point],
    ]);
    const values = [
      ["Value", "Title"],
      ["86400", "'daily'"],
      ["604800", "'weekly'"],
      ["1209600", "'biWeekly'"],
      ["monthly", "'monthly'"],
    ];
    const until = [
      ["type", '"on"'],
      ["date", "Date"],
    ];
    // As the example has it: the end belongs to the inner "config", four tables deep.
    const config = [
      ["type", "'frequency'"],
      ["frequency", "'string'", values],
      ["ends", [["config", until]]],
    ];
    expect(nested("Update an Event", "repeat")).toEqual([["config", config]]);
  });
});

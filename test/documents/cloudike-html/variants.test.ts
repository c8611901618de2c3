import { describe, expect, it } from "vitest";
import { type ReadPage, readPage } from "../../families/labelled/page-read.js";

const server = "https://toys.test/api/1";
const end = `<h3>toys/stop/</h3><p>Stops.</p><p><b>URL:</b> ${server}/toys/stop/</p><p><b>Method:</b> POST</p>`;

/** A page whose first block has the given markup below two of its labels. */
function pageWith(parts: { params?: string; returns?: string; block?: string }): ReadPage {
  const { params = "<p>None</p>", returns = "<p>Data.</p>" } = parts;
  const { block = `<p><b>Params:</b></p>${params}<p><b>Returns:</b></p>${returns}` } = parts;
  const front = `<h1>Toys</h1><p>Toys REST API lets you play. The base URL for all requests is ${server}</p>`;
  const head = `<h3>toys/&lt;toy_id&gt;/play/</h3><p>Plays.</p><p><b>URL:</b> ${server}/toys/&lt;toy_id&gt;/play/</p>`;
  const page = `<body>${front}<h2>TOYS</h2>${head}<p><b>Method:</b> POST</p>${block}${end}</body>`;
  const read = readPage(`<!DOCTYPE html><html>${page}</html>`, "html");
  expect(read.diagnostics.filter(({ code }) => code.startsWith("ledger/"))).toEqual([]);
  expect(read.blocks).toHaveLength(2);
  return read;
}

const cells = (tag: string, texts: readonly string[]): string =>
  `<tr>${texts.map((text) => `<${tag}>${text}</${tag}>`).join("")}</tr>`;
const table = (header: string, ...rows: string[]): string =>
  `<table>${cells("th", header.split("|"))}${rows.map((row) => cells("td", row.split("|"))).join("")}</table>`;

/** The rows of the parameters without lines, and the codes of what is told of them. */
function rowsOf(params: string): { rows: unknown; codes: string[] } {
  const { blocks, codes } = pageWith({ params });
  const list = blocks[0]?.parameters;
  const rows = list?.state === "listed" ? JSON.parse(JSON.stringify(list.rows, withoutLine)) : list?.state;
  return { rows, codes: codes.map((code) => code.replace(/^\d+ /u, "")) };
}

const withoutLine = (key: string, value: unknown): unknown => (key === "line" ? undefined : value);
const size = { name: "size", required: true, type: "int", text: "Size" };

describe("tables of parameters, however they are marked up", () => {
  it.each([
    ["as it should be", table("Name|Mandatory|Type|Description", "size|yes|int|Size")],
    ["in another order", table("Description|Type|Required|Parameter", "Size|int|Yes|size")],
    [
      "with the titles in plain cells",
      `<table>${cells("td", ["Name", "Required", "Type", "Description"])}${cells("td", ["size", "true", "int", "Size"])}</table>`,
    ],
    ["with a star behind the name", table("Name|Type|Description", "size*|int|Size")],
    ["with a word behind the name", table("Name|Type|Description", "<b>size</b> <i>(required)</i>|int|Size")],
    ["with a name as code", table("Name|Mandatory|Type|Description", "<code>size</code>|+|int|Size")],
    ["with a column of what is optional", table("Field|Optional|Type|Comment", "size|no|int|Size")],
    ["with a column without a title", table("|Mandatory|Type|Description", "size|✓|int|Size")],
    ["as a list of definitions", "<dl><dt>size</dt><dd>(required) - Size</dd></dl>"],
    ["as a list", "<ul><li><code>size</code> (int, required) – Size</li></ul>"],
  ])("%s", (name, markup) => {
    const { rows, codes } = rowsOf(markup);
    const { type: _, ...untyped } = size;
    expect(rows).toEqual([name === "as a list of definitions" ? untyped : size]);
    expect(codes).toEqual([]);
  });

  it.each(["no", "N", "false", "-", "–", "", "optional", "Not required"])("%j is no mark", (word) => {
    const { rows, codes } = rowsOf(table("Name|Required", `size|${word}`));
    expect(rows).toEqual([{ name: "size", required: false }]);
    expect(codes).toEqual([]);
  });

  it.each(["maybe", "Yes (for admins)", "M"])("%j is told, and kept as text", (word) => {
    const { rows, codes } = rowsOf(table("Name|Required", `size|${word}`));
    expect(rows).toEqual([{ name: "size", text: `Required: ${word}` }]);
    expect(codes).toEqual(["labelled/cell"]);
  });

  it("a table within a cell", () => {
    const inner = table("Name|Type", "depth|int").replaceAll("|", "");
    const { rows } = rowsOf(
      `<table>${cells("th", ["Name", "Type"])}${cells("td", ["size", `object${inner}`])}</table>`,
    );
    expect(rows).toEqual([{ name: "size", type: "object", nested: [{ name: "depth", type: "int" }] }]);
  });

  it("several tables, and what stands between them", () => {
    const { rows, codes } = rowsOf(
      `${table("Name", "size", "kind")}<p>or</p>${table("Parameter", "kind", "loud")}`,
    );
    expect(rows).toEqual([{ name: "size" }, { name: "kind" }, { name: "loud" }]);
    expect(codes).toEqual(["labelled/no-row", "field/duplicate"]);
  });

  it("cells that span", () => {
    const spanning = `<table>${cells("th", ["Name", "Type", "Text"])}<tr><td>size</td><td rowspan="2">int</td><td>Size</td></tr><tr><td>weight</td><td>Weight</td></tr></table>`;
    expect(rowsOf(spanning)).toEqual({
      rows: [
        { name: "size", type: "int", text: "Size" },
        { name: "weight", type: "int", text: "Weight" },
      ],
      codes: [],
    });
    const values = `<table>${cells("th", ["Name", "Text"])}<tr><td rowspan="2">kind</td><td>a: First</td></tr><tr><td>b: Second</td></tr></table>`;
    expect(rowsOf(values)).toEqual({
      rows: [{ name: "kind", text: "a: First\nb: Second" }],
      codes: ["parameters/repeated"],
    });
    const headed = table("Name|Type|Text", "size|int|Size").replace(
      "<tr><td>",
      '<tr><td colspan="3">Filters</td></tr><tr><td>',
    );
    expect(rowsOf(headed)).toEqual({
      rows: [{ name: "size", type: "int", text: "Size" }],
      codes: ["labelled/table-heading"],
    });
  });

  it("a table that says that there are none, or says nothing", () => {
    expect(rowsOf(table("Name|Type", "None|"))).toEqual({ rows: "none", codes: [] });
    expect(rowsOf(table("Name|Type"))).toEqual({ rows: "lost", codes: [] });
  });

  it.each([
    ["several names in a cell", table("Name|Type", "login, email|string"), "parameters/row"],
    ["no name in a row", table("Name|Type", "|string"), "parameters/row"],
    [
      "no titles",
      `<table>${cells("td", ["size", "yes", "int"])}${cells("td", ["loud", "no", "bool"])}</table>`,
      "parameters/header",
    ],
  ])("stops at %s", (_, markup, code) => {
    const { diagnostics } = pageWith({ params: markup });
    const errors = diagnostics.filter(({ severity }) => severity === "error").map((each) => each.code);
    expect(errors).toContain(code);
  });
});

describe("answers in tables, and labels in other elements", () => {
  it("reads fields, fields of a list, and statuses", () => {
    const fields = pageWith({ returns: table("Field|Type|Description", "played|int|Times") }).blocks[0]
      ?.returns;
    expect(fields).toMatchObject({ state: "told", fields: [{ name: "played", type: "int", text: "Times" }] });
    const list = pageWith({ returns: `<p>List of plays:</p>${table("Field|Type", "played|int")}` });
    expect(list.blocks[0]?.returns).toMatchObject({
      text: [{ text: "List of plays:" }],
      fields: [{ name: "played" }],
    });
    expect(list.codes).toEqual([]);
    const statuses = pageWith({ returns: table("Status|Meaning", "200|Played", "409|ToyBusy - busy") });
    expect(statuses.blocks[0]?.returns.statuses).toMatchObject([
      { status: "200", text: "Played" },
      { status: "409", codes: ["ToyBusy"], text: "busy" },
    ]);
    const words = pageWith({
      returns: "<dl><dt>played</dt><dd>Times</dd><dt>last</dt><dd>When it was</dd></dl>",
    });
    expect(words.blocks[0]?.returns.fields).toMatchObject([
      { name: "played", text: "Times" },
      { name: "last", text: "When it was" },
    ]);
  });

  const inner = table("Name|Type", "size|int");
  const parts: [label: string, content: string][] = [
    ["Params", inner],
    ["Returns", "<p>Data.</p>"],
    ["Errors", "<ul><li>404 No toy</li></ul>"],
  ];
  it.each([
    ["bold", ([label, content]: [string, string]) => `<p><b>${label}:</b></p>${content}`],
    [
      "bold without a colon",
      ([label, content]: [string, string]) => `<p><strong>${label}</strong></p>${content}`,
    ],
    ["headings", ([label, content]: [string, string]) => `<h4>${label}</h4>${content}`],
    [
      "a list of definitions",
      ([label, content]: [string, string]) => `<dl><dt>${label}:</dt><dd>${content}</dd></dl>`,
    ],
    ["boxes", ([label, content]: [string, string]) => `<div><div>${label}:</div><div>${content}</div></div>`],
  ])("takes labels that are %s", (_, markup) => {
    const { blocks, codes } = pageWith({ block: parts.map(markup).join("") });
    expect(codes).toEqual([]);
    expect(blocks[0]).toMatchObject({
      parameters: { rows: [{ name: "size", type: "int" }] },
      returns: { state: "told" },
      errors: [{ status: "404", text: "No toy" }],
    });
    expect(blocks[0]?.returns.text.map(({ text }) => text)).toEqual(["Data."]);
  });
});

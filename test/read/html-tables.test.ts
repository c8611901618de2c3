import { describe, expect, it } from "vitest";
import type { Row, Table } from "../../scripts/read/document.js";
import { readHtml } from "../../scripts/read/html.js";

function table(html: string): Table | undefined {
  return readHtml("demo", html).blocks.find((block) => block.kind === "table");
}

const texts = (row: Row | undefined): string[] | undefined => row?.cells.map(({ text }) => text);
const grid = (html: string): (string[] | undefined)[] => {
  const found = table(html);
  return [texts(found?.header), ...(found?.rows ?? []).map(texts)];
};

describe("a table of HTML", () => {
  it("has a row of titles, whether or not it is marked as such", () => {
    const rows = [
      ["A", "B"],
      ["1", "2"],
    ];
    expect(grid("<table><thead><tr><th>A<th>B</thead><tbody><tr><td>1<td>2</tbody></table>")).toEqual(rows);
    expect(grid("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>")).toEqual(rows);
    expect(grid("<table><tr><td>A</td><td>B</td></tr><tr><td>1</td><td>2</td></tr></table>")).toEqual(rows);
    expect(grid("<table><form><td>A<td>B<tr><td>1<td>2</form></table>")).toEqual(rows);
    expect(table("<table></table>")).toBeUndefined();
  });

  it("reads rows of titles above each other as one", () => {
    const html = `<table><thead><tr><th rowspan=2>Name<th colspan=2>Limit</tr><tr><th>Min<th>Max</tr></thead>
      <tr><td>a<td>1<td>2</table>`;
    expect(grid(html)).toEqual([
      ["Name", "Limit Min", "Limit Max"],
      ["a", "1", "2"],
    ]);
    expect(table(html)).toMatchObject({ startLine: 1, endLine: 3, header: { line: 2 }, rows: [{ line: 3 }] });
  });

  it("puts each cell into its column", () => {
    const html = `<table><tr><th>A<th>B<th>C</tr><tr><td colspan=2>1<td>2</tr><tr><td rowspan=2>3<td>4<td>5</tr>
      <tr><td>6<td>7</tr><tr><td></td><td>8</tr><tr><td colspan=99999999>9</table>`;
    expect(grid(html).slice(1, 5)).toEqual([
      ["1", "", "2"],
      ["3", "4", "5"],
      ["3", "6", "7"],
      ["", "8"],
    ]);
    expect(grid(html)[5]).toHaveLength(100);
  });

  it("keeps marks, links and line breaks of cells", () => {
    const html = `<table><tr><th>A</th></tr><tr>
      <td><a href="#schemapet">Pet</a></td><td>[<a href="#x">a</a>]</td><td>a<br>- b<br/><b>c</b></td>
      <td><p>d</p><p>e</p></td><td><ul><li>f<ul><li>g</ul></ul></td><td><pre>{\n}</pre></td></tr></table>`;
    expect(table(html)?.rows[0]?.cells).toEqual([
      { text: "Pet", markdown: "[Pet](#schemapet)", href: "#schemapet" },
      { text: "[a]", markdown: "[[a](#x)]" },
      { text: "a\n- b\nc", markdown: "a\n- b\n**c**" },
      { text: "d\ne", markdown: "d\n\ne" },
      { text: "f\ng", markdown: "- f\n  - g" },
      { text: "{\n}", markdown: "```\n{\n}\n```" },
    ]);
  });

  it("is one line for each row, and holds the tables in its cells", () => {
    const html = `<h2>T</h2><table><tr><th>Key<th>Type</tr>
      <tr><td>user<td>object<table><tr><th>Key<th>Type</tr><tr><td>id<td>uuid<table><tr><td>x</table></tr></table></tr>
      <tr><td>b<td>c</table><p>end`;
    const document = readHtml("demo", html);
    expect(document.lines).toEqual([
      "T",
      "Key | Type",
      "user | object Key | Type id | uuid x",
      "b | c",
      "end",
    ]);
    const [, cell] = table(html)?.rows[0]?.cells ?? [];
    expect(cell).toMatchObject({
      text: "object\nKey | Type\nid | uuid x",
      tables: [
        {
          startLine: 3,
          endLine: 3,
          header: { line: 3, cells: [{ text: "Key" }, { text: "Type" }] },
          rows: [{ line: 3, cells: [{ text: "id" }, { text: "uuid\nx", tables: [{ rows: [] }] }] }],
        },
      ],
    });
  });

  it("loses nothing that stands beside its cells", () => {
    const html = "<table><caption>cap</caption><tr>stray<td>a</td></tr>text<div>div</div></table>";
    expect(readHtml("demo", html).lines).toEqual(["cap", "text", "div", "stray | a"]);
  });

  it("has blank lines where nothing is to be seen", () => {
    expect(readHtml("demo", "<table><tr><td></td><td> </td></tr></table>").lines).toEqual([""]);
  });
});

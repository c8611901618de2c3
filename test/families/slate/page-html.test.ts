import { describe, expect, it } from "vitest";
import { inShort, readSlate } from "./read-slate.js";

const html = `<!DOCTYPE html><html><head><title>API Reference</title></head><body>
<a href="#" id="nav-button"><span>NAV<img src="navbar.png" alt="Nav"></span></a>
<div class="toc-wrapper"><div class="lang-selector"><a data-language-name="ruby">Request Headers</a>
<a data-language-name="python">Request Body</a></div><ul class="toc"><li><a href="#room">Room</a></li></ul></div>
<div class="page-wrapper"><div class="content">
<h1 id="introduction">Introduction</h1><p>Welcome to the Rooms API! You can use it.</p>
<h1 id="authentication">Authentication</h1>
<div class="highlight"><pre class="highlight ruby tab-ruby"><code>{
  "X-KEY" : "YOUR KEY"
}
</code></pre></div><p>Use it.</p>
<h1 id="room">Room</h1><p>In this section you can find rooms.</p>
<h2 id="update">Update a Room</h2><p>Through this API you can update a room.</p>
<h3>HTTP Request</h3><p><code>Patch https://[[HOST]]/api/rooms/id</code></p>
<h3>Path Parameters</h3>
<table><thead><tr><th>Parameter</th><th>description</th></tr></thead><tbody><tr><td>id</td><td>Id</td></tr></tbody></table>
<aside class="notice">Rooms cannot fly.</aside>
<h3>RequestBody</h3>
<div class="highlight"><pre class="highlight ruby tab-ruby"><code>{
  "X-KEY" : "YOUR KEY"
}
</code></pre></div>
<pre class="highlight json tab-json"><code>{"size": 1}
{"id": 2,}</code></pre>
<table><thead><tr><th>Parameter</th><th>Type</th><th>Nested Fields</th></tr></thead><tbody>
<tr><td>size</td><td>Object</td><td><table><thead><tr><th>Property</th><th>Type</th></tr></thead>
<tbody><tr><td>width</td><td>number</td></tr></tbody></table></td></tr></tbody></table>
<table><thead><tr><th>Room</th><th>Kinds</th></tr></thead><tbody>
<tr><td>small</td><td><ul><li>attic</li><li>shed</li></ul></td></tr></tbody></table>
<h1 id="errors">Errors</h1><p>Codes:</p>
<table><thead><tr><th>Error Code</th><th>Meaning</th></tr></thead><tbody><tr><td>404</td><td>Not Found -- No such thing.</td></tr></tbody></table>
</div><div class="dark-box"><div class="lang-selector"><a>Request Headers</a> <a>Request Body</a></div></div></div></body></html>`;

describe("a page of endpoints in HTML", () => {
  it("gives the same parts as a flattened one", () => {
    const { page, endpoints, codes } = readSlate(html, "html");
    expect(codes.map((code) => code.replace(/^\d+ /u, ""))).toEqual([
      "request/method-case",
      "example/repaired",
      "request/bare-placeholder",
    ]);
    expect(page.title).toBe("Rooms API");
    expect(page.authentication?.headers.map(({ name }) => name)).toEqual(["X-KEY"]);
    expect(page.groups.map(({ title, text }) => [title.text, text.map((line) => line.text)])).toEqual([
      ["Room", ["In this section you can find rooms."]],
    ]);
    expect(endpoints.map(inShort)).toEqual([
      "Update a Room: PATCH /api/rooms/{id} | header body response | path body",
    ]);
    expect(endpoints[0]?.text.map(({ text }) => text)).toEqual([
      "Through this API you can update a room.",
      "Rooms cannot fly.",
    ]);
    expect(page.errors.map(({ status, text }) => [status, text])).toEqual([
      [404, "Not Found -- No such thing."],
    ]);
  });

  it("keeps tables with the tables in their cells, and reads tables of lists", () => {
    const [endpoint] = readSlate(html, "html").endpoints;
    const table = endpoint?.tables[1]?.table;
    expect(table?.kind === "table" && table.rows[0]?.cells[2]?.tables?.[0]?.rows[0]?.cells[0]?.text).toBe(
      "width",
    );
    expect(
      endpoint?.lists.map(({ title, items }) => [title.text, items[0]?.values.map(({ text }) => text)]),
    ).toEqual([["Room Kinds", ["attic", "shed"]]]);
  });

  it("leaves what it does not know unread", () => {
    const { codes } = readSlate(
      html.replace(
        "<h3>RequestBody",
        "<p>Who knows?</p><table><tr><th>Colour</th></tr><tr><td>red</td></tr></table><h3>RequestBody",
      ),
      "html",
    );
    expect(codes.filter((code) => code.endsWith("ledger/unclaimed"))).toHaveLength(3);
  });
});

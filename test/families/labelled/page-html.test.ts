import { describe, expect, it } from "vitest";
import { readPage, realPage } from "./page-read.js";

const html = `<!DOCTYPE html><html><head><title>API Reference</title></head><body>
<nav><a href="#">NAV</a><ul><li>User management<ul><li><a href="#x">toys/one/</a></li></ul></li></ul></nav>
<h1>API Summary</h1><p>Toy Store REST API allows you to play. The base URL for all requests is https://toys.test/api/1
Requests are authorized by HTTP Basic Authentication. They are sent with Content-type: application/json.</p>
<h2>Toy management</h2><p>All about toys.</p>
<h3>toys/&lt;toy id&gt;/state/</h3><p>Changes the state.</p><ul><li>one</li><li>two</li></ul>
<p><strong>URL:</strong> https://toys.test/api/1/toys/&lt;toy_id&gt;/state/</p>
<p><strong>Versions:</strong> 0, 1</p><p><strong>Method:</strong> POST, GET</p>
<p><strong>Params:</strong></p>
<table><thead><tr><th></th><th>Mandatory</th><th>Description</th><th>TYPE</th><th>Located in</th><th>In</th><th>Default</th></tr></thead>
<tbody><tr><td>toy_id</td><td>yes</td><td>The toy</td><td>int</td><td>shop</td><td>path</td><td>-</td></tr>
<tr><td>info</td><td>Optional</td><td>Its data<table><tr><th>Name</th><th>Type</th><th>Required</th></tr><tr><td>size</td><td>int</td><td>maybe</td></tr></table></td><td>object</td><td></td><td>body</td><td>{}</td></tr></tbody></table>
<p><strong>Returns:</strong></p><ul><li>toys - list of toys, each:<ul><li>name - its name</li></ul></li><li>count - how many</li></ul>
<p><strong>Errors:</strong></p><table><tr><th>Code</th><th>Name</th><th>Description</th></tr>
<tr><td>404</td><td>ToyNotFound</td><td>no such toy</td></tr><tr><td>403</td><td></td><td>no rights</td></tr></table>
<h4>Example</h4><pre>{
  "count": 1,
}</pre>
<h3>links/create/</h3><p>Creates a link.</p><p>URL: <code>https://toys.test/api/1/links/create/</code></p><p>Method: POST</p>
<p>Params:</p><ul><li>path - Mandatory. Path of the file</li></ul><p>Returns:<br>200 created<br>403 no</p>
<p>Errors:</p><ul><li>404 LinkNotFound - no link</li><li>410 gone</li></ul>
<p>Deletes a link.</p><p>URL: https://toys.test/api/1/links/delete/</p><p>Method: POST</p><p>Params: None</p>
<p>Returns:</p><p>Task identifier:</p><pre>{"taskid": "1"}</pre>
<h2>Tasks</h2>
<h3>task/&lt;taskid&gt;/</h3><p>Get.</p><p>URL: https://toys.test/api/1/task/&lt;taskid&gt;/</p><p>Method: GET</p>
<p>Params:</p><p>Returns: a dictionary</p>
</body></html>`;

const { page, blocks, diagnostics } = readPage(html, "html");

describe("a page of labelled blocks in HTML", () => {
  it("gives the same parts as a flattened one", () => {
    expect(page).toMatchObject({
      title: "Toy Store REST API",
      base: { url: "https://toys.test/api/1" },
      httpSchemes: [{ scheme: "basic" }],
      mediaType: { text: "application/json" },
    });
    expect(page.sections.map(({ title, text }) => [title.text, text.map((line) => line.text)])).toEqual([
      ["Toy management", ["All about toys."]],
      ["Tasks", []],
    ]);
    expect(blocks.map(({ title, url, methods }) => [title?.text, url?.path, methods.values])).toEqual([
      ["toys/<toy id>/state/", "/api/1/toys/{toy_id}/state/", ["POST", "GET"]],
      ["links/create/", "/api/1/links/create/", ["POST"]],
      [undefined, "/api/1/links/delete/", ["POST"]],
      ["task/<taskid>/", "/api/1/task/{taskid}/", ["GET"]],
    ]);
    expect(blocks.map(({ parameters }) => parameters.state)).toEqual(["listed", "listed", "none", "lost"]);
    expect(blocks[0]?.text.map(({ text }) => text)).toEqual(["Changes the state.", "• one", "• two"]);
    expect(blocks[2]?.text.map(({ text }) => text)).toEqual(["Deletes a link."]);
  });

  it("reads tables of parameters by their titles", () => {
    expect(blocks[0]?.parameters).toMatchObject({
      rows: [
        { name: "toy_id", required: true, type: "int", place: "path", text: "The toy\nLocated in: shop" },
        {
          name: "info",
          required: false,
          type: "object",
          place: "body",
          default: "{}",
          text: "Its data",
          nested: [{ name: "size", type: "int", text: "Required: maybe" }],
        },
      ],
    });
  });

  it("reads lists, line breaks and tables of statuses", () => {
    expect(blocks[0]?.returns.fields).toMatchObject([
      { name: "toys", nested: [{ name: "name", text: "its name" }] },
      { name: "count" },
    ]);
    expect(blocks[0]?.errors).toMatchObject([
      { status: "404", codes: ["ToyNotFound"], text: "no such toy" },
      { status: "403", codes: [], text: "no rights" },
    ]);
    expect(blocks[1]?.returns.statuses).toMatchObject([{ status: "200" }, { status: "403" }]);
    expect(blocks[1]?.errors).toMatchObject([{ codes: ["LinkNotFound"] }, { status: "410" }]);
    expect(blocks[2]).toMatchObject({
      returns: { state: "told", text: [{ text: "Task identifier:" }] },
      examples: [{ value: { taskid: "1" } }],
    });
  });

  it("tells what it does not know", () => {
    expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      "warning labelled/column-unknown",
      "warning labelled/cell",
      "info example/repaired",
      "info labelled/title-spelling",
    ]);
  });

  it("reads labels of whatever element", () => {
    const plain = html.replace(/<p><strong>(\w+:)<\/strong> ?/gu, "<p>$1 ");
    const headings = html.replace(/<p><strong>(\w+):<\/strong><\/p>/gu, "<h4>$1</h4>");
    const short = (source: string): unknown =>
      readPage(source, "html").blocks.map(({ lines: _, ...rest }) =>
        JSON.stringify(rest).replace(/"line":\d+/gu, ""),
      );
    expect(short(plain)).toEqual(short(html));
    expect(short(headings)).toEqual(short(html));
  });

  it("names a placeholder that the browser took for an element", () => {
    const eaten = html.replace("1/toys/&lt;toy_id&gt;/state/", "1/task/<taskid>/state/");
    expect(readPage(eaten, "html").blocks[0]?.url).toMatchObject({
      path: "/api/1/task/{taskid}/state/",
      lost: ["taskid"],
    });
  });
});

describe("the flattened page, made HTML of", () => {
  const flat = readPage(realPage).blocks;
  const ends = new Map(
    flat
      .flatMap(({ examples, returns }) => [
        ...examples.filter(({ line }) => line !== 3489),
        ...returns.skeletons,
      ])
      .map(({ line, endLine }) => [line, endLine]),
  );

  /** Every line a paragraph, code in one element: what a careless author would publish. */
  function made(): string {
    const lines = realPage.replaceAll("&", "&amp;").replaceAll("<", "&lt;").split("\n");
    const found: string[] = [];
    for (let line = 9; line <= lines.length; line += 1) {
      const end = ends.get(line);
      if (end === undefined) found.push(`<p>${lines[line - 1] ?? ""}</p>`);
      else {
        found.push(`<pre>${lines.slice(line - 1, end).join("\n")}</pre>`);
        line = end;
      }
    }
    return found.join("\n");
  }

  it("has the same blocks", () => {
    const found = readPage(made(), "html").blocks;
    const paths = (all: typeof flat): unknown[] => all.map(({ url, methods }) => [url?.path, methods.values]);
    expect(paths(found)).toEqual(paths(flat));
    const states = (all: typeof flat): unknown[] => all.map(({ parameters }) => parameters.state);
    expect(states(found)).toEqual(states(flat));
  });
});

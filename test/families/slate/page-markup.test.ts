import { describe, expect, it } from "vitest";
import { inShort, type ReadPage, readSlate } from "./read-slate.js";

const front = `<h1>Introduction</h1><p>Welcome to the Rooms API!</p><h1>Authentication</h1>
<pre class="highlight json tab-json--headers"><code>{ "X-KEY": "K" }</code></pre><p>Use it.</p>`;
const errors = `<h1>Errors</h1><table><tr><th>Error Code</th><th>Meaning</th></tr>
<tr><td>404</td><td>Not Found -- No such thing.</td></tr></table>`;

/** A page with the parts of one group, or of more where they bring their own headings. */
function page(...parts: string[]): ReadPage {
  const content = `${front}<h1>Room</h1><p>About rooms.</p>${parts.join("")}${errors}`;
  return readSlate(`<html><body><p>NAV</p><main>${content}</main></body></html>`, "html");
}

const title = "<h2>Update a Room</h2><p>Changes a room.</p>";
const request = "<h3>HTTP Request</h3><p><code>PUT https://host/rooms</code></p>";
const tab = (name: string, code: string): string =>
  `<div class="highlight"><pre class="highlight json tab-json${name}"><code>${code}</code></pre></div>`;
const headers = tab("--headers", '{ "X-KEY": "K" }');
const body = tab("--body", '{ "size": 1 }');
const answer = tab("--response", '{ "id": 2 }');

function table(titles: string, ...rows: string[]): string {
  const line = (cell: string, texts: string): string =>
    `<tr>${texts
      .split("|")
      .map((text) => `<${cell}>${text}</${cell}>`)
      .join("")}</tr>`;
  return `<table>${line("th", titles)}${rows.map((row) => line("td", row)).join("")}</table>`;
}

const fields = `<h3>Request Body</h3>${table("Parameter|Type|Description", "size|integer|Size.")}`;
const whole = "Update a Room: PUT /rooms | header body response | body";
const usual = [title, request, fields, headers, body, answer];

const shortOf = ({ endpoints }: ReadPage): string[] => endpoints.map(inShort);
const textsOf = ({ endpoints }: ReadPage): (string | undefined)[][] =>
  endpoints.map(({ text }) => text.map((line) => line.markdown ?? line.text));
const codesOf = ({ diagnostics }: ReadPage): string[] =>
  diagnostics.map(({ severity, code }) => `${severity} ${code}`);

describe("the markup of an endpoint", () => {
  it("can be that of the template, or differ from it", () => {
    for (const parts of [
      usual,
      [title, headers, body, answer, request, fields],
      ["<h2>Update a Room</h2>", headers, body, answer, "<p>Changes a room.</p>", request, fields],
      usual.map((part) => part.replaceAll("h3>", "h4>").replace("HTTP Request", "HTTP request:")),
      usual.map((part) => part.replace(/<p><code>(PUT.*)<\/code><\/p>/u, "<pre><code>$1\n</code></pre>")),
      usual.map((part) => part.replace(/<table.*<\/table>/u, "<ul><li>$&</li></ul>")),
      usual.map((part) =>
        part.replace("Update a", '<a class="anchor" href="#u">#</a> <code>Update</code> a'),
      ),
      usual.map((part) => part.replace(/tab-json--(?=headers|body)/u, "tab-json--Request-")),
      [title, request, fields, answer, body, headers],
    ]) {
      const read = page(...parts);
      expect(codesOf(read)).toEqual([]);
      expect(shortOf(read).map((short) => short.replace(/\| .*? \|/u, "|"))).toEqual([
        "Update a Room: PUT /rooms | body",
      ]);
      expect(read.endpoints[0]?.examples.map(({ place }) => place).sort()).toEqual([
        "body",
        "header",
        "response",
      ]);
      expect(textsOf(read)).toEqual([["Changes a room."]]);
    }
  });

  it("can have tabs with other names, or none", () => {
    for (const names of [
      ["--request-headers", "--request-body", "--response-body"],
      ["", "", ""],
    ]) {
      const codes = [headers, body, answer].map((code, at) => code.replace(/--\w+/u, names[at] ?? ""));
      expect(shortOf(page(title, request, fields, ...codes))).toEqual([whole]);
    }
  });

  it("can have remarks anywhere, with lists in them", () => {
    const remark = '<aside class="notice">Rooms are <code>big</code>.</aside>';
    const rules = '<aside class="warning"><p>Rules:</p><ul><li>one</li><li>two</li></ul></aside>';
    const read = page(title, remark, request, rules, fields, headers, body, answer, remark);
    expect(codesOf(read)).toEqual([]);
    expect(shortOf(read)).toEqual([whole]);
    expect(textsOf(read)).toEqual([
      ["Changes a room.", "Rooms are `big`.", "Rules:", "• one", "• two", "Rooms are `big`."],
    ]);
  });

  it("can have code in a list of its text, which is no text", () => {
    const item = '<ul><li>For example:<pre><code>{ "size": 1 }</code></pre></li></ul>';
    const read = page(title, item, request, fields, headers, answer);
    expect(codesOf(read)).toEqual([]);
    expect(shortOf(read)).toEqual(["Update a Room: PUT /rooms | body header response | body"]);
    expect(textsOf(read)).toEqual([["Changes a room.", "For example:"]]);
  });

  it("can have several tables under one label, and names in any column", () => {
    const two = table("Type|Parameter|Description", "string|colour|Its colour.");
    const same = table("Parameter|Type|Description", "colour|string|Its colour.");
    const [joined] = page(title, request, fields, same, headers, body, answer).endpoints;
    expect(joined?.tables.map(({ place }) => place)).toEqual(["body"]);
    const [endpoint] = page(
      title,
      request,
      fields.replace(/<table.*/u, two),
      headers,
      body,
      answer,
    ).endpoints;
    const read = endpoint?.tables[0]?.table;
    expect(read?.kind === "table" && read.rows[0]?.cells.map(({ text }) => text)).toEqual([
      "colour",
      "string",
      "Its colour.",
    ]);
    expect(endpoint?.tables[0]?.place).toBe("body");
  });

  it("is not read in part", () => {
    const unread = (part: string): string[] =>
      codesOf(page(title, request, part, fields, headers, body, answer));
    expect(unread("<p>Who knows?</p>")).toEqual(["error ledger/unclaimed"]);
    expect(unread(`<ul><li>Fields:${table("Colour", "red")}</li></ul>`)).toHaveLength(3);
  });
});

describe("slips of the markup", () => {
  it("are passed over, and noted", () => {
    const text = title.replace("room.", "<code>room</code> now.`");
    const read = page(text, request, "<p>`</p>", fields, headers, body, "<p>```</p>", answer);
    expect(codesOf(read)).toEqual(Array.from({ length: 3 }, () => "info page/stray-mark"));
    expect(textsOf(read)).toEqual([["Changes a `room` now."]]);
    expect(textsOf(page(title.replace("Changes", "`Changes`"), ...usual.slice(1)))[0]?.join("")).toContain(
      "Changes",
    );
  });

  it("do not cut an example whose brackets stand in paragraphs", () => {
    const cut = tab("--body", '{ "size": 1, "box": {\n  "a": {');
    for (const rest of ["<p>} } }</p>", "<p>}</p><p>} }</p>", "<p>}<br>}<br>}</p>"]) {
      const read = page(title, request, fields, headers, cut, rest, answer);
      expect(codesOf(read)).toEqual([]);
      expect(read.endpoints[0]?.examples[1]?.value).toEqual({ size: 1, box: { a: {} } });
    }
  });
});

describe("the headings of a page", () => {
  const deeper = usual.map((part) => part.replaceAll("h3>", "h4>").replaceAll("h2>", "h3>"));

  it("can have a level between groups and endpoints", () => {
    const { page: read } = page("<h2>Attic</h2><p>About attics.</p>", ...deeper);
    expect(read.groups.map(({ title: { text }, endpoints }) => [text, endpoints.length])).toEqual([
      ["Room", 0],
      ["Attic", 1],
    ]);
    expect(read.authentication?.text.map(({ text }) => text)).toEqual(["Use it."]);
  });

  it("of one endpoint that lies deeper than the others are doubted", () => {
    const read = page(...usual, ...usual, "<h2>Attic</h2>", ...deeper);
    expect(codesOf(read)).toContain("warning endpoint/title-unclear");
  });
});

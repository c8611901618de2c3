import { describe, expect, it } from "vitest";
import type { Block } from "../../scripts/read/document.js";
import { readHtml } from "../../scripts/read/html.js";
import { Ledger } from "../../scripts/read/ledger.js";

const many = 100_000;
const lines = (html: string): readonly string[] => readHtml("demo", html).lines;
const seen = (html: string): string => lines(html).join(" ").replace(/\s+/gu, " ");

describe("hostile HTML", () => {
  // Quadratic time would be minutes for these; the limit of a test is two.
  it.each([
    ["elements", "<div>", "x"],
    ["elements whose ends stand in attributes", '<div a="</div>">', "x"],
    ["elements whose ends stand in comments", "<div><!-- </div> -->", "x"],
    ["elements whose ends stand in scripts", "<div><script></div></script>", "x"],
    ["marks", "<b>x<i>y", "xy".repeat(many)],
    ["links", '<a href="x">y', "y".repeat(many)],
    ["quotes", "<blockquote>x", undefined],
    ["lists", "<ul><li>x", undefined],
    ["tables", "<table><tr><td>x", undefined],
    ["code", "<pre>x", undefined],
    ["headings", "<h2 id=a>x", undefined],
    ["lists of terms", "<dl><dt>x<dd>y", undefined],
  ])("may nest a hundred thousand %s", (_, open, text) => {
    const html = `${open.repeat(many)}${text === "x" ? "x" : ""}`;
    const found = seen(html).replaceAll(" ", "");
    const marks = open.replace(/<!--.*?-->|<script>.*?<\/script>|<[^>]*>|">/gu, "");
    expect(found).toBe(text ?? marks.repeat(many));
  });

  it.each([
    ["end tags without a begin", `${"<div>".repeat(many)}${"</x>".repeat(many)}`],
    ["spans", `<table>${"<tr><td colspan=1000 rowspan=65534>".repeat(10_000)}`],
    ["cells that reach down", `<table><tr>${"<td rowspan=65534>".repeat(200)}${"<tr><td>".repeat(many)}`],
    ["attributes", `<p ${Array.from({ length: many }, (__, index) => `a${index}`).join(" ")}></p>`],
    ["comments that never end", "<!-- ".repeat(many)],
    ["tags that never end", "<a ".repeat(many)],
    ["values that never end", '<a b="x '.repeat(many)],
    ["empty links", `<a id=x></a>${"<a id=y></a>".repeat(many)}`],
    ["empty items", `<ul>${"<li>".repeat(many)}`],
  ])("may hold a hundred thousand %s", (_, html) => {
    expect(seen(html).trim()).toBe("");
  });

  it("may be badly nested, or end anywhere", () => {
    const html = '<table><tr><td><ul><li><a href="x">a<pre>b</ul>c</table><h1>d</p></div><em>e<p>f';
    for (const { index } of html.matchAll(/</gu)) {
      const text = seen(html.slice(0, index)).replace(/[\s|]/gu, "");
      expect("abcdef".startsWith(text)).toBe(true);
    }
    expect(seen(html)).toBe("a b c d e f");
  });

  it("may hold a huge attribute, NUL, lone surrogates and references to nothing", () => {
    expect(lines(`<p title="${"a".repeat(5_000_000)}">x</p>`)).toEqual(["x"]);
    expect(lines("\0<p>a\0b&#0;&#xD800;&#x110000;</p>\0")).toEqual(["ab\ufffd\ufffd\ufffd"]);
    expect(lines('<a href="\ud800">\ud800</a>')).toEqual(["\ud800"]);
  });

  it("runs nothing, and keeps scripts out of what is read", () => {
    const html = `<p onclick="alert(1)" class="__proto__" id="constructor">a</p><img src=x onerror="b" alt="">
      <script>document.write("<p>c</p>")</script><style>p::after { content: "d" }</style><a href="javascript:e">f</a>`;
    const { blocks } = readHtml("demo", html);
    expect(seen(html)).toBe("a f");
    expect(JSON.stringify(blocks)).not.toMatch(/alert|javascript|write|content/u);
  });

  it("pollutes no prototype, and is told by the ledger", () => {
    const html =
      '<h2 id="__proto__"><a name="constructor"></a>__proto__</h2><ul class="__proto__"><li>__proto__</li></ul>';
    const document = readHtml("__proto__", html);
    const [heading]: readonly (Block | undefined)[] = document.blocks;
    expect(heading).toMatchObject({ id: "__proto__", anchors: ["constructor"], text: "__proto__" });
    expect(Object.keys(Object.prototype)).toEqual([]);
    const ledger = new Ledger();
    ledger.claim("all", 1, 2);
    expect(ledger.check(document).map(({ code, line }) => `${code} ${line}`)).toEqual([
      "page/unsafe-name 1",
      "page/unsafe-name 2",
    ]);
  });
});

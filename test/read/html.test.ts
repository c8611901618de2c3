import { describe, expect, it } from "vitest";
import type { Block, ListItem } from "../../scripts/read/document.js";
import { readHtml } from "../../scripts/read/html.js";

const blocks = (html: string): readonly Block[] => readHtml("demo", html).blocks;
const kinds = (html: string): string[] =>
  blocks(html).map(({ kind, startLine, endLine }) => `${kind} ${startLine}-${endLine}`);

/** The lines of paragraphs, with their style before them. */
const texts = (html: string): string[] =>
  blocks(html).flatMap((block) =>
    block.kind === "paragraph"
      ? block.lines.map(({ text }) => (block.style === undefined ? text : `${block.style}: ${text}`))
      : [],
  );

interface Tree {
  [text: string]: Tree;
}
const tree = (items: readonly ListItem[]): Tree =>
  Object.fromEntries(items.map((item) => [item.text, tree(item.children)]));
const lists = (html: string): Tree[] =>
  blocks(html).flatMap((block) => (block.kind === "list" ? [tree(block.items)] : []));

describe("a page of HTML", () => {
  it("is headings, paragraphs, lists, code and tables, with lines", () => {
    const html = `<h1 id="t">Title</h1><p>one<br>two</p><ul><li>a<ul><li>b</ul><li>c</ul>
      <pre>x\n\ny</pre><table><tr><th>N</th></tr><tr><td>1</td></tr></table>end`;
    expect(kinds(html)).toEqual([
      "heading 1-1",
      "paragraph 2-3",
      "list 4-6",
      "code 7-9",
      "table 10-11",
      "paragraph 12-12",
    ]);
    const { lines } = readHtml("demo", html);
    expect(lines).toEqual(["Title", "one", "two", "a", "b", "c", "x", "", "y", "N", "1", "end"]);
  });

  it("is called what its head says, or its first heading", () => {
    expect(readHtml("demo", "<title> A\n&amp; B </title><h1>C</h1>").title).toBe("A & B");
    expect(readHtml("demo", "<html><head><title>A</title></head><body><h1>C</h1>").title).toBe("A");
    expect(readHtml("demo", "<h2>B</h2><h1>C</h1>").title).toBe("C");
    expect(readHtml("demo", "<svg><title>A</title></svg><p>B</p>")).toMatchObject({ title: "B" });
    expect(readHtml("demo", "")).toMatchObject({ title: "", blocks: [], lines: [], reader: "html" });
  });

  it("has text wherever it stands, and none that nobody sees", () => {
    expect(texts("a<div>b<div>c</div>d</div><section>e</section><center>f</center>")).toEqual([..."abcdef"]);
    expect(
      texts("<nav>a</nav><details><summary>b</summary>c</details><p>d</p><button>Copy</button>"),
    ).toEqual([..."abcd"]);
    expect(texts("<figure><img alt='a b' src=x><figcaption>c</figcaption></figure>")).toEqual(["a b", "c"]);
    expect(
      texts(
        "<head><style>a</style></head><script>b</script><template>c</template><!-- d --><p hidden>e</p>" +
          "<noscript>f</noscript><img src=x><p>g</p><input value=h>",
      ),
    ).toEqual(["g"]);
  });

  it("keeps what only one tab of a page shows at a time", () => {
    expect(texts('<div role="tabpanel" hidden>a</div><p style="display: none">b</p>')).toEqual(["a", "b"]);
  });

  it("tells quotes and remarks", () => {
    expect(texts("<blockquote><p>a</p><p>b</p></blockquote><p>c</p><aside class=notice>d</aside>")).toEqual([
      "quote: a",
      "quote: b",
      "c",
      "aside: d",
    ]);
  });

  it("collapses white space, and drops what is invisible", () => {
    expect(texts("<p> a\n  b&nbsp;c\u200b\t<b> d</b>e <i></i> f </p><p>&nbsp;</p>")).toEqual(["a b c de f"]);
    expect(texts("<p>a<br><br> b <br></p>")).toEqual(["a", "b"]);
    expect(texts("<p>a&lt;b&gt; &#233; &hellip; &unknown; &amp</p>")).toEqual(["a<b> é … &unknown; &"]);
  });

  it("nests lists, and puts what is said of a term below it", () => {
    expect(lists("<ul><li>a<ol><li>b</li></ol></li><li><p>c</p></li></ul>")).toEqual([
      { a: { b: {} }, c: {} },
    ]);
    expect(lists("<ul><li>a</li><ul><li>b</li></ul></ul>")).toEqual([{ a: { b: {} } }]);
    expect(lists("<dl><dt>a</dt><dd>b</dd><div><dt>c<dd>d</div></dl>")).toEqual([
      { a: { b: {} }, c: { d: {} } },
    ]);
    expect(lists("<li>a<li>b")).toEqual([{ a: {}, b: {} }]);
    expect(lists("<ul><li><p>a</p><p>b<br>c</p></li></ul>")).toEqual([{ "a\nb\nc": {} }]);
    expect(lists("<ul> <li> </li> </ul>")).toEqual([]);
    expect(blocks("<ol><li>a</ol>")).toMatchObject([{ ordered: true }]);
  });

  it("keeps code and tables in a list, and text behind them", () => {
    const [list] = blocks("<ul><li>a<pre>b</pre>c<table><tr><td>d</table></li><li>e</ul>");
    expect(list).toMatchObject({
      kind: "list",
      startLine: 1,
      endLine: 5,
      items: [
        { line: 1, text: "a", blocks: [{ kind: "code" }, { kind: "paragraph" }, { kind: "table" }] },
        { line: 5, text: "e" },
      ],
    });
  });
});

describe("a heading", () => {
  it("has its level, its anchor and the empty links next to it", () => {
    expect(blocks('<h2 id="a">A</h2><!-- x --><p><a id="b"></a><a name="c"></a></p><p>t')[0]).toMatchObject({
      level: 2,
      text: "A",
      id: "a",
      anchors: ["b", "c"],
    });
    expect(blocks('<p>t</p><a name="x" id="x"></a><section id="s"><h3>A</h3></section>')[1]).toMatchObject({
      anchors: ["x", "s"],
    });
    expect(blocks('<h1>A</h1><h2><a name="x"></a>B</h2>')).toMatchObject([{ text: "A" }, { anchors: ["x"] }]);
    expect(blocks('<h2>A</h2><p id="p">t</p><h2 id="b">B</h2>')).toMatchObject([{}, {}, { id: "b" }]);
    expect(blocks('<div id="p">t</div><h2>B</h2>')[1]).not.toHaveProperty("anchors");
  });

  it("is one line, without the handle to copy its address", () => {
    expect(blocks('<h2>A<br>b <code>c</code><a href="#a">¶</a></h2>')[0]).toMatchObject({ text: "A b c" });
    expect(blocks("<h2><br></h2>")).toEqual([]);
  });
});

describe("code", () => {
  const code = (html: string): Block | undefined => blocks(html).find(({ kind }) => kind === "code");

  it("is its text exactly, without highlighting and line numbers", () => {
    const html = `<pre><code><span class="k">if</span> (a\n  &lt; b)\n\n\t{ }\n</code></pre>`;
    expect(code(html)).toMatchObject({ text: "if (a\n  < b)\n\n\t{ }" });
    expect(code("<pre>\na\n</pre>")).toMatchObject({ text: "a" });
    expect(code("<pre><div>a</div><div>b</div></pre>")).toMatchObject({ text: "a\nb" });
    expect(code("<pre>a<br>b</pre>")).toMatchObject({ text: "a\nb", startLine: 1, endLine: 2 });
    expect(code('<pre><table><td class="gutter">1\n2</td><td>a\nb</td></table></pre>')).toMatchObject({
      text: "a\nb",
    });
    expect(code("<pre> \n </pre>")).toBeUndefined();
  });

  it.each([
    ['<pre class="highlight tab tab-javascript--nodejs"><code>x</code></pre>', "javascript--nodejs"],
    ['<pre><code class="language-json">x</code></pre>', "json"],
    ['<pre class="highlight json tab-json"><code>x</code></pre>', "json"],
    ['<pre class="highlight shell"><code>x</code></pre>', "shell"],
    [
      '<div class="language-ruby highlighter-rouge"><div class="highlight"><pre class="highlight">x</pre></div></div>',
      "ruby",
    ],
    ['<div class="highlight highlight-source-JS"><pre>x</pre></div>', "js"],
    ['<pre><code class="hljs php">x</code></pre>', "php"],
    ['<pre data-lang="go"><code>x</code></pre>', "go"],
    ['<pre class="highlight"><code>x</code></pre>', undefined],
    ['<div class="content code dark"><pre>x</pre><p>y</p></div>', undefined],
  ])("knows its language: %s", (html, language) => {
    const found = code(html);
    expect(found?.kind === "code" ? found.language : "no code").toBe(language);
  });
});

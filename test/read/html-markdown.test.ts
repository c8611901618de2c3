import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TextLine } from "../../scripts/read/document.js";
import { readHtml } from "../../scripts/read/html.js";
import { MarkdownIt } from "../support/markdown-it.js";

function line(html: string): TextLine | undefined {
  const [block] = readHtml("demo", `<div>${html}</div>`).blocks;
  return block?.kind === "paragraph" ? block.lines[0] : undefined;
}

const markdown = (html: string): string | undefined => {
  const found = line(html);
  return found?.markdown ?? found?.text;
};

describe("inline markup", () => {
  it.each([
    ["a <em>b</em> <strong>c</strong> <code>d</code>", "a *b* **c** `d`"],
    ["<i>a</i> <b>b</b> <del>c</del> <kbd>d</kbd>", "*a* **b** ~~c~~ `d`"],
    ['<a href="#schemapet">Pet</a>', "[Pet](#schemapet)"],
    ['[<a href="#schemapet">Pet</a>]', "[[Pet](#schemapet)]"],
    ['<a href="x y(z)"><code>Pet</code></a>', "[`Pet`](<x%20y(z)>)"],
    ['<img src="x.png" alt="a chart">', "![a chart](x.png)"],
    ["a<b> b </b>c", "a **b** c"],
    ["<b>a</b><b>b</b><b></b>", "**ab**"],
    ["<b>a <em>b <b>c</b></em></b>", "**a *b c***"],
    ["<code>a ` b</code> <code>`</code>", "``a ` b`` `` ` ``"],
    ["<code>a <b>*b*</b></code>", "`a *b*`"],
    ["<span>a</span><font>b</font><nobr>c</nobr>", "abc"],
  ])("becomes Markdown again: %s", (html, expected) => {
    expect(markdown(html)).toBe(expected);
  });

  it("is told only where there is some", () => {
    expect(line("<span>plain</span> text")).toEqual({ line: 1, text: "plain text" });
    expect(line("<b>a</b>b")).toEqual({ line: 1, text: "ab", markdown: "**a**b" });
  });

  it("leaves addresses that show themselves alone", () => {
    expect(markdown('<a href="http://a.b/c_d">http://a.b/c_d</a>')).toBe("http://a.b/c_d");
    expect(markdown('<a href="http://a.b/">a.b</a>')).toBe("a.b");
    expect(markdown('<a href="mailto:a@b.c">a@b.c</a>')).toBe("a@b.c");
    expect(markdown('<a href="http://a.b/*c*">http://a.b/*c*</a>')).toBe("<http://a.b/*c*>");
  });

  it("holds no link that would run something", () => {
    for (const href of ["javascript:alert(1)", " JavaScript:x", "data:text/html,x", "vbscript:x"])
      expect(line(`<a href="${href}">a</a>`)).toEqual({ line: 1, text: "a" });
  });

  it("begins links to the page itself with #, however a browser saved them", () => {
    const saved =
      '<!-- saved from url=(0030)https://docs.example.com/api/#top --><a href="https://docs.example.com/api/#b">a</a>';
    expect(readHtml("demo", saved).blocks).toMatchObject([{ lines: [{ markdown: "[a](#b)" }] }]);
  });

  it("escapes only what would be read as markup", () => {
    const alone = [
      "a * b",
      "*",
      "snake_case_name",
      "a < b & c",
      "[Room data]",
      "f(x)[0]",
      "a \\ b",
      "50 ~ 60",
    ];
    for (const text of alone)
      expect(line(text.replace("&", "&amp;").replace("<", "&lt;"))).toEqual({ line: 1, text });
    expect(markdown("*/* and _x_ and `y`")).toBe("\\*/\\* and \\_x\\_ and \\`y\\`");
    expect(markdown("&lt;id&gt; &amp;lt; [a](b) \\*")).toBe("\\<id> \\&lt; [a]\\(b) \\\\*");
    expect(markdown("# a")).toBe("\\# a");
    expect(markdown("2. a")).toBe("2\\. a");
    expect(markdown("- a")).toBe("\\- a");
  });

  it("means the same when it is rendered again", () => {
    const renderer = new MarkdownIt({});
    const alphabet = "a b 1 * _ ` [ ] ( ) < > & \\ ~ ! # ** amp; | . -".split(" ");
    const inputs = fc
      .array(fc.constantFrom(...alphabet, " "), { minLength: 1, maxLength: 14 })
      .map((parts) => renderer.renderInline(parts.join("").trim()))
      .filter((html) => !/<\/(?:em|strong)><(?:em|strong)>/u.test(html));
    fc.assert(
      fc.property(inputs, (html) => {
        const first = line(html);
        const again = line(renderer.renderInline(markdown(html) ?? ""));
        expect(again).toEqual(first);
      }),
      { numRuns: 3000, seed: 20_250_101 },
    );
  });
});

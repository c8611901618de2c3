import { describe, expect, it } from "vitest";
import type { Block, Document } from "../../scripts/read/document.js";
import { readHtml } from "../../scripts/read/html.js";
import { renderPage } from "../support/widdershins.js";
import { chatsExcerpt } from "./chats-excerpt.js";

/** A page in one line, as minifiers write it: line breaks stay only in code, as references. */
function minified(html: string): string {
  return html
    .split(/(<pre[\s\S]*?<\/pre>)/u)
    .map((part, index) =>
      index % 2 === 1 ? part.replaceAll("\n", "&#10;") : part.replace(/\s*\n\s*/gu, " "),
    )
    .join("");
}

const fromContent = ({ lines }: Document): readonly string[] => lines.slice(lines.lastIndexOf(chatsTitle));
const chatsTitle = `${chatsExcerpt.info.title} v${chatsExcerpt.info.version}`;

/** What blocks say, without their places. */
const told = (blocks: readonly Block[]): unknown =>
  JSON.parse(
    JSON.stringify(blocks, (key, value) =>
      /^(?:line|startLine|endLine|id)$/u.test(key) ? undefined : value,
    ),
  );

describe("lines of HTML", () => {
  it("are what a reader sees, and know where they stand in the source", () => {
    const html = `<title>T</title>
<h1>A</h1> <p>
  b<br>c
</p>
<pre><code>{
  &quot;d&quot;: &quot;e&quot;,

  <b>"f"</b>: 1
}
</code></pre>
<ul>
  <li>g
    <ul><li>h</li></ul>
</ul><table>
<tr><td>i</td></tr>

<tr>
<td>j</td></tr></table>`;
    const { lines, sourceLines } = readHtml("demo", html);
    expect(lines.map((line, index) => `${sourceLines?.[index]} ${line}`)).toEqual([
      "2 A",
      "3 b",
      "3 c",
      "5 {",
      '6   "d": "e",',
      "7 ",
      '8   "f": 1',
      "9 }",
      "12 g",
      "13 h",
      "15 i",
      "17 j",
    ]);
  });

  it("count line breaks of every kind", () => {
    expect(readHtml("demo", "<p>a</p>\r\n\r\n<p>b</p>\r<p>c</p>").sourceLines).toEqual([1, 3, 4]);
  });

  it("are as many as the numbers that blocks use, in their order", async () => {
    const { html } = await renderPage(chatsExcerpt);
    const { lines, sourceLines, blocks } = readHtml("demo", html);
    let last = 0;
    for (const { startLine, endLine } of blocks) {
      expect(startLine).toBe(last + 1);
      expect(endLine).toBeGreaterThanOrEqual(startLine);
      last = endLine;
    }
    expect(last).toBe(lines.length);
    expect(sourceLines).toHaveLength(lines.length);
    expect(sourceLines).toEqual([...(sourceLines ?? [])].sort((a, b) => a - b));
    const source = html.split("\n");
    const heading = lines.indexOf("Parameters");
    expect(source[(sourceLines?.[heading] ?? 0) - 1]).toContain(">Parameters</h3>");
  });

  it("are the same in one line", async () => {
    const { html } = await renderPage(chatsExcerpt);
    const small = minified(html);
    expect(small).not.toContain("\n");
    const [wide, narrow] = [readHtml("demo", html), readHtml("demo", small)];
    expect(narrow.lines).toEqual(wide.lines);
    expect(narrow.blocks).toEqual(wide.blocks);
    expect(new Set(narrow.sourceLines)).toEqual(new Set([1]));
  });

  it("are the same without the layout around the content", async () => {
    const { html, plain } = await renderPage(chatsExcerpt, {
      widdershins: { language_tabs: [{ http: "HTTP" }] },
    });
    const [page, content] = [readHtml("demo", html), readHtml("demo", plain)];
    // The layout ends in the names of the languages, and gives headings an `id`.
    expect(fromContent(page).slice(0, -1)).toEqual(content.lines);
    const headings = page.blocks.findLastIndex(
      ({ kind, ...block }) => kind === "heading" && "text" in block && block.text === chatsTitle,
    );
    expect(told(page.blocks.slice(headings, -1))).toEqual(told(content.blocks));
  });
});

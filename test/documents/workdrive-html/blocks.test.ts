import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import type { Code, Document, Heading } from "../../../scripts/read/document.js";
import { Ledger } from "../../../scripts/read/ledger.js";
import { readText } from "../../../scripts/read/text.js";
import { excerpt, html, isKind, page, section } from "./page.js";

const headings = page.blocks.filter(isKind("heading"));
const titles = (level: number): Heading[] => headings.filter((heading) => heading.level === level);

describe("the part of the page that is marked up", () => {
  const squeezed = (text: string): string => text.replace(/[\s•]+/gu, "");

  it("shows what the flattened page shows, and nothing else", () => {
    const $ = load(html);
    // What flattening has thrown away: the table of contents, and the tabs that stand beside the content once more.
    $("head, #toc, .dark-box").remove();
    for (const image of $("img").toArray()) $(image).replaceWith($(image).attr("alt") ?? "");
    expect(squeezed($.root().text())).toBe(squeezed(excerpt));
  });

  it("holds whole endpoints with their groups", () => {
    const requests = excerpt.split("\n").filter((line) => /^[a-z]+ https:\/\//iu.test(line));
    expect(requests).toHaveLength(35);
    expect(titles(2)).toHaveLength(35);
    for (const { text } of titles(2)) {
      const [line] = section(text)
        .filter(isKind("paragraph"))
        .flatMap(({ lines }) => lines)
        .filter(({ markdown }) => markdown?.startsWith("`"));
      expect(requests).toContain(line?.text);
    }
  });
});

describe("the blocks of Slate's HTML", () => {
  it("are headings with levels and anchors", () => {
    expect(titles(1).map(({ text }) => text)).toHaveLength(22);
    expect(titles(2).slice(0, 3)).toMatchObject([
      { text: "Get All Users", id: "get-all-users" },
      { text: "Create a User", id: "create-a-user" },
      { text: "Bulk Delete User", id: "bulk-delete-user" },
    ]);
    expect([...new Set(titles(3).map(({ text }) => text))].sort()).toEqual([
      "HTTP Request",
      "Parameters",
      "Path Parameters",
      "Query Parameters",
      "Request Body",
      "RequestBody",
    ]);
    const ids = headings.map(({ id }) => id);
    expect(new Set(ids).size).toBe(headings.length);
    const links = [...html.matchAll(/class="toc-h\d toc-link"/gu)];
    expect(links).toHaveLength(titles(1).length + titles(2).length);
  });

  it("take every line once", () => {
    const ledger = new Ledger();
    for (const { kind, startLine, endLine } of page.blocks) ledger.claim(kind, startLine, endLine);
    expect(ledger.check(page)).toEqual([]);
    expect(page.blocks.filter(({ lossy }) => lossy)).toEqual([]);
  });

  it("keep the tabs, the pictures, the remark and the swallowed table as text", () => {
    expect(page.lines.slice(0, 3)).toEqual(["NAV", "Request Headers Request Body Response", "Introduction"]);
    expect(page.lines.at(-1)).toBe("Request Headers Request Body Response");
    const steps = section("Authentication").filter(isKind("paragraph"));
    expect(steps.flatMap(({ lines }) => lines).filter(({ text }) => text.endsWith("Window"))).toHaveLength(4);
    expect(steps.at(-1)).toMatchObject({
      style: "aside",
      lines: [{ text: expect.stringMatching(/^5: Use/u) }],
    });
    const lines = section("Update a News").filter(isKind("paragraph"));
    expect(lines.flatMap(({ lines }) => lines.map(({ text }) => text))).toEqual([
      "Through this API you can update a new Post.`",
      "PATCH https://[[API_SERVER_ENDPOINT]]/api/news/id Parameter | description --------- | ------- " +
        "id | Id of the News need to be updated",
      "`",
      "`",
    ]);
  });
});

describe("the examples", () => {
  const codes = page.blocks.filter(isKind("code"));
  const parsed = (text: string): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  };
  /** Code, and closing brackets that stand behind it as a paragraph: the page lost them out of its code. */
  const whole = ({ blocks }: Document): string[] =>
    blocks.flatMap((block, index) => {
      if (block.kind !== "code") return [];
      const next = blocks[index + 1];
      const rest = next?.kind === "paragraph" ? next.lines.map(({ text }) => text).join("\n") : "";
      return [/^[\s\]})]+$/u.test(rest) ? `${block.text}\n${rest}` : block.text];
    });

  it("are those of the flattened page, to the letter", () => {
    expect(codes.length).toBeGreaterThan(90);
    for (const { text } of codes) expect(excerpt).toContain(text.trimEnd());
  });

  it("say the same in both forms, in the same order", () => {
    const values = (document: Document): unknown[] => whole(document).map(parsed).filter(Boolean);
    expect(values(page).length).toBeGreaterThan(80);
    expect(values(page)).toEqual(values(readText("workdrive", excerpt)));
  });

  it("are broken where the page is", () => {
    const broken = titles(2).filter(({ text }) => {
      const own = section(text).filter(isKind("code"));
      return own.some((code) => parsed(code.text) === undefined);
    });
    expect(broken.map(({ text }) => text)).toEqual([
      "Create a User",
      "Get All Videos",
      "Update a Video",
      "Upload a FAQ",
      "Send a new Notification",
      "Get All Departments",
      "Get All Security Groups",
    ]);
  });

  it("name the tab that shows them, where the markup does", () => {
    const languages = (title: string): Code["language"][] =>
      section(title)
        .filter(isKind("code"))
        .map(({ language }) => language);
    expect(languages("Get All Users")).toEqual(["json--headers", "json--body", "json--response"]);
    expect(languages("Bulk Delete User")).toEqual(["json--body", "json--headers"]);
    expect(languages("Update a Video")).toEqual([undefined, undefined, undefined]);
  });
});

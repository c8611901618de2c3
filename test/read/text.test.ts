import { describe, expect, it } from "vitest";
import type { Block, ListItem } from "../../scripts/read/document.js";
import { readText } from "../../scripts/read/text.js";

const blocks = (...lines: string[]): readonly Block[] => readText("demo", lines.join("\n")).blocks;
const kinds = (...lines: string[]): string[] =>
  blocks(...lines).map(({ kind, startLine, endLine }) => `${kind} ${startLine}-${endLine}`);

interface Tree {
  [text: string]: Tree;
}

function tree(items: readonly ListItem[]): Tree {
  return Object.fromEntries(items.map((item) => [item.text, tree(item.children)]));
}

function list(...lines: string[]): Tree {
  const [block] = blocks(...lines);
  return block?.kind === "list" ? tree(block.items) : {};
}

describe("flattened text", () => {
  it("is paragraphs, lists and code, with their lines", () => {
    expect(kinds("Title", "", "text", "more", "  • a", "  • b", '{ "a": 1 }', "text")).toEqual([
      "paragraph 1-1",
      "paragraph 3-4",
      "list 5-6",
      "code 7-7",
      "paragraph 8-8",
    ]);
    expect(readText("demo", "\n\n  Title  \nmore\n")).toMatchObject({ title: "Title", reader: "text" });
    expect(readText("demo", "").blocks).toEqual([]);
  });

  it("nests a list by indentation, whatever its steps", () => {
    expect(list("  • a", "    • b", "      • c", "    • d", "  • e")).toEqual({
      a: { b: { c: {} }, d: {} },
      e: {},
    });
    expect(list("• a", "        • b", "   • c", "• d")).toEqual({ a: { b: {}, c: {} }, d: {} });
    expect(list("    • a", "  • b", "• c")).toEqual({ a: {}, b: {}, c: {} });
    expect(list("\t• a", "\t\t◦ b", "\t\t  ▪ c")).toEqual({ a: { b: { c: {} } } });
  });

  it("ends code where its brackets close, not at a blank line or a bracket in a string", () => {
    expect(kinds("{", '  "a": "}",', "", '  "b": [1]', "}", "text")).toEqual(["code 1-5", "paragraph 6-6"]);
    expect(kinds("{", '  "a": "\\"}"', "}", "", "text")).toEqual(["code 1-3", "paragraph 5-5"]);
    expect(kinds('"a": {', "  1", "}", "}", "})", "text")).toEqual(["code 1-5", "paragraph 6-6"]);
  });

  it("ends code that never closes at the next text", () => {
    expect(kinds("{", '  "a": 1', "", "Text", "", "more")).toEqual([
      "code 1-2",
      "paragraph 4-4",
      "paragraph 6-6",
    ]);
    expect(kinds("{", "  [", "", "  • a")).toEqual(["code 1-2", "list 4-4"]);
    expect(kinds("{")).toEqual(["code 1-1"]);
  });

  it("has no invisible characters", () => {
    const [paragraph] = blocks("\uFEFFa\u00a0b\tc\u200b  d \r");
    expect(paragraph?.kind === "paragraph" ? paragraph.lines : []).toEqual([{ line: 1, text: "a b c d" }]);
    expect(readText("demo", "a\r\nb\rc\nd").lines).toEqual(["a", "b", "c", "d"]);
  });

  it("tells its bytes apart by their hash, not by their looks", () => {
    expect(readText("demo", "a\n").sha256).not.toBe(readText("demo", "a\r\n").sha256);
    expect(readText("demo", "abc").sha256).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });
});

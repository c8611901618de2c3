import { describe, expect, it, vi } from "vitest";
import { labelled } from "../../scripts/families/labelled/index.js";
import type { VendorResult } from "../../scripts/pipeline.js";
import { readHtml } from "../../scripts/read/html.js";
import { readText } from "../../scripts/read/text.js";
import { html as wholeHtml } from "../documents/cloudike-html/page.js";
import { generate, page } from "../generate/editions-labelled.js";

const front = `Toys REST API lets you play. The base URL for all requests is https://toys.test/api/1\n\nTOYS\n\n`;

/** A block whose parts are given. */
function block(
  parts: { title?: string; text?: string; path?: string; params?: string; below?: string } = {},
): string {
  const {
    title = "toys/play/",
    text = "Plays.",
    path = "toys/play/",
    params = "- a - A",
    below = "",
  } = parts;
  const head = [title, text, `URL: https://toys.test/api/1/${path}`, "Versions:1", "Method: POST"].join(
    "\n\n",
  );
  return `${head}\n\nParams:\n${params}\n\nReturns:\nA toy.\n\nErrors:\n404 No toy\n\n${below}\n\n`;
}

const read = (...blocks: string[]): VendorResult =>
  generate(`${front}${block({ path: "toys/first/", title: "toys/first/" })}${blocks.join("")}`, {});
const codesOf = ({ diagnostics }: VendorResult): string[] => diagnostics.map(({ code }) => code);

describe("depth without end on a page of labelled blocks", () => {
  it("of examples is told, and the example is not used", () => {
    for (const [open, close] of [
      ["[", "]"],
      ['{"a":', "}"],
    ] as const)
      for (const example of [
        `{ "a": ${open.repeat(50_000)}1${close.repeat(50_000)} }`,
        `{ "a": ${open.repeat(50_000)}`,
      ])
        expect(codesOf(read(block({ below: `Example\n\n${example}` })))).toContain("example/unparsable");
  });

  it("of lists and types is read, or refused", () => {
    const deep = Array.from({ length: 2000 }, (_, depth) => `${" ".repeat(depth)}- a${depth} - Deep:`).join(
      "\n",
    );
    for (const params of [
      deep,
      `- a (${"list of ".repeat(7)}int) - x`,
      `Name | Type\n--- | ---\na | ${"array<".repeat(20_000)}int${">".repeat(20_000)}`,
      `Name | Type\n--- | ---\na | int${"[]".repeat(20_000)}`,
      `Name | Type\n--- | ---\na | ${"int or ".repeat(10_000)}int`,
    ])
      expect(read(block({ params })).spec?.operations.length).toBe(2);
  });
});

describe("length without end on a page of labelled blocks", () => {
  const long = 50_000;
  const fillings = [
    ..."a A 1 ( ) [ ] { } < > \" ' \\ . : , - * ` | • _ $ / # “ ’".split(" "),
    ..." ~a ~a, ~A,~a - ~- a - b ~- ~{a}~<a>~(a)~--~//~http://~404 ~None ~see / a ~or ~\u00a0~\u0000~GET ~aA~'a' | ~\"a\":~...~**~Example ~URL: ~See ".split(
      "~",
    ),
  ];
  const places: [string, (filling: string) => string][] = [
    ["title", (filling) => block({ title: `a/${filling}` })],
    ["text", (text) => block({ text })],
    ["path", (path) => block({ path })],
    ["row", (params) => block({ params })],
    ["name", (filling) => block({ params: `- ${filling} - A` })],
    ["text of a row", (filling) => block({ params: `- a - ${filling}` })],
    ["line below a list", (below) => block({ below })],
    ["remark", (filling) => block({ below: `Notes:\n\n${filling}` })],
    ["status", (filling) => block({ below: `404 ${filling}` })],
    ["label", (filling) => block({ below: `${filling}:\n\n${filling}` })],
    ["example", (filling) => block({ below: `Example\n\n{\n${filling}\n}` })],
    ["type word", (filling) => block({ below: `Example\n\n{ 'a': ${filling}, 'b': <'c' | ${filling}> }` })],
    ["text in an example", (filling) => block({ below: `Example\n\n${JSON.stringify({ a: filling })}` })],
  ];

  it.each(places)("of a line is read once: %s", (_, text) => {
    for (const filling of fillings) {
      const { spec } = read(text(filling.repeat(long / filling.length)));
      expect(spec?.operations.length).toBeGreaterThan(0);
    }
  });

  it("of a list, of an example and of a page is read once", () => {
    const rows = Array.from({ length: 5000 }, (_, index) => `- field${index} - Field`).join("\n");
    const { spec } = read(block({ params: rows }));
    const play = spec?.operations.find(({ id }) => id === "toys.play");
    expect(Object.keys(play?.payload?.schema.properties ?? {})).toHaveLength(5000);
    const keys = Array.from({ length: 5000 }, (_, index) => [`key${index}`, { a: index, b: [] }]);
    const example = JSON.stringify(Object.fromEntries(keys), null, 2);
    expect(codesOf(read(block({ below: `Example\n\n${example}` })))).not.toContain("ledger/unclaimed");
  });
});

/** What regular expressions were given to read, in characters, while something ran. */
function readCharacters(run: () => unknown): number {
  const { exec } = RegExp.prototype;
  let characters = 0;
  const spy = vi.spyOn(RegExp.prototype, "exec").mockImplementation(function (this: RegExp, text) {
    characters += text.length;
    return exec.call(this, text);
  });
  try {
    run();
  } finally {
    spy.mockRestore();
  }
  return characters;
}

describe("ten times the page takes ten times the work", () => {
  /** Copies with paths of their own. */
  const copies = (source: string, times: number): string =>
    Array.from({ length: times }, (_, index) =>
      source.replace(/(https:\/\/api\.server\.com\/api\/\d\/)/gu, `$1copy${index + 10}/`),
    ).join("\n");
  const lines = page.split("\n");
  const text = lines.slice(lines.indexOf("GROUPS (GROUP MANAGEMENT)"), lines.indexOf("SOFT")).join("\n");
  const html = wholeHtml.slice(wholeHtml.indexOf("<h2>GROUPS"), wholeHtml.indexOf("<h2>STORAGE"));

  it.each([
    ["text", (times: number) => readText("demo", copies(text, times))],
    ["HTML", (times: number) => readHtml("demo", copies(html, times))],
    [
      "a list",
      (times: number) => readText("demo", `${front}${block({ params: "- a - A\n".repeat(200 * times) })}`),
    ],
    [
      "blocks without a URL",
      (times: number) =>
        readText(
          "demo",
          `${front}${block()}${block({ text: "x" })
            .replace(/URL.*\n/u, "")
            .repeat(10 * times)}`,
        ),
    ],
    [
      "text above a URL",
      (times: number) =>
        readText("demo", `${front}${block({ title: "", text: "A line.\n".repeat(100 * times) })}`),
    ],
    [
      "titles that lead nowhere",
      (times: number) => readText("demo", `${front}${block()}${"a/b/\n\n".repeat(100 * times)}`),
    ],
  ])("of %s", (_, document) => {
    const [one, ten] = [document(1), document(10)].map((source) =>
      readCharacters(() => labelled.read(source, "page")),
    );
    expect(one).toBeGreaterThan(1000);
    expect(ten ?? Infinity).toBeLessThan((one ?? 0) * 15);
  });
});

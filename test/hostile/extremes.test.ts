import { describe, expect, it } from "vitest";
import { errorsOf } from "../read/read-page.js";
import { type Fragment, pageOf } from "../scenarios/page.js";
import { watchedReading } from "./ledger-of.js";

const codesOf = (chapter: Fragment["chapter"], text: string): string[] =>
  errorsOf(watchedReading(pageOf([{ chapter, bare: false, text }]).source)).map(({ code }) => code);

describe("depth without end", () => {
  it("of lists is refused", () => {
    const bullets = Array.from({ length: 3000 }, (_, depth) => `${" ".repeat(depth)}• a - struct`);
    expect(codesOf("section", `Body Data:\n\n${bullets.join("\n")}`)).toContain("ledger/unclaimed");
  });

  it("of type expressions is refused", () => {
    for (const type of [
      `${"LIST of ".repeat(50_000)}int`,
      `int${" list".repeat(50_000)}`,
      `${"assoc array int to ".repeat(50_000)}int`,
      `${"A\\".repeat(50_000)}A`,
    ])
      expect(codesOf("section", `Body Data:\n\n  • a - ${type}`)).toEqual(["grammar/type"]);
  });

  it("of defaults is refused", () => {
    for (const dump of [
      "Array ( [0] => ".repeat(50_000),
      `${"Array ( [0] => ".repeat(50_000)}1${" )".repeat(50_000)}`,
      `Array ( [0] => ${"[".repeat(100_000)}`,
      `Array ( [0] => ${" ".repeat(100_000)}x`,
      `Array ( [0] => ${") (".repeat(50_000)}`,
    ])
      expect(codesOf("section", `Body Data:\n\n  • a - any Optional: ${dump}`)).toEqual(["grammar/default"]);
  });

  it("of examples is told, and the example is not used", () => {
    for (const [open, close] of [
      ["[", "]"],
      ['{"a":', "}"],
    ] as const) {
      const deep = `${open.repeat(50_000)}1${close.repeat(50_000)}`;
      const message = `{"header":{"target":"demo.item.Do"},"body":{"data":${deep}}}`;
      const { source } = pageOf([{ chapter: "section", bare: false, text: `Example:\n\n${message}` }]);
      const { diagnostics, spec } = watchedReading(source);
      expect(diagnostics.map(({ code }) => code)).toContain("example/unparsable");
      expect(spec.operations.find(({ id }) => id === "demo.item.Do")?.examples).toEqual([]);
    }
  });
});

describe("length without end", () => {
  const long = 200_000;
  const fillings = [
    "a",
    "A",
    " ",
    "(",
    ")",
    "[",
    "{",
    '"',
    "\\",
    ".",
    ":",
    "-",
    "a.",
    "a ",
    "X",
    "1",
    "• ",
    "list ",
    " - ",
    "http://",
    "\u00a0",
    "\u0000",
  ];
  const places: [Fragment["chapter"], (filling: string) => string][] = [
    ["overview", (filling) => `Contact\n\n${filling}`],
    ["header", (filling) => `debug\n\n(object) - ${filling}\n\n  • ${filling}: (int) x`],
    ["index", (filling) => `demo.item.Find ${filling}\n${filling}`],
    ["section", (filling) => `Does ${filling}\n${filling}`],
    [
      "section",
      (filling) =>
        `Push information:\n\nPushing to: ${filling}\nWith target: ${filling}\nStream value: Pushing on ${filling}`,
    ],
    ["section", (filling) => `Url:\n\nhttps://${filling}`],
    ["section", (filling) => `Call type:\n\nThe json message is sent in the ${filling}`],
    ["section", (filling) => `Restrictions:\n\n${filling} restrictions:\n${filling}\n${filling}`],
    ["section", (filling) => `Restrictions:\n\nRole restrictions:\na ${filling} (1)\nX`],
    [
      "section",
      (filling) =>
        `Body Data:\n\n  • ${filling}\n  • a - ${filling}\n  • b - int - ${filling}\n  • c - string Optional: ${filling}\n  • ${filling} - int`,
    ],
    ["section", (filling) => `Output:\n\n  • a - int (${filling}\n  • - ${filling}: b`],
    ["section", (filling) => `Example:\n\n{\n${filling}\n}`],
    ["objects", (filling) => `Output object - ${filling} (derive from ${filling})\n\n  • a - ${filling}`],
    ["errors", (filling) => `1${filling} text\n4711 ${filling}`],
  ];

  for (const [chapter, text] of places)
    it(`of a line is read once: ${chapter} ${JSON.stringify(text("…")).slice(0, 60)}`, () => {
      for (const filling of fillings) {
        const { source } = pageOf([
          { chapter, bare: false, text: text(filling.repeat(long / filling.length)) },
        ]);
        const { spec } = watchedReading(source);
        expect(spec.operations.length).toBeGreaterThan(0);
      }
    });

  it("of a page is read once", () => {
    const bullets = Array.from({ length: 150_000 }, (_, index) => `  • field_${index} - int`).join("\n");
    const { source } = pageOf([{ chapter: "section", bare: false, text: `Output:\n\n${bullets}` }]);
    const reading = watchedReading(source);
    expect(errorsOf(reading)).toEqual([]);
    const [answer] = reading.spec.operations.find(({ id }) => id === "demo.item.Do")?.responses ?? [];
    expect(Object.keys(answer?.schema?.properties ?? {})).toHaveLength(150_000);
  });

  it("of an example is read once", () => {
    const values = Array.from({ length: 150_000 }, (_, index) => ({ [`key${index}`]: index }));
    const message = {
      header: { target: "demo.item.Do", identification: {} },
      body: { data: { rows: values } },
    };
    const text = `Body Data:\n\n  • rows - array\n\nExample:\n\n${JSON.stringify(message)}`;
    expect(codesOf("section", text)).toEqual([]);
  });
});

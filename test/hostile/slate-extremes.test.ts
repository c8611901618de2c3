import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { parseExample } from "../../scripts/infer/parse-example.js";
import type { VendorResult } from "../../scripts/pipeline.js";
import { getRooms, pageWith } from "../families/slate/read-slate.js";
import { generate } from "../generate/editions-slate.js";

const read = (...endpoints: string[]): VendorResult => generate(pageWith(getRooms, ...endpoints), {});
const codesOf = ({ diagnostics }: VendorResult): string[] => diagnostics.map(({ code }) => code);

/** An endpoint with a body, whose parts are given. */
function endpoint(parts: {
  title?: string;
  text?: string;
  url?: string;
  example?: string;
  rows?: string;
}): string {
  const { title = "Make a Room", text = "Through this API you can make it.", url = "api/made" } = parts;
  const { example = '{\n  "name": "a"\n}', rows = "name string any - Name." } = parts;
  return [
    ...[title, "", text, "", "HTTP Request", "", `POST https://[[HOST]]/${url}`, "", "Request Body", ""],
    ...['{\n  "X-KEY" : "KEY"\n}', example, '{\n  "id": 1\n}'],
    ...["Parameter Type Schema Values Nested Fields Description", rows, ""],
  ].join("\n");
}

describe("depth without end on a page of endpoints", () => {
  it("of examples is told, and the example is not used", () => {
    for (const [open, close] of [
      ["[", "]"],
      ['{"a":', "}"],
      ["{a:[", "]}"],
    ] as const) {
      const deep = `${open.repeat(50_000)}1${close.repeat(50_000)}`;
      for (const example of [`{ "a": ${deep} }`, deep, `{ "a": ${open.repeat(50_000)}`])
        expect(codesOf(read(endpoint({ example: example.replace(/^(?![{[])/u, "{") })))).toContain(
          "example/unparsable",
        );
    }
  });

  it("of types and of tables within tables is refused, or read", () => {
    const nested = Array.from({ length: 3000 }, (_, depth) => `a${depth} object any\nProperty Type`).join(
      "\n",
    );
    const results = [
      read(endpoint({ rows: `a ${"Array<".repeat(20_000)}string${">".repeat(20_000)} any - x` })),
      read(endpoint({ rows: `a Array${"[]".repeat(20_000)} any - x` })),
      read(endpoint({ rows: nested })),
    ];
    for (const { spec } of results) expect(spec?.operations.length).toBeGreaterThan(1);
  });
});

describe("length without end on a page of endpoints", () => {
  const long = 50_000;
  const fillings = [
    ..."a A 1 ( ) [ ] { } \" ' \\ . : , - * ` | • _ $ /".split(" "),
    ...[
      " ",
      "a ",
      "a, ",
      "A,",
      "any ",
      "a string ",
      "Property Type ",
      "string",
      "uuid",
      "Array<",
      "1'a'",
      "{a}",
      "--",
    ],
    ...["http://", "• a: string ", "\u00a0", "\u0000", "GET ", "aA", '"a":', "/*", "..."],
  ];
  const places: [string, (filling: string) => string][] = [
    ["title", (title) => endpoint({ title })],
    ["text", (text) => endpoint({ text })],
    ["url", (url) => endpoint({ url })],
    ["example", (filling) => endpoint({ example: `{\n${filling}\n}` })],
    [
      "text in an example",
      (filling) => endpoint({ example: JSON.stringify({ name: filling, [filling]: 1 }) }),
    ],
    ["row", (rows) => endpoint({ rows })],
    ["type", (filling) => endpoint({ rows: `name ${filling} any - Name.` })],
    ["values", (filling) => endpoint({ rows: `name string ${filling} - Name.` })],
    ["description", (filling) => endpoint({ rows: `name string any - ${filling}` })],
    [
      "nested",
      (filling) => endpoint({ rows: `name object any\nProperty Type\n${filling}\n${filling} string` }),
    ],
    ["bullet", (filling) => endpoint({ rows: `name string any - One of\n  • ${filling}\n  • ${filling}` })],
  ];

  it.each(places)("of a line is read once: %s", (_, text) => {
    for (const filling of fillings) {
      const { spec } = read(text(filling.repeat(long / filling.length)));
      expect(spec?.operations.length).toBeGreaterThan(0);
    }
  });

  it("of a table is read once", () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `field${index} string any - Field.`).join("\n");
    const { spec } = read(endpoint({ rows }));
    const made = spec?.operations.find(({ id }) => id === "room.makeRoom");
    expect(Object.keys(made?.payload?.schema.properties ?? {}).length).toBe(20_001);
  });

  it("of an example is read once", () => {
    const example = JSON.stringify(
      Object.fromEntries(
        Array.from({ length: 20_000 }, (_, index) => [`key${index}`, { a: index, b: [], c: {} }]),
      ),
      null,
      2,
    );
    expect(codesOf(read(endpoint({ example })))).not.toContain("ledger/unclaimed");
  });

  it("of a page is read once", () => {
    const many = Array.from({ length: 1500 }, (_, index) =>
      endpoint({ title: `Make the ${index} Room`, url: `api/made/${index}` }),
    );
    const { spec } = read(...many);
    expect(spec?.operations.length).toBe(1502);
  });
});

describe("the ladder of examples under attack", () => {
  const bits = fc.constantFrom(
    ..."{ } [ ] , : \" ' ` // /* */ ... .. … null True None u'a' \"a\" 'b' a 1 -1 1e999 0x 2022-12-16T00:00:00 \\ \\u \n".split(
      " ",
    ),
    '"__proto__"',
    "constructor",
    "NaN",
    "\n",
    "\u2028",
    "\ud800",
  );

  it("says nothing to anybody but its caller", () => {
    const warn = vi.spyOn(console, "warn");
    const separator = "\u2028";
    expect(parseExample(`{ 'a': 'b${separator}c' }`)).toMatchObject({ value: { a: `b${separator}c` } });
    expect(parseExample(`{ a:${separator}"${separator}", }`)).toMatchObject({ value: { a: separator } });
    parseExample(`{ 'a': 'b${separator}`);
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it("never throws, and gives what JSON can hold", () => {
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 60 }), fc.constantFrom("", " ", "\n"), (parts, gap) => {
        const parsed = parseExample(parts.join(gap));
        if ("problem" in parsed) expect(parsed.line).toBeGreaterThan(0);
        else expect(JSON.parse(JSON.stringify(parsed.value))).toEqual(parsed.value);
      }),
      { numRuns: 3000 },
    );
  });

  it("takes what is JSON as JSON does, whatever the keys", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = JSON.stringify(value, null, 2);
        expect(parseExample(text)).toMatchObject({ value: JSON.parse(text), repairs: [] });
      }),
      { numRuns: 500 },
    );
    const inert = parseExample('{ "__proto__": { "polluted": 1 }, "constructor": 1 }');
    expect("polluted" in {}).toBe(false);
    expect("value" in inert && JSON.stringify(inert.value)).toContain("constructor");
  });

  it("reads a long line once, whatever it is made of", () => {
    const fillings = "{ } [ ] , : \" ' \\ a 1 . ... // /* - u'".split(" ");
    for (const filling of [
      ...fillings,
      " ",
      '"a" ',
      '{"a":',
      "a:",
      "[1 ",
      "{}",
      "[],",
      "1,,",
      "'\"",
      "\n}",
      "\n{",
    ])
      for (const [head, tail] of [
        ["", ""],
        ["{", "}"],
        ['{"a": "', '"}'],
        ["[1, ", "]"],
      ] as const) {
        const parsed = parseExample(head + filling.repeat(200_000 / filling.length) + tail);
        expect("problem" in parsed || "value" in parsed).toBe(true);
      }
  });
});

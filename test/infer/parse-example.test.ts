import { describe, expect, it } from "vitest";
import { parseExample } from "../../scripts/infer/parse-example.js";

function read(text: string): { value: unknown; repairs: string[] } | string {
  const parsed = parseExample(text);
  if ("problem" in parsed) return `${parsed.line}: ${parsed.problem}`;
  return { value: parsed.value, repairs: parsed.repairs.map(({ name, line }) => `${line}: ${name}`) };
}

describe("the ladder of repairs", () => {
  it("takes JSON as it is", () => {
    expect(read('{ "a": [1, "2", null] }')).toEqual({ value: { a: [1, "2", null] }, repairs: [] });
  });

  it.each<[string, unknown, string[]]>([
    ["{ a: 1, }", { a: 1 }, ["1: trailing comma", "1: key without quotes"]],
    ["{ // why\n  'a': 'b'\n}", { a: "b" }, ["2: single quotes"]],
    ["[0x10]", [16], ["1: JSON5"]],
    ['{ "a": 1, "a": 2 }', { a: 2 }, ['1: key "a" twice, the last one counts']],
    ['{ "a": , "b": 1 }', { b: 1 }, ["1: key without a value, left out"]],
    ['{ "b": 1,\n "a": }', { b: 1 }, ["2: key without a value, left out"]],
    ['{ "a": 1\n  "b": [1] "c": 2 }', { a: 1, b: [1], c: 2 }, ["1: missing comma", "2: missing comma"]],
    ['[{ "a": 1 } { "a": 2 }]', [{ a: 1 }, { a: 2 }], ["1: missing comma"]],
    ['"a": {\n  "b": 1 },\n "c": 2\n}', { a: { b: 1 }, c: 2 }, ["1: missing opening bracket"]],
    ['{ "a": 1 }\n}', { a: 1 }, ["2: surplus closing bracket"]],
    ['{ "a": [1, 2 }', { a: [1, 2] }, ["1: missing closing bracket"]],
    [
      '{\n  "a": {\n    "b": 1',
      { a: { b: 1 } },
      ["3: missing closing bracket", "3: missing closing bracket"],
    ],
    [
      '{\n  "a": {\n    "b": 1\n  "c": 2\n}',
      { a: { b: 1 }, c: 2 },
      ["4: missing closing bracket", "4: missing comma"],
    ],
    ['{ "at": 2022-12-16T00:00:00 }', { at: "2022-12-16T00:00:00" }, ["1: date without quotes"]],
    [
      "{u'a': True, b'b': None}",
      { a: true, b: null },
      [
        "1: prefix of a Python string",
        "1: prefix of a Python string",
        "1: Python literal",
        "1: Python literal",
        "1: single quotes",
      ],
    ],
  ])("reads %j", (text, value, repairs) => {
    const found = read(text);
    expect(found).toEqual({ value, repairs: expect.arrayContaining(repairs) });
    expect(typeof found === "object" && found.repairs).toHaveLength(repairs.length);
  });

  it.each<[string, unknown]>([
    ["[1, ...]", [1]],
    ["[..., 1]", [1]],
    ["[...]", []],
    ['{ "a": 1, ... }', { a: 1 }],
    ['{ "a": 1, .. "b": 2 }', { a: 1, b: 2 }],
    ['{ "a": ..., "b": 2 }', { b: 2 }],
    ['[{ "a": "…" }, …]', [{ a: "…" }]],
  ])("knows that %j is not all", (text, value) => {
    expect(parseExample(text)).toMatchObject({ value, partial: true });
  });

  it.each([
    ["", "1: it is empty"],
    ['{ "a": some prose }', /^1: /u],
    ['{\n  "a": "x\n}', "2: a string has no end"],
    ['["a "1" b"]', /^1: /u],
    ['{ "a": 1 } { "b": 2 }', /^1: /u],
    ['{ "a": NaN }', "1: a number is none of JSON"],
    ["[".repeat(300) + "]".repeat(300), "1: it is nested more than 200 times"],
  ])("guesses nothing of %j", (text, problem) => {
    expect(read(text)).toEqual(typeof problem === "string" ? problem : expect.stringMatching(problem));
  });

  it("keeps the prototypes of objects", () => {
    for (const text of [
      '{ "__proto__": { "x": 1 } }',
      "{ __proto__: { x: 1 }, }",
      '{ "__proto__": { "x": 1 }',
    ]) {
      const parsed = parseExample(text);
      const value = "value" in parsed ? parsed.value : undefined;
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      expect(JSON.stringify(value)).toBe('{"__proto__":{"x":1}}');
    }
  });

  it.each([
    '{"a":',
    "[",
    "{",
    '"',
    "'",
    "/*",
    "/",
    "...",
    ",",
    "u'",
    '{"a":1\n',
    "[...,",
    "\\",
    "2022-01-01",
    ":00",
  ])("reads %j a hundred thousand times in one go", (piece) => {
    expect(parseExample(piece.repeat(100_000))).toHaveProperty("problem");
    expect(parseExample(`[1\n${piece.repeat(100_000)}`)).toBeDefined();
  });
});

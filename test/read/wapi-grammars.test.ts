import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../scripts/spec/json-schema.js";
import { parseDefault } from "../../scripts/vendors/wapi/default-value.js";
import { clientName } from "../../scripts/vendors/wapi/operation.js";
import { parseType } from "../../scripts/vendors/wapi/type-expression.js";

describe("default values", () => {
  it("are scalars, empty brackets, and what PHP prints", () => {
    const values: [string, Json][] = [
      ["0", 0],
      ["-5", -5],
      ["0.5", 0.5],
      ["true", true],
      ["null", null],
      ['""', ""],
      ['"""', '"'],
      ['"a - b"', "a - b"],
      ["[]", []],
      ["{}", {}],
      ["Array ( )", []],
      ["Array ( [0] => 1 )", [1]],
      ["Array ( [0] => 1 [1] => two words [2] => )", [1, "two words", ""]],
      ["Array ( [a] => 1 )", { a: 1 }],
      ["Array ( [1] => 1 )", { 1: 1 }],
      ["stdClass Object ( )", {}],
      ["stdClass Object ( [a] => Array ( [0] => x ) [b] => null )", { a: ["x"], b: null }],
    ];
    for (const [text, value] of values) expect(parseDefault(text), text).toEqual({ value });
  });

  it("are nothing else", () => {
    for (const text of [
      "",
      "now()",
      "TRUE",
      "'a'",
      '"a',
      "1e5",
      "0x1",
      "1,5",
      "Array (",
      "Array ( [0] 1 )",
      "Array ( ) x",
      "9007199254740993",
    ])
      expect(parseDefault(text), text).toBeUndefined();
  });

  it("never make the parser throw", () => {
    const piece = fc.constantFrom(
      "Array ( ",
      "stdClass Object ( ",
      "[0] => ",
      "[a] => ",
      ") ",
      "1 ",
      "[",
      "]",
      "=>",
      '"',
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const parsed = parseDefault(pieces.join(""));
        expect(parsed === undefined || "value" in parsed).toBe(true);
      }),
    );
  });
});

describe("type expressions", () => {
  const word = (text: string): unknown => {
    const type = parseType(text, { isReviewed: () => false, onMisspelled: () => {} });
    return type.kind === "unknown" ? `unknown ${type.word}` : type;
  };

  it("combine known words", () => {
    expect(word("LIST of int list")).toMatchObject({
      kind: "list",
      of: { kind: "list", of: { word: "int" } },
    });
    expect(word("assoc array string to LIST of Tag")).toMatchObject({
      kind: "map",
      of: { kind: "list", of: { name: "Tag" } },
    });
    expect(word("A\\B\\Thing")).toEqual({ kind: "name", name: "Thing", serverClass: true });
  });

  it("name the word that they do not know", () => {
    const unknown = {
      "": "",
      money: "money",
      "LIST of money": "money",
      "list of int": "list of int",
      "int[]": "int[]",
      "int|string": "int|string",
      "int or string": "int or string",
      "assoc array Tag to int": "Tag",
      "assoc array int": "assoc array int",
      constructor: "constructor",
      __proto__x: "__proto__x",
    };
    for (const [text, rest] of Object.entries(unknown)) expect(word(text)).toBe(`unknown ${rest}`);
  });
});

describe("client names", () => {
  it("keep the page's word, with a small first letter", () => {
    const names = {
      GetList: "getList",
      PDFInfo: "pdfInfo",
      IM: "im",
      X: "x",
      getAccepted: "getAccepted",
      IASettings: "iaSettings",
      Get2FA: "get2FA",
    };
    for (const [word, name] of Object.entries(names)) expect(clientName(word)).toBe(name);
  });
});

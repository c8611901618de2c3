import { describe, expect, it } from "vitest";
import { Ledger } from "../../scripts/read/ledger.js";
import { readText } from "../../scripts/read/text.js";

const document = readText("demo", "one\n\ntwo\n   \nthree\nfour __proto__");

describe("the ledger", () => {
  it("asks for one claim for every line with text", () => {
    const ledger = new Ledger();
    ledger.claim("title", 1, 2);
    ledger.claim("text", 5);
    ledger.claim("list", 5, 6);
    expect(ledger.counts()).toEqual({ title: 2, text: 1, list: 2 });
    expect(ledger.check(document).map(({ code, line, message }) => ({ code, line, message }))).toEqual([
      {
        code: "ledger/unclaimed",
        line: 3,
        message: 'no rule understands "two" (the line before it was read by title)',
      },
      {
        code: "ledger/claimed-twice",
        line: 5,
        message: '"three" was read by more than one rule: text, list',
      },
      {
        code: "page/unsafe-name",
        line: 6,
        message: '"__proto__" in "four __proto__" cannot be kept as a name',
      },
    ]);
  });

  it("says that a page nobody reads is read by no rule", () => {
    const found = new Ledger().check(document).filter(({ code }) => code === "ledger/unclaimed");
    expect(found.map(({ line }) => line)).toEqual([1, 3, 5, 6]);
    expect(found[0]?.message).toContain("was read by no rule");
  });
});

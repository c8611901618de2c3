import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createContext, Script } from "node:vm";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const scripts = fileURLToPath(new URL("../../scripts/", import.meta.url));
const readers = ["read", "infer", "spec", "diagnostics", "vendors", "families", "emit"];

interface Found {
  file: string;
  pattern: string;
  flags: string;
}

/** Every regular expression that reads text of a page or of the facts beside it. */
function regexes(): Found[] {
  const found: Found[] = [];
  for (const folder of readers)
    for (const entry of readdirSync(join(scripts, folder), { recursive: true, encoding: "utf8" }).sort()) {
      if (!entry.endsWith(".ts")) continue;
      const text = readFileSync(join(scripts, folder, entry), "utf8");
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) {
          const end = node.text.lastIndexOf("/");
          found.push({
            file: `${folder}/${entry}`,
            pattern: node.text.slice(1, end),
            flags: node.text.slice(end + 1),
          });
        }
        ts.forEachChild(node, visit);
      };
      visit(ts.createSourceFile(entry, text, ts.ScriptTarget.Latest));
    }
  return found;
}

/** Literal beginnings of a pattern lead the attack behind its first words. */
function beginnings(pattern: string): string[] {
  const words = pattern.replace(/^\^/u, "").match(/(?:[A-Za-z0-9:,()[{"•. -]|\\[.()[\]{}/\\])+/gu) ?? [];
  return ["", ...words.map((word) => word.replace(/\\(.)/gu, "$1"))].slice(0, 8);
}

const length = 100_000;
const fillings = [
  "a",
  "A",
  "1",
  " ",
  "\t",
  "(",
  ")",
  "[",
  "]",
  "{",
  '"',
  "\\",
  ".",
  ":",
  "-",
  "a.",
  "A\\",
  "a ",
  " a",
  ") ",
  "[ ",
  "http://",
  "a b (",
  " - ",
  "list ",
];

const repeated = fillings.map((filling) => filling.repeat(length / filling.length));

/** A backtracking pattern needs minutes for what a linear one does in milliseconds: no machine is that noisy. */
const limit = 3000;

/** One for all patterns: to make a context takes longer than to read a line. */
const context = createContext({ pattern: "", flags: "", texts: [""], at: 0 });
const program = new Script(
  "for (; at < texts.length; at += 1) texts[at].replace(new RegExp(pattern, flags), '')",
);

function attack({ pattern, flags }: Found): string | undefined {
  for (const start of beginnings(pattern)) {
    const texts = repeated.map((text) => `${start}${text}\u0001`);
    Object.assign(context, { pattern, flags, texts, at: 0 });
    for (let first = 0; first < texts.length; first = context.at) {
      try {
        program.runInContext(context, { timeout: limit });
      } catch {
        // Where others were read before it, it may be their time that is up: it begins again.
        if (context.at === first)
          return `${JSON.stringify(start)} and ${JSON.stringify(fillings[first])} many times`;
      }
    }
  }
  return undefined;
}

describe("the regular expressions of the readers", () => {
  const all = regexes();

  it("are found", () => {
    expect(all.length).toBeGreaterThan(50);
  });

  it("tell a slow one from a fast one", () => {
    expect(attack({ file: "", pattern: "^(a+)+$", flags: "u" })).toBeDefined();
    expect(attack({ file: "", pattern: "^([^()]+)\\(", flags: "u" })).toBeUndefined();
  });

  for (const found of all)
    it(`read a long line once: ${found.file} /${found.pattern}/`, () => {
      expect(attack(found)).toBeUndefined();
    });
});

import ts from "typescript";
import { describe, expect, test } from "vitest";
import { emitTypeScript } from "../../../scripts/emit/typescript/index.js";
import { hostileBlockSpec, hostileRestSpec, hostileSpec } from "./hostile-spec.js";

const files = [
  ...emitTypeScript(hostileSpec),
  ...emitTypeScript(hostileRestSpec, { prefix: "ShopRooms" }),
  ...emitTypeScript(hostileBlockSpec),
];
const ownTags = new Set(["throws", "example", "param", "deprecated"]);

/** Every node of a file, with the tags of its comments. */
function inspect(path: string, text: string): { identifiers: string[]; tags: string[]; broken: number } {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const identifiers: string[] = [];
  const tags: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) identifiers.push(node.text);
    tags.push(
      ...ts
        .getJSDocTags(node)
        .map((tag) => `${tag.tagName.text} ${ts.getTextOfJSDocComment(tag.comment) ?? ""}`),
    );
    ts.forEachChild(node, visit);
  };
  visit(source);
  const diagnostics: unknown = Reflect.get(source, "parseDiagnostics");
  return { identifiers, tags, broken: Array.isArray(diagnostics) ? diagnostics.length : -1 };
}

describe.each(files.map(({ path, text }) => [path, text] as const))("%s", (path, text) => {
  const found = inspect(path, text);

  test("parses", () => {
    expect(found.broken).toBe(0);
  });

  test("holds no code of the page", () => {
    expect(found.identifiers.filter((name) => name === "pwned")).toEqual([]);
  });

  test("holds no tag of the page", () => {
    expect(
      found.tags.filter((tag) => !ownTags.has(tag.split(" ")[0] ?? "") || /^deprecated/.test(tag)),
    ).toEqual([]);
  });

  test("shows what it is", () => {
    expect(text).not.toMatch(/[\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\ufeff]/);
    expect([...text].filter((char) => char < " " && char !== "\n")).toEqual([]);
  });
});

test("paths stay in the folder of the vendor", () => {
  for (const { path } of files)
    expect(path).toMatch(/^generated\/(?:wapi|shop|blocks)(?:\/[A-Za-z0-9-]+){1,4}(?:\.types)?\.ts$/);
});

import { describe, expect, test } from "vitest";
import { code, prose, quote } from "../../../scripts/emit/typescript/text/escape.js";
import {
  fileName,
  memberName,
  pascal,
  Scope,
  valueKey,
} from "../../../scripts/emit/typescript/text/names.js";
import { wrap } from "../../../scripts/emit/typescript/text/tsdoc.js";

describe("prose", () => {
  test.each([
    ["plain text stays", "Lock a file (if you can).", "Lock a file (if you can)."],
    ["the end of a comment", "a */ b", "a *\\/ b"],
    ["a tag at the start of a line", "one\n@deprecated two", "one\n\\@deprecated two"],
    ["an inline tag", "see {@link x}", "see \\{\\@link x}"],
    ["an address is no tag", "write to a.b@example.com", "write to a.b@example.com"],
    ["balanced code spans stay", "use `force` here", "use `force` here"],
    ["a span that would hide a tag", "use `a\n@b` here", "use `a \\@b` here"],
    ["a lonely backtick", "the ` key", "the ' key"],
    ["a fence", "```js\nx", "'js\nx"],
    ["a template hole", "costs $" + "{amount}", "costs $\\{amount}"],
    ["markup", "a <b>c</b> < d", "a \\<b>c\\</b> < d"],
    ["line separators", "a\u2028b\u2029c\r\nd", "a\nb\nc\nd"],
    ["bidirectional controls", "a\u202eb\u2066c", "abc"],
    ["NUL and other controls", "a\u0000b\u001bc", "abc"],
    ["half a surrogate pair", "a\ud800b", "a\ufffdb"],
  ])("%s", (_, text, expected) => {
    expect(prose(text)).toBe(expected);
  });
});

describe("code", () => {
  test.each([
    ["int", "`int`"],
    ["a ` b", "`a ' b`"],
    ["stdClass Object\n(\n)", "`stdClass Object ( )`"],
    ["x */ y", "`x *\\/ y`"],
    ["", '`""`'],
  ])("%j", (text, expected) => {
    expect(code(text)).toBe(expected);
  });
});

describe("quote", () => {
  test.each(['a"b', "a\\b", "*/", "`x`", "a @b", "\u2028", "\u202e", "\u0000", "```", "\ud800", "é"])(
    "%j",
    (text) => {
      const literal = quote(text);
      expect(new Function(`return ${literal}`)()).toBe(text);
      for (const harm of ["*/", "`", " @", "\u0000", "\u2028", "\u202e"]) expect(literal).not.toContain(harm);
    },
  );
});

describe("names", () => {
  test.each([
    [pascal, "GetIPTCMetadata", "GetIPTCMetadata"],
    [pascal, "get-file_list", "GetFileList"],
    [pascal, "2FA", "X2FA"],
    [memberName, "delete", "delete"],
    [memberName, "constructor", "constructor_"],
    [memberName, "__proto__", "__proto___"],
    [memberName, "a b", "aB"],
    [fileName, "../../etc/passwd", "etc-passwd"],
    [fileName, "general_file", "general-file"],
    [valueKey, "a-b", '"a-b"'],
    [valueKey, "__proto__", '["__proto__"]'],
  ])("%o: %s", (make, name, expected) => {
    expect(make(name)).toBe(expected);
  });

  test("a scope gives each name once", () => {
    const scope = new Scope(["File"]);
    expect(["File", "File", "File", "Response", "Tag"].map((name) => scope.claim(name, "Object"))).toEqual([
      "FileObject",
      "FileObject2",
      "FileObject3",
      "ResponseObject",
      "Tag",
    ]);
  });
});

test("lines are broken at spaces, never within a code span", () => {
  expect(wrap("one two `a @b c` three", 12)).toEqual(["one two", "`a @b c`", "three"]);
});

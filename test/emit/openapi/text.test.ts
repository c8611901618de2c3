import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asMarkdown, code, markdown, plain, sentence } from "../../../scripts/emit/openapi/markdown.js";
import { componentName, Names, operationIds } from "../../../scripts/emit/openapi/names.js";
import { printJson } from "../../../scripts/emit/openapi/print.js";
import { apiSpecSchema } from "../../../scripts/spec/api-spec.js";
import { envelopeOperation, envelopeSpec, httpSpec } from "./specs.js";

describe("printJson", () => {
  test("keeps short values on a line and breaks long ones", () => {
    const long = "x".repeat(100);
    expect(printJson({ a: [1, 2, { b: null }], c: long, d: {}, e: [] })).toBe(
      `{\n  "a": [1, 2, { "b": null }],\n  "c": "${long}",\n  "d": {},\n  "e": []\n}\n`,
    );
  });

  test("a chain of single members adds no level", () => {
    const long = "x".repeat(100);
    expect(printJson({ a: { b: { c: long, d: long } } })).toBe(
      `{ "a": { "b": {\n  "c": "${long}",\n  "d": "${long}"\n} } }\n`,
    );
  });

  test("escapes what makes a text read differently", () => {
    expect(printJson("a\u202eb\u2028c")).toBe('"a\\u202eb\\u2028c"\n');
  });

  test("puts a range of statuses where its own numbers would be", () => {
    expect(printJson({ default: 1, "4XX": 2, "2XX": 3, 503: 4, 400: 5 })).toBe(
      '{ "2XX": 3, "400": 5, "4XX": 2, "503": 4, "default": 1 }\n',
    );
    expect(printJson({ b: 1, "2XX": 2, a: 3 })).toBe('{ "b": 1, "2XX": 2, "a": 3 }\n');
  });

  test("is JSON that means the same value", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const json = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(printJson(json))).toEqual(json);
      }),
    );
  });
});

describe("markdown", () => {
  test.each([
    ["plain words, project_id (5) & more", "plain words, project_id (5) & more"],
    ["<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"],
    ["see [this](javascript:x)", "see \\[this\\]\\(javascript&#58;x)"],
    ["*bold* _it_ `code` ~~gone~~", "\\*bold\\* \\_it\\_ \\`code\\` \\~\\~gone\\~\\~"],
    ["# no heading\n> no quote\n    no code", "\\# no heading\n\\> no quote\nno code"],
    ["&lt; stays", "&amp;lt; stays"],
    ["a \\* b", "a \\\\\\* b"],
    ["- a list\n- stays", "- a list\n- stays"],
    ["a\u202eb", "ab"],
  ])("%j becomes %j", (text, expected) => {
    expect(markdown(text)).toBe(expected);
  });

  test("no text brings a tag, an event handler or a script address", () => {
    const dangerous = fc.constantFrom(
      "<script",
      "](",
      "[a",
      "javascript:",
      "<img onerror=",
      "`",
      "\\",
      "&lt;",
      " href=",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(dangerous, fc.string())), (parts) => {
        const text = markdown(parts.join(""));
        expect(text).not.toMatch(/<|javascript:/i);
        expect(text).not.toMatch(/(?<!\\)\]\(/);
      }),
    );
  });

  test.each([
    [
      "*bold* [a](https://a.test) <https://b.test> a<br>b",
      "*bold* [a](https://a.test) <https://b.test> a<br>b",
    ],
    ["100 < 200, `a<b>` and \\<b>", "100 < 200, `a<b>` and \\<b>"],
    ["<script>x</script> \\\\<b>", "&lt;script>x&lt;/script> \\\\&lt;b>"],
    ["`a\n<b> `c`", "`a\n&lt;b> `c`"],
    ["``` \n<b>\n```", "``` \n&lt;b>\n```"],
    ["[a](javascript:x) &#106;avascript&colon;x", "[a](javascript&#58;x) &amp;#106;avascript&amp;colon;x"],
  ])("text that is Markdown already stays, but is no HTML: %j", (text, expected) => {
    expect(asMarkdown(text)).toBe(expected);
  });

  test("code spans hold any text", () => {
    expect(code("a")).toBe("`a`");
    expect(code("a`b\nc")).toBe("`` a`b c ``");
  });

  test("summaries are one line of plain text", () => {
    expect(plain(" a\n b\u0007 ")).toBe("a b");
    expect([sentence("a"), sentence("a.")]).toEqual(["a.", "a."]);
  });
});

describe("names", () => {
  test("operation ids are identifiers, and unique whatever their case", () => {
    const named = (id: string, group: string[], name: string) => envelopeOperation({ id, group, name });
    const operations = [
      named("document.general_file.GetToken", ["document", "general_file"], "GetToken"),
      named("a.b.C", ["a", "b"], "C"),
      named("a.b.c", ["a", "b"], "c"),
      named("a b c", ["a b"], "C"),
      named("GET /x", ["2nd"], "list"),
      named("URLs", ["x"], "URLs"),
    ];
    expect([...operationIds(envelopeSpec({ operations })).values()]).toEqual([
      "document_general_file_getToken",
      "a_b_c",
      "a_b_c_2",
      "a_b_c_3",
      "_2nd_list",
      "x_URLs",
    ]);
  });

  test("a name of the page is the id, and names that are made give way to it", () => {
    const [first] = httpSpec().operations;
    const named = (id: string, name: string) => ({ ...first, id, group: ["rooms"], name });
    const spec = httpSpec({
      operations: apiSpecSchema.shape.operations.parse([
        named("GET /rooms", "list"),
        named("rooms_list", "list"),
        named("list-Rooms.v2", "other"),
      ]),
    });
    expect([...operationIds(spec).values()].sort()).toEqual(
      ["list-Rooms.v2", "rooms_list", "GET_rooms"].sort(),
    );
  });

  test("taken names give way to the next candidate, then to a number", () => {
    const names = new Names();
    expect([names.claim("Error"), names.claim("error", "Failure"), names.claim("Error", "failure")]).toEqual([
      "Error",
      "Failure",
      "failure_2",
    ]);
  });

  test("component names hold what OpenAPI permits", () => {
    expect([componentName("A B<C>"), componentName("User.v2"), componentName("é")]).toEqual([
      "A_B_C_",
      "User.v2",
      "_",
    ]);
  });
});

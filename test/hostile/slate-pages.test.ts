import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generate, slateExcerpt } from "../generate/editions-slate.js";
import { withoutLines } from "../read/without-lines.js";
import { checkLaws, watched } from "./laws.js";
import { mutationsOf } from "./mutations.js";
import { htmlExcerpt } from "./slate-html.js";

const page = slateExcerpt([
  "Get All Team Supervisors",
  "Create a User",
  "Create a new Organization",
  "Generate a new AccessToken",
  "Update a FAQ",
  "Delete a Group Chat",
  "Upload a Media",
]);
const lines = page.split("\n");
const html = htmlExcerpt([
  ...["introduction", "authentication", "user", "get-all-users", "bulk-delete-user", "organization"],
  ...["create-a-new-organization", "faq", "upload-a-faq", "errors"],
]);

const garbage = [
  ..."{~}~[~]~]]]]~```~`~•~  • a~  • a: 1~HTTP Request~Query Parameters~Path Parameters~Request Body~Response".split(
    "~",
  ),
  ..."Parameter Type Description~Parameter description~Property Type~Property Values~Value Title~Errors".split(
    "~",
  ),
  ..."Error Code Meaning~400 Bad -- x~999999 x -- y~a string any~__proto__ string any - x~constructor object any".split(
    "~",
  ),
  ..."toString Array<Array<Array<string>>>~valueOf* required string A,B,__proto__~x uuid~xuuid~uuid~any any any".split(
    "~",
  ),
  "GET https://[[HOST]]/api/{a}/{a}",
  "DELETE https://[[HOST]]//../%2e%2e/{",
  "POST https://user:pass@evil.example:99999/api",
  "POST https://[[a]][[b]]]/x",
  "PATCH https://[[__proto__]]/api/__proto__",
  '{"__proto__": {"polluted": 1}}',
  '"constructor": {',
  "{ 'a': u'b', c: NaN, d: ..., ... }",
  '{ "a": "\\ud800", "b": 1e999 }',
  "\u0000\u0001\u001b[31m",
  "\u2028\u2029\u0085",
  "\u202eesrever\u202c",
  "*/ $" + "{process.exit(1)} `<script>",
  "<table><tr><td>",
  "</pre></table>",
  "<h1 id='user'>x</h1><h2>",
  "\ud800",
  "",
];

describe("a hostile page of endpoints", () => {
  it("is harmless as long as nobody touches it", () => {
    const { diagnostics, spec } = generate(page, {});
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(spec?.operations).toHaveLength(7);
    const ofHtml = generate(html, { sourceFile: "source.html" });
    expect(ofHtml.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(ofHtml.spec?.operations).toHaveLength(4);
  });

  it("never makes the reader throw or lose a line, however it was cut and shuffled", () => {
    fc.assert(
      fc.property(mutationsOf(lines, garbage), (mutate) =>
        checkLaws(() => generate(mutate(lines).join("\n"), {})),
      ),
      { numRuns: 250 },
    );
  });

  it("nor when it is no page at all", () => {
    const line = fc.oneof(fc.constantFrom(...garbage), fc.constantFrom(...lines), fc.string());
    fc.assert(
      fc.property(fc.array(line), (text) => checkLaws(() => generate(text.join("\n"), {}))),
      { numRuns: 200 },
    );
  });

  it("nor when it is HTML", () => {
    const source = html.split("\n");
    fc.assert(
      fc.property(mutationsOf(source, garbage), (mutate) =>
        checkLaws(() => generate(mutate(source).join("\n"), { sourceFile: "source.html" })),
      ),
      { numRuns: 100 },
    );
  });

  it("changes nothing in the objects of the language", () => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    const hostile = page
      .replaceAll("name string", "__proto__ string")
      .replaceAll('"firstName": "john"', '"__proto__": { "polluted": 1 }')
      .replaceAll('"method": "internal"', '"constructor": { "prototype": { "polluted": 1 } }');
    expect(watched(() => generate(hostile, {})).diagnostics.map(({ code }) => code)).toContain(
      "page/unsafe-name",
    );
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
    expect("polluted" in {}).toBe(false);
  });
});

describe("a single line of a page of endpoints", () => {
  const heard = (source: string): string => {
    const { spec, diagnostics } = generate(source, {});
    const facts = spec === undefined ? {} : withoutLines({ ...spec, source: {}, findings: [] });
    return JSON.stringify([
      facts,
      diagnostics
        .map(({ code, operation, message }) => `${code} ${operation ?? ""} ${message.replace(/\d+/gu, "")}`)
        .sort(),
    ]);
  };
  const start = lines.indexOf("Authentication");
  const telling = lines.flatMap((line, index) => (index > start && line.trim() !== "" ? [index] : []));
  const plain = heard(page);
  const shown = (index: number): string => `${index + 1}: ${lines[index]}`;

  it("cannot go unnoticed when it is lost", () => {
    expect(telling.length).toBeGreaterThan(200);
    // Labels of what is known without them, and the sentence above the errors.
    const silent =
      /^(?:The API Access uses .*|HTTP Request|(?:Query|Path) Parameters|Request ?Body|Property .*|Window|Error Code Meaning)$/u;
    const unnoticed = telling
      .filter((index) => !silent.test(lines[index] ?? ""))
      .filter((index) => heard(lines.toSpliced(index, 1).join("\n")) === plain);
    expect(unnoticed.map(shown)).toEqual([]);
  });

  it("cannot go unnoticed when it is a row and stands there twice", () => {
    const rows = telling.filter((index) =>
      /^\w+\*? .*(?:string|uuid|boolean|Array|Object)/u.test(lines[index] ?? ""),
    );
    expect(rows.length).toBeGreaterThan(20);
    const unnoticed = rows.filter(
      (index) => heard(lines.toSpliced(index, 0, lines[index] ?? "").join("\n")) === plain,
    );
    expect(unnoticed.map(shown)).toEqual([]);
  });
});

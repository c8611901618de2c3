import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { html as wholeHtml } from "../documents/cloudike-html/page.js";
import { generate, labelledExcerpt } from "../generate/editions-labelled.js";
import { withoutLines } from "../read/without-lines.js";
import { checkLaws, watched } from "./laws.js";
import { mutationsOf } from "./mutations.js";

const page = labelledExcerpt([
  ...["admin.accountsFindUsers", "company.requestQuota", "analytics.getMultipleData", "events.get"],
  ...["copyright.editComplaint", "shares.createExtra", "groups.create", "groups.list", "keyvalue.get"],
  ...["metadataFullListing.get", "files.progressDownloadStreams", "links.downloadAsArchive"],
  ...["fileops.multi.delete", "dirSizeCalculate.get", "migrationContents.get", "accounts.feedback"],
]);
const lines = page.split("\n");

/** Some sections of the page in HTML: small enough to be read dozens of times. */
const [head = "", ...sections] = wholeHtml.split(/^(?=<h2>)/mu);
const html = [
  head,
  ...sections.filter((section) => /^<h2>(?:GROUPS|KEY|BACKGROUND|USER)/u.test(section)),
].join("");

const garbage = [
  ..."{~}~[~]~]]]]~```~`~• ~  • a~- ~- a~- a - b~- `a` - b~a - b~a: b~1. a:~1.a~or~or (x)~None~No params~ALL CAPS".split(
    "~",
  ),
  ..."URL:~URL https://x.test/api/1/a/~Versions:~Versions: x~Method:~Method: GET, POST, FETCH~Params:~Params: None".split(
    "~",
  ),
  ..."Returns:~Returns: 200~Errors:~404~404 A - b~200 -~**404**~-   **404**~Example~GET result example:~Notes:~Note:".split(
    "~",
  ),
  ..."Headers:~Format:~Values description:~Description of returned values:~Example response from~.. code-block:: js {".split(
    "~",
  ),
  ..."a/b/~a//b/~/~//~<a>/<b>/~api/<a>/<a>/~__proto__/constructor/~toString/valueOf/".split("~"),
  "URL: https://user:pass@evil.example:99999/api/1/x/",
  "URL: https://api.server.com/api/1/../%2e%2e//{/(?P<a>[^/]+)/(b)/<>/",
  "URL: https://api.server.com/api/1/{__proto__}/<constructor>/(toString)/",
  "Name | Required | Type",
  "--- | --- | ---",
  "| a | b | c |",
  "- __proto__ - Mandatory. x",
  "- constructor - Optional. x",
  "- toString (int, required) - x",
  '{"__proto__": {"polluted": 1}}',
  "{ 'a': u'b', c: NaN, d: ..., ... }",
  "{ 'a': <'x' | 'y'>, 'b': string of c, # d",
  '[{ "a": “b”, ‘c’: 1 }]',
  '{ "a": "\\ud800", "b": 1e999 }',
  "curl -F 'a' https://x.test/",
  "\u0000\u0001\u001b[31m",
  "\u2028\u2029\u0085",
  "\u202eesrever\u202c",
  "*/ $" + "{process.exit(1)} `<script>",
  "<table><tr><td>",
  "</pre></table>",
  "<h2>X</h2><h3>a/b/</h3>",
  "<dl><dt>Params:</dt><dd><table>",
  "\ud800",
  "",
];

describe("a hostile page of labelled blocks", () => {
  it("is harmless as long as nobody touches it", () => {
    const ofText = generate(page, {});
    expect(ofText.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(ofText.spec?.operations).toHaveLength(16);
    const ofHtml = generate(html, { sourceFile: "source.html" });
    expect(ofHtml.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(ofHtml.spec?.operations).toHaveLength(13);
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
    const line = fc.oneof(
      fc.constantFrom(...garbage),
      fc.constantFrom(...lines),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (text) =>
        checkLaws(() => generate(text.join("\n"), {})),
      ),
      { numRuns: 250 },
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

  it("nor with the facts of the real page beside it", () => {
    fc.assert(
      fc.property(mutationsOf(lines, garbage), (mutate) =>
        checkLaws(() => generate(mutate(lines).join("\n"))),
      ),
      { numRuns: 60 },
    );
  });

  it("changes nothing in the objects of the language", () => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    const hostile = page
      .replaceAll("- name -", "- __proto__ -")
      .replaceAll('"count": 1,', '"__proto__": { "polluted": 1 },')
      .replaceAll('"users": [', '"constructor": [');
    expect(watched(() => generate(hostile, {})).diagnostics.map(({ code }) => code)).toContain(
      "page/unsafe-name",
    );
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
    expect("polluted" in {}).toBe(false);
  });
});

describe("a single line of a page of labelled blocks", () => {
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
  const start = lines.indexOf("USER MANAGEMENT");
  const telling = lines.flatMap((line, index) => (index > start && line.trim() !== "" ? [index] : []));
  const plain = heard(page);
  const shown = (index: number): string => `${index + 1}: ${lines[index]}`;

  it("cannot go unnoticed when it is lost", () => {
    expect(telling.length).toBeGreaterThan(250);
    // Titles that the URL repeats, versions that the path repeats, what only marks code, labels whose content tells
    // what it is, one of several elisions, and the lines of a command that is passed over.
    const silent =
      /^(?:[a-z_]+\/.*|\.\. code-block:: \w+|Versions: ?[01]|:|(?:POST result )?[Ee]xample:?|Errors:|Returns:|Event types:|\s+\.\.\.|desktop-client-win.*|http:\/\/app-logs.*)$/u;
    const unnoticed = telling
      .filter((index) => !silent.test(lines[index] ?? ""))
      .filter((index) => heard(lines.toSpliced(index, 1).join("\n")) === plain);
    expect(unnoticed.map(shown)).toEqual([]);
  });

  it("cannot go unnoticed when it is a label or a row and stands there twice", () => {
    const rows = telling.filter((index) => /^(?:- \S|\d{3} |[A-Z]\w+:)/u.test(lines[index] ?? ""));
    expect(rows.length).toBeGreaterThan(70);
    const unnoticed = rows.filter(
      (index) => heard(lines.toSpliced(index, 0, lines[index] ?? "").join("\n")) === plain,
    );
    expect(unnoticed.map(shown)).toEqual([]);
  });
});

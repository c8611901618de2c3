import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { generate, restExcerpt } from "../generate/editions-rest.js";
import { chatsExcerpt } from "../read/chats-excerpt.js";
import { withoutLines } from "../read/without-lines.js";
import { renderPage } from "../support/widdershins.js";
import { checkLaws, watched } from "./laws.js";
import { mutationsOf } from "./mutations.js";

const page = restExcerpt(
  ["insertRoomMember", "updateRoomPicture", "listRoomAttachmentInfo"],
  [
    ...["RoomType", "RoomEditableFields", "RoomCreationFields", "Member", "MemberToInsert", "MemberInserted"],
    ...["Attachment", "AttachmentsPagination"],
  ],
);
const lines = page.split("\n");

const garbage = [
  ..."{|}|[|]]]]|» |»» deep|---|Name|Code samples|Parameters|Responses|Schemas|Properties|allOf|oneOf|and|or".split(
    "|",
  ),
  ..."Enumerated Values|Example responses|200 Response|Response Schema|Status Code 200|continued|Body parameter".split(
    "|",
  ),
  "---|---|---|---|---|",
  "Name | Type | Required | Restrictions | Description |",
  "Status | Meaning | Description | Schema |",
  "__proto__ | query | string | true | none |",
  "constructor | path | toString | true | none |",
  "» __proto__ | object | false | none | none |",
  "»»»»»»»» a | [[[[string]]]] | true | none | none |",
  "anonymous | RoomType | false | none | none |",
  "9999 | None | none | None |",
  "200 | OK | x | [Member] |",
  "GET /rooms/{a}/{a}",
  "DELETE //../%2e%2e/{",
  "toString",
  "constructor",
  '{"__proto__": {"polluted": 1}}',
  "\u0000\u0001\u001b[31m",
  "\u2028\u2029\u0085",
  "\u202eesrever\u202c",
  "*/ $" + "{process.exit(1)} `<script>",
  "<table><tr><td>",
  "</pre></table>",
  "<h1 id='opIdx'>x</h1>",
  "\ud800",
  "",
];

describe("a hostile page of a REST API", () => {
  it("never makes the reader throw or lose a line, however it was cut and shuffled", () => {
    fc.assert(
      fc.property(mutationsOf(lines, garbage), (mutate) =>
        checkLaws(() => generate(mutate(lines).join("\n"))),
      ),
      { numRuns: 250 },
    );
  });

  it("nor when it is no page at all", () => {
    const line = fc.oneof(fc.constantFrom(...garbage), fc.constantFrom(...lines), fc.string());
    fc.assert(
      fc.property(fc.array(line), (text) => checkLaws(() => generate(text.join("\n")))),
      { numRuns: 150 },
    );
  });

  it("nor when it is HTML", async () => {
    const { html, plain } = await renderPage(chatsExcerpt);
    for (const form of [html, plain]) {
      const source = form.split("\n");
      fc.assert(
        fc.property(mutationsOf(source, garbage), (mutate) =>
          checkLaws(() => generate(mutate(source).join("\n"), { sourceFile: "source.html" })),
        ),
        { numRuns: 60 },
      );
    }
  });

  it("changes nothing in the objects of the language", () => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    const hostile = page
      .replaceAll("owner | boolean", "__proto__ | boolean")
      .replaceAll('"owner": false', '"__proto__": { "polluted": 1 }');
    expect(watched(() => generate(hostile)).diagnostics.map(({ code }) => code)).toContain(
      "page/unsafe-name",
    );
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
    expect("polluted" in {}).toBe(false);
  });
});

describe("a single line of a REST page", () => {
  const heard = (source: string): string => {
    const { spec, diagnostics } = generate(source);
    const facts = spec === undefined ? {} : withoutLines({ ...spec, source: {}, findings: [] });
    return JSON.stringify([
      facts,
      diagnostics.map(({ code, operation }) => `${code} ${operation ?? ""}`).sort(),
    ]);
  };
  let plain = "";
  let telling: number[] = [];
  beforeAll(() => {
    plain = heard(page);
    // Samples repeat what stands below them, and examples of schemas what stands in their tables: the rules compare
    // both, but each line of them tells nothing of its own.
    let repeats = false;
    const schemas = lines.indexOf("Schemas");
    telling = lines.flatMap((line, index) => {
      if (line === "Code samples" || (index > schemas && /^[{"]/u.test(line))) repeats = true;
      else if (/^(?:GET|POST|PUT|DELETE) \/\S*$/u.test(line) || line === "Properties") repeats = false;
      return repeats || line === "" || index < 2 ? [] : [index];
    });
  });
  const shown = (index: number): string => `${index + 1}: ${lines[index]}`;

  it("cannot go unnoticed when it is lost", () => {
    expect(telling.length).toBeGreaterThan(100);
    // Labels whose list is lost, or known by its titles; what is shown of bytes.
    const silent = /^(?:Base URLs:|Enumerated Values|string)$/u;
    const unnoticed = telling
      .filter((index) => !silent.test(lines[index] ?? ""))
      .filter((index) => heard(lines.toSpliced(index, 1).join("\n")) === plain);
    expect(unnoticed.map(shown)).toEqual([]);
  });

  it("cannot go unnoticed when it is a row and stands there twice", () => {
    const rows = telling.filter((index) => (lines[index] ?? "").split(" | ").length > 3);
    expect(rows.length).toBeGreaterThan(40);
    const titles = "Name | Type | Required | Restrictions | Description |";
    const unnoticed = rows
      .filter((index) => lines[index] !== titles)
      .filter((index) => heard(lines.toSpliced(index, 0, lines[index] ?? "").join("\n")) === plain);
    expect(unnoticed.map(shown)).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { openApiDocument } from "../../../scripts/emit/openapi/document.js";
import { widdershins } from "../../../scripts/families/widdershins/index.js";
import { readFamilyPage } from "../../../scripts/pipeline.js";
import { compareDocuments } from "../../support/recovery.js";
import { renderPage } from "../../support/widdershins.js";
import { smallApi } from "./small-api.js";

const page = await renderPage(smallApi);

function recover(file: "page.html" | "page.txt") {
  const source = file === "page.txt" ? page.text : page.html;
  const { spec, diagnostics } = readFamilyPage(widdershins, file, source);
  if (spec === undefined) throw new Error("the page was not read");
  return { diagnostics, ...compareDocuments(smallApi, openApiDocument(spec)) };
}

/** What the template does not print. */
const unprinted = [
  'constraints: Failure.message pattern: "^E" → lost',
  "constraints: GET /rooms query limit maximum: 50 → lost",
  "defaults: GET /rooms query limit: 10 → lost",
  "servers of operations: GET /rooms: true → lost",
  "servers of operations: POST /rooms: true → lost",
];

/** What the page has, and a spec has no place for. */
const unread = ["callbacks: POST /rooms onChange: true → lost", "links: POST /rooms 201 get: true → lost"];

/** Flattening drops what operations need, and with it the names of schemes. */
const flattened = [
  'security schemes: http-1: invented ["http","bearer"]',
  'security schemes: http-2: invented ["http","basic"]',
  'security schemes: password: ["http","basic"] → lost',
  'security schemes: token: ["http","bearer"] → lost',
  'security: GET /rooms: [{"token":[]},{"key":[]}] → [{"http-1":[]}]',
  'security: POST /forms: [{"token":[]},{"key":[]}] → [{"http-1":[]}]',
  'security: POST /rooms: [{"password":[]}] → lost',
];

/** Examples that the template made up. */
const isMadeUp = (difference: string): boolean => difference.startsWith("examples: ");

describe("a document read back from its page", () => {
  it.each(["page.html", "page.txt"] as const)("is read without an error: %s", (file) => {
    const { diagnostics } = recover(file);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const named = diagnostics.filter(({ code }) => code === "operation/part-unread");
    expect(named.map(({ message }) => message).sort()).toEqual([
      '"callbacks" of the operation are not part of the specification',
      '"links" of the operation are not part of the specification',
      '"servers of the path /rooms" of the operation are not part of the specification',
    ]);
  });

  it("has everything that HTML tells", () => {
    const { differences } = recover("page.html");
    expect(differences.filter((each) => !isMadeUp(each)).sort()).toEqual([...unprinted, ...unread].sort());
  });

  it("has everything that text tells", () => {
    const { differences } = recover("page.txt");
    const expected = [...unprinted, ...unread, ...flattened];
    expect(differences.filter((each) => !isMadeUp(each)).sort()).toEqual(expected.sort());
  });

  it("is counted by kind of fact", () => {
    expect(recover("page.html").kinds).toMatchObject({
      operations: { inDocument: 3, recovered: 3, wrong: 0, invented: 0 },
      properties: { inDocument: 7, recovered: 7, wrong: 0, invented: 0 },
      security: { inDocument: 3, recovered: 3, wrong: 0, invented: 0 },
      constraints: { inDocument: 2, recovered: 0, wrong: 0, invented: 0 },
    });
    expect(recover("page.txt").kinds).toMatchObject({
      security: { inDocument: 3, recovered: 0, wrong: 2, invented: 0 },
      "security schemes": { inDocument: 3, recovered: 1, wrong: 0, invented: 2 },
    });
  });
});

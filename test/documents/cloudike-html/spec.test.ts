import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { generateVendor, type VendorResult } from "../../../scripts/pipeline.js";
import type { ApiSpec, Operation } from "../../../scripts/spec/api-spec.js";
import type { Schema } from "../../../scripts/spec/json-schema.js";
import { cloudike } from "../../../scripts/vendors/cloudike/index.js";
import { replaced } from "../../generate/excerpt.js";
import { withoutLines } from "../../read/without-lines.js";
import { excerpt, html, ids, supplementFor, withoutTables } from "./page.js";

const supplement = JSON.stringify(supplementFor(ids));
const read = (sourceFile: string, source: string, facts?: string): VendorResult =>
  generateVendor(
    cloudike,
    { folder: "specs/cloudike", sourceFile, source, supplement: facts },
    { accept: true },
  );
const fromText = read("source.txt", excerpt, supplement);
const bare = read("source.html", withoutTables(html), supplement);
const whole = read("source.html", html, supplement);
const alone = read("source.html", html);

function specOf({ spec }: VendorResult): ApiSpec {
  if (spec === undefined) throw new Error("nothing was read");
  return spec;
}

function operationOf(result: VendorResult, id: string): Operation {
  const found = specOf(result).operations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`no operation ${id}`);
  return found;
}

/** Findings without lines, each as often as it is there. */
const findingsOf = ({ diagnostics }: VendorResult): string[] =>
  diagnostics.map(
    ({ code, operation = "-", message }) =>
      `${code} ${operation}: ${message.replace(/\blines? \d+(?:–\d+)?/gu, "line N")}`,
  );

function without(findings: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return findings.filter((finding) => {
    const at = left.indexOf(finding);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

const more = (result: VendorResult, other: VendorResult): string[] =>
  without(findingsOf(result), findingsOf(other));
const codes = (findings: readonly string[]): string[] => [
  ...new Set(findings.map((finding) => finding.split(" ", 1)[0] ?? "")),
];

/** A parameter or a field of the payload. */
function fieldOf({ parameters, payload }: Operation, name: string): Schema | undefined {
  return (
    parameters.find((parameter) => parameter.name === name)?.schema ?? payload?.schema.properties?.[name]
  );
}

describe("a part of Cloudike's page as HTML, without its tables", () => {
  it("is read without an error and to the last line, as the text is", () => {
    for (const result of [fromText, bare, whole, alone]) {
      expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(result.diagnostics.filter(({ code }) => code.startsWith("ledger/"))).toEqual([]);
      expect(result.outputs.length).toBeGreaterThan(20);
      expect(
        specOf(result)
          .operations.map(({ id }) => id)
          .sort(),
      ).toEqual([...ids].sort());
    }
    expect(specOf(bare).counts).toEqual(specOf(fromText).counts);
    expect(specOf(bare).counts).toMatchObject({ operations: 38, sections: 10 });
    expect(specOf(bare).source).toMatchObject({ file: "specs/cloudike/source.html", reader: "html" });
  });

  it("gives the same spec, but for a sign that Markdown would take for an element", () => {
    const plain = ({ source: _, findings: __, ...spec }: ApiSpec): unknown => withoutLines(spec);
    const escaped = JSON.stringify(plain(specOf(bare)));
    expect(escaped.split("\\\\<taskid>")).toHaveLength(2);
    expect(JSON.parse(escaped.replace("\\\\<taskid>", "<taskid>"))).toEqual(plain(specOf(fromText)));
  });

  it("finds the same, but for what the page's source left in the text", () => {
    expect(more(bare, fromText)).toEqual([]);
    expect(codes(more(fromText, bare))).toEqual(["page/stray-mark"]);
  });
});

describe("the same part with its tables", () => {
  const $ = load(html);
  /** Name and type of each row of each table, with the title of its block. */
  const rows = $("table")
    .toArray()
    .flatMap((table) => {
      const titles = $(table)
        .find("tr:first-child > th")
        .toArray()
        .map((cell) => $(cell).text());
      const at = (names: string[]): number => titles.findIndex((title) => names.includes(title));
      const isAnswer = titles.includes("Field");
      return $(table)
        .find("tr:has(td)")
        .toArray()
        .map((row) => {
          const cells = $(row)
            .children()
            .toArray()
            .map((cell) => $(cell).text());
          return {
            isAnswer,
            name: cells[at(["Name", "Parameter", "Field"])] ?? "",
            type: cells[at(["Type"])],
          };
        });
    });
  const fields = rows.filter(({ isAnswer }) => !isAnswer);

  it("has the rows of the tables as documented parameters and fields", () => {
    expect(rows.length).toBe(199);
    const all = specOf(whole).operations.flatMap(({ parameters, payload }) => [
      ...parameters.map(({ name, schema }) => ({ name, schema })),
      ...Object.entries(payload?.schema.properties ?? {}).map(([name, schema]) => ({ name, schema })),
    ]);
    const lines = html.split("\n");
    const documented = all.filter(({ name, schema }) => {
      const text = lines[(schema["x-line"] ?? 0) - 1] ?? "";
      return text.includes(`>${name}<`);
    });
    expect(documented.length).toBe(fields.length);
    const supplemented = documented.filter(({ schema }) => schema["x-origin"] === "supplement");
    // Its cell for the type is empty.
    expect(supplemented.map(({ name }) => name)).toEqual(["lang"]);
    expect(fields.filter(({ type }) => type === "").map(({ name }) => name)).toEqual(["value", "lang"]);
  });

  it("has no open list but where the page has no table", () => {
    const open = specOf(whole).operations.filter(({ openParameters }) => openParameters === true);
    expect(open.map(({ id }) => id).sort()).toEqual([
      "dirSizeCalculate.get",
      "workflow.comment.updateTaskStatus",
    ]);
    const filled = specOf(whole).operations.filter(
      ({ parameterList }) => parameterList?.origin !== undefined,
    );
    expect(filled).toEqual([]);
    expect(codes(more(bare, whole))).toEqual(
      expect.arrayContaining(["block/parameters-lost", "labelled/list-lost", "answer/prose-only"]),
    );
  });

  it("keeps marks, types, defaults and places of the tables", () => {
    const list = operationOf(whole, "metadata.get");
    expect(list.parameters.map(({ in: place }) => place).filter((place) => place === "header")).toHaveLength(
      1,
    );
    expect(fieldOf(list, "listing")).toMatchObject({
      type: "boolean",
      default: true,
      "x-documented": "bool",
    });
    const remove = operationOf(whole, "fileops.multi.delete");
    expect(remove.payload).toMatchObject({
      required: true,
      schema: {
        properties: { path: { type: "array", items: { type: "string" } }, only_empty: { default: false } },
        required: ["path"],
      },
    });
    expect(operationOf(whole, "accounts.login").payload?.schema.required).toEqual(["login", "password"]);
  });

  it("has tables of answers as documented fields, on top of what examples show", () => {
    const metadata = specOf(whole).schemas.Metadata?.schema.properties ?? {};
    for (const name of ["path", "icon", "bytes", "thumbnail", "is_favorite"]) {
      expect(metadata[name]?.["x-line"], name).toBeGreaterThan(1);
      expect(metadata[name]?.["x-origin"], name).toBeUndefined();
    }
    // The table has no rows for what stands within it: the example shows two fields, the supplement tells of them.
    expect(Object.keys(metadata.client_data?.properties ?? {})).toEqual(["created", "modified"]);
    const [answer] = operationOf(whole, "shares.company.add").responses;
    expect(
      specOf(whole).schemas[answer?.schema?.$ref?.replace("#/schemas/", "") ?? ""]?.schema,
    ).toMatchObject({
      properties: { owner_id: { type: "integer" }, folder_hash: { type: "string" } },
    });
  });

  it("lets the page win where both tell something, and says so", () => {
    const differing = more(whole, bare).filter((finding) => finding.startsWith("supplement/type-differs"));
    expect(differing).toEqual([
      'supplement/type-differs company.users: "the answer" is array on the page and object in the supplement: the page is followed',
    ]);
    const added = codes(more(whole, bare)).filter((code) => code !== "supplement/type-differs");
    expect(added).toEqual(["supplement/adds-nothing"]);
  });

  it("takes from the supplement what the tables lack, and nothing else", () => {
    const origins = (result: VendorResult): number =>
      JSON.stringify(specOf(result).operations).split('"x-origin":"supplement"').length - 1;
    expect(origins(bare)).toBeGreaterThan(150);
    expect(origins(whole)).toBeLessThan(20);
    const { properties = {} } = operationOf(whole, "accounts.changeProfile").payload?.schema ?? {};
    expect(properties.lang).toMatchObject({ "x-origin": "supplement", description: "Interface language" });
    expect(properties.name).toEqual(
      operationOf(alone, "accounts.changeProfile").payload?.schema.properties?.name,
    );
  });

  it("fills in a description, a row and a type that a table leaves out, each by itself", () => {
    const edited = (before: string, after: string): Operation =>
      operationOf(read("source.html", replaced(html, before, after), supplement), "groups.list");
    const row =
      "<tr><td><code>include_users</code></td><td>no</td><td>bool</td><td></td><td>Also return the members of each group</td></tr>\n";
    const described = fieldOf(
      edited(row, row.replace("Also return the members of each group", "")),
      "include_users",
    );
    expect(described).toMatchObject({
      type: "boolean",
      description: "Also return the members of each group",
    });
    expect(described?.["x-origin"]).toBeUndefined();
    const typed = fieldOf(edited(row, row.replace(">bool<", "><")), "include_users");
    expect(typed).toMatchObject({ type: "boolean", "x-origin": "supplement" });
    const lost = edited(row, "");
    expect(fieldOf(lost, "include_users")).toMatchObject({ "x-origin": "supplement" });
    expect(lost.parameterList).toMatchObject({ state: "listed" });
  });

  it("tells each deliberate contradiction, and follows the page", () => {
    const login = "<td>login</td><td>string</td><td>Mandatory</td>";
    for (const [after, code, words] of [
      ["<td>login</td><td>integer</td><td>Mandatory</td>", "type-differs", '"login" is integer on the page'],
      ["<td>login</td><td>string</td><td>Optional</td>", "required-differs", 'calls "login" required'],
      ["<td>user</td><td>string</td><td>Mandatory</td>", "beyond-list", 'lacks "login"'],
    ] as const) {
      const result = read("source.html", replaced(html, login, after), supplement);
      const [finding, ...others] = more(result, whole);
      expect(finding).toContain(`supplement/${code} accounts.login: `);
      expect(finding).toContain(words);
      expect(others).toEqual([]);
      expect(result.outputs.length).toBeGreaterThan(20);
    }
    const integer = read(
      "source.html",
      replaced(html, login, login.replace("string", "integer")),
      supplement,
    );
    expect(fieldOf(operationOf(integer, "accounts.login"), "login")).toMatchObject({ type: "integer" });
  });
});

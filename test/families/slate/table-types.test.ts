import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnsOf } from "../../../scripts/families/slate/table/header.js";
import { NameIndex } from "../../../scripts/families/slate/table/name-index.js";
import { likeness, matchNames } from "../../../scripts/families/slate/table/near-names.js";
import { isSettled, splitsOf, typeOf } from "../../../scripts/families/slate/table/type-expression.js";

describe("type words", () => {
  it.each([
    ["string", { type: "string" }],
    ["UUID", { type: "string", format: "uuid" }],
    ["Email", { type: "string", format: "email" }],
    ["URI", { type: "string", format: "uri" }],
    ["Date", { type: "string" }],
    ["Integer", { type: "integer" }],
    ["Array", { type: "array" }],
    ["Array<String>", { type: "array", items: { type: "string" } }],
    [
      "Array<Array<uuid>>",
      { type: "array", items: { type: "array", items: { type: "string", format: "uuid" } } },
    ],
    ["number[]", { type: "array", items: { type: "number" } }],
    ["'string'", { type: "string" }],
  ])("%s", (text, schema) => {
    expect(typeOf(text)).toEqual(schema);
  });

  it.each([
    "strng",
    "Array<strng>",
    "'frequency'",
    "",
    "constructor",
    `${"Array<".repeat(50)}string${">".repeat(50)}`,
  ])("%s is none", (text) => {
    expect(typeOf(text)).toBeUndefined();
  });
});

describe("names and types that ran together", () => {
  const settled = (word: string, ...names: string[]): string | undefined => {
    const splits = splitsOf(word, new Set(names));
    return isSettled(splits, new Set(names)) ? `${splits[0]?.name} ${splits[0]?.type}` : undefined;
  };

  it.each([
    ["urlURL", "url URL"],
    ["textAddressstring", "textAddress string"],
    ["dateDate", "date Date"],
    ["membersArray<uuid>", "members Array<uuid>"],
  ])("%s", (word, split) => {
    expect(settled(word)).toBe(split);
  });

  it("are settled by the names that the example shows", () => {
    expect(settled("homepageurl")).toBeUndefined();
    expect(settled("homepageurl", "homepage")).toBe("homepage url");
    expect(settled("homepageurl", "homepageurl")).toBeUndefined();
    expect(splitsOf("homepageurl", new Set(["homepageurl"]))).toEqual([]);
    expect(splitsOf("startDateTime", new Set()).length).toBeGreaterThan(1);
  });
});

describe("titles", () => {
  it.each([
    ["Parameter description", ["name", "description"]],
    [
      "Parameter Type Schema Values Nested Fields Description",
      ["name", "type", "values", "nested", "description"],
    ],
    ["PARAMETER  TYPE DEFAULT DESCRIPTION", ["name", "type", "default", "description"]],
    ["`Parameter Type Description", ["name", "type", "description"]],
    ["Property Values", ["name", "values"]],
    ["ValueTitle", ["value", "title"]],
    ["Field Type Required Description", ["name", "type", "required", "description"]],
  ])("%s", (text, columns) => {
    expect(columnsOf(text)).toEqual(columns);
  });

  it.each([
    "Parameter",
    "Type Description",
    "Parameter Colour Description",
    "Parameter Description Type",
    "",
  ])("%s are none", (text) => {
    expect(columnsOf(text)).toBeUndefined();
  });
});

describe("near names", () => {
  it.each([
    ["endtDateTime", "endDateTime"],
    ["recieverUserIds", "receiverUserIds"],
    ["docURL", "docUrl"],
    ["id", "ids"],
    ["videoPreviews", "videoPreviewIds"],
    ["existing Department", "existingDept"],
    ["warehousse", "warehouse"],
    ["categories", "category"],
  ])("%s and %s are one", (a, b) => {
    expect(likeness(a, b)).toBeGreaterThan(0);
    expect(likeness(b, a)).toBe(likeness(a, b));
  });

  it.each([
    ["minPrice", "maxPrice"],
    ["fromDate", "toDate"],
    ["line1", "line2"],
    ["lat", "location"],
    ["user", "username"],
    ["newOwnerIds", "ownerIds"],
    ["qas", "newQas"],
    ["isNew", "isNow"],
  ])("%s and %s are two", (a, b) => {
    expect(likeness(a, b)).toBe(0);
  });

  it("are used once; where two are equally near, none is", () => {
    expect([...matchNames(["owner", "owners"], ["owner", "ownerId"]).keys]).toEqual([
      ["owner", "owner"],
      ["owners", "ownerId"],
    ]);
    const { keys, unsettled } = matchNames(["photos"], ["photoIds", "photoUrls"]);
    expect(keys.size).toBe(0);
    expect(unsettled).toEqual([{ name: "photos", candidates: ["photoIds", "photoUrls"] }]);
  });

  it("are found in an index as by comparing each with each", () => {
    const word = fc.constantFrom(
      ...[
        "user",
        "users",
        "userr",
        "id",
        "ids",
        "url",
        "uuid",
        "list",
        "name",
        "names",
        "department",
        "dept",
      ],
      ...["departmnet", "category", "categories", "existing", "photo", "receiver", "reciever", "line1", "is"],
    );
    const name = fc
      .tuple(fc.array(word, { minLength: 1, maxLength: 3 }), fc.constantFrom("_", " ", ""))
      .map(([words, gap]) => words.join(gap));
    fc.assert(
      fc.property(name, fc.uniqueArray(fc.oneof(name, fc.string()), { maxLength: 20 }), (own, keys) => {
        const ranked = keys.map((key) => ({ key, rank: likeness(own, key) })).filter(({ rank }) => rank > 0);
        expect(new NameIndex(keys).like(own)).toEqual(ranked.sort((a, b) => b.rank - a.rank));
      }),
      { numRuns: 1000 },
    );
  });

  it("are settled among thousands", () => {
    const names = Array.from({ length: 2000 }, (_, at) => `field${at}Id`);
    const { keys } = matchNames(
      names,
      names.map((name) => `${name}s`),
    );
    expect(keys.size).toBe(2000);
  });
});

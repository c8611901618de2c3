import { describe, expect, it } from "vitest";
import { annotate, annotationsSchema } from "../../scripts/spec/annotations.js";
import type { ApiSpec } from "../../scripts/spec/api-spec.js";
import { type Correction, correct, correctionsSchema } from "../../scripts/spec/corrections.js";
import { checkCounts } from "../../scripts/spec/counts.js";
import { checkNames, namesOf, noNames } from "../../scripts/spec/names.js";
import { readPage } from "../read/read-page.js";
import { pageOf } from "../scenarios/page.js";

const { spec } = readPage(
  pageOf([
    { chapter: "section", bare: false, text: "Header Identification:\n\n  • a - int\n  • a/b~c - int" },
  ]).source,
);
const doing = "/operations/demo.item.Do";

function corrected(
  target: string,
  expect: Correction["expect"],
  set: Correction["set"],
): [ApiSpec, string[]] {
  const correction = { id: "c", target, expect, set, reason: "r", evidence: "e", certainty: "certain" };
  const { corrections } = correctionsSchema.parse({ corrections: [correction] });
  const [result, diagnostics] = correct(spec, corrections);
  return [result, diagnostics.map(({ code }) => code)];
}

const parametersOf = (result: ApiSpec) =>
  result.operations.find(({ id }) => id === "demo.item.Do")?.parameters ?? [];
const a = { name: "a", in: "identification", required: true, schema: { type: "integer" } };

describe("corrections", () => {
  it("are told by the schema in which they change a fact", () => {
    const [result] = corrected(`${doing}/parameters/a/schema/type`, "integer", "string");
    expect(parametersOf(result)[0]?.schema).toMatchObject({
      type: "string",
      "x-origin": "corrected",
      "x-reason": "r",
    });
  });

  it("without a place name how far their pointer leads", () => {
    const wrong = { id: "c", target: `${doing}/data/a`, expect: null, set: 1, reason: "r", evidence: "e" };
    const [, [problem]] = correct(spec, [{ ...wrong, certainty: "certain" }]);
    expect(problem?.message).toContain(`${doing} has id, `);
  });

  it("replace, remove and add members of lists, by their names and without regard to lines", () => {
    const [replaced, codes] = corrected(`${doing}/parameters/a`, a, { ...a, required: false });
    expect(codes).toEqual(["correction/applied"]);
    expect(parametersOf(replaced)[0]).toMatchObject({ required: false, schema: { "x-origin": "corrected" } });
    expect(parametersOf(corrected(`${doing}/parameters/a`, a, null)[0]).map(({ name }) => name)).toEqual([
      "a/b~c",
    ]);
    const added = corrected(`${doing}/parameters/z`, null, { ...a, name: "z" })[0];
    expect(parametersOf(added).map(({ name }) => name)).toEqual(["a", "a/b~c", "z"]);
  });

  it("reach names with slashes and tildes", () => {
    const [result] = corrected(`${doing}/parameters/a~1b~0c/schema/type`, "integer", "string");
    expect(parametersOf(result)[1]?.schema.type).toBe("string");
  });

  it("leave the spec that they are given as it was", () => {
    const before = structuredClone(spec);
    corrected(`${doing}/parameters/a`, a, null);
    expect(spec).toEqual(before);
  });

  it("are refused without a place, without a change, or with another value than expected", () => {
    expect(corrected("/operations/demo.item.Gone/title", null, "x")[1]).toEqual(["correction/no-target"]);
    expect(corrected("/title/deeper", null, "x")[1]).toEqual(["correction/no-target"]);
    expect(corrected("/schemas/__proto__", null, { schema: {} })[1]).toEqual(["correction/no-target"]);
    expect(corrected("/schemas/__proto__/polluted", null, 1)[1]).toEqual(["correction/no-target"]);
    expect(corrected("/schemas/constructor/name", "Object", "x")[1]).toEqual(["correction/no-target"]);
    expect(corrected(`${doing}/wire/channel`, "body", "body")[1]).toEqual(["correction/no-effect"]);
    expect(corrected(`${doing}/wire/channel`, "header", "body")[1]).toEqual(["correction/stale"]);
    expect(corrected(`${doing}/description`, null, null)[1]).toEqual(["correction/no-effect"]);
    expect("polluted" in {}).toBe(false);
  });
});

describe("annotations", () => {
  it("add up their notes", () => {
    const one = {
      id: "one",
      operations: ["demo.item.Do"],
      set: { notes: ["1"] },
      certainty: "probable",
      reason: "r",
      evidence: "e",
    };
    const [result] = annotate(
      spec,
      annotationsSchema.parse({
        operations: [one, { ...one, id: "two", set: { notes: ["2"], session: "none" } }],
      }),
    );
    const operation = result.operations.find(({ id }) => id === "demo.item.Do");
    expect(operation).toMatchObject({ notes: ["1", "2"], session: "none" });
  });

  const paging = { style: "page", parameter: "a", items: "list" };
  const download = { name: "fetch", url: "url" };
  const upload = { style: "form", name: "send", url: "url", fields: "fields", file: "file", result: "id" };
  it.each([
    ["doubts about paging", "probable", { paging, notes: ["1"] }, ["1", "Probable: r"]],
    ["doubts about an upload", "probable", { upload }, ["Probable: r"]],
    ["doubts about a download", "probable", { download }, ["Probable: r"]],
    ["no doubts where it is certain", "certain", { paging, upload }, undefined],
    ["none about what callers do not rely on", "probable", { session: "none" }, undefined],
  ])("tell of %s", (_, certainty, set, notes) => {
    const one = { id: "one", operations: ["demo.item.Do"], set, certainty, reason: "r", evidence: "e" };
    const [result] = annotate(spec, annotationsSchema.parse({ operations: [one] }));
    expect(result.operations.find(({ id }) => id === "demo.item.Do")?.notes).toEqual(notes);
  });
});

describe("counts", () => {
  it("may grow, and shrink by a tenth", () => {
    const last = (counts: Record<string, number>): ApiSpec => ({ ...spec, counts });
    expect(checkCounts({ ...spec, counts: { fields: 90 } }, last({ fields: 100 }))).toEqual([]);
    expect(checkCounts({ ...spec, counts: { fields: 500 } }, last({ fields: 100 }))).toEqual([]);
    expect(checkCounts({ ...spec, counts: { fields: 89 } }, last({ fields: 100 }))).toHaveLength(1);
    expect(checkCounts({ ...spec, counts: {} }, last({ fields: 100 }))).toHaveLength(1);
    expect(checkCounts(spec, undefined)).toEqual([]);
  });
});

describe("names", () => {
  const [login, other] = spec.operations;
  const problems = (
    changes: Partial<ApiSpec["operations"][number]>,
    pinned = noNames,
    reserved: string[] = [],
  ): string[] =>
    checkNames(
      {
        ...spec,
        operations: spec.operations.map((operation) =>
          operation === other ? { ...operation, ...changes } : operation,
        ),
      },
      pinned,
      new Set(reserved),
    ).map(({ code }) => code);

  it("may not collide with each other, with a group, or with the client", () => {
    expect(problems({})).toEqual([]);
    expect(problems({ group: login?.group ?? [], name: login?.name ?? "" })).toEqual(["names/collision"]);
    expect(problems({ group: ["auth"], name: "user" })).toEqual(["names/collision"]);
    expect(problems({}, noNames, ["demo"])).toEqual(["names/reserved"]);
  });

  it("stay as they were pinned", () => {
    expect(problems({}, namesOf(spec))).toEqual([]);
    expect(problems({ name: "make" }, namesOf(spec))).toEqual(["names/renamed"]);
  });
});

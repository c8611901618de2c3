import { describe, expect, it } from "vitest";
import type { ApiSpec } from "../../scripts/spec/api-spec.js";
import { type Correction, correct } from "../../scripts/spec/corrections.js";
import { lost } from "./supplement-case.js";

const spec: ApiSpec = {
  vendor: "a",
  title: "A",
  version: "1",
  source: { file: "a", sha256: "0".repeat(64), reader: "text", lines: 9 },
  servers: [{ name: "a", url: "https://a.example" }],
  operations: [lost("GET")],
  schemas: {},
  errors: [],
  counts: {},
  findings: [],
};
const kept: Correction = {
  id: "path",
  target: "/operations/a.do/wire/path",
  expect: "/a/do/",
  set: "/b/do/",
  reason: "r",
  evidence: "e",
  certainty: "probable",
  keep: true,
};
const codesOf = (...corrections: Correction[]) => correct(spec, corrections)[1].map(({ code }) => code);

describe("a documented path that is kept", () => {
  it("stands beside its correction", () => {
    const [{ operations }] = correct(spec, [kept]);
    expect(operations[0]?.wire).toMatchObject({ path: "/b/do/", documentedPath: "/a/do/" });
  });

  it("is the page's own, also after two corrections", () => {
    const [{ operations }] = correct(spec, [kept, { ...kept, id: "again", expect: "/b/do/", set: "/c/do/" }]);
    expect(operations[0]?.wire).toMatchObject({ path: "/c/do/", documentedPath: "/a/do/" });
  });

  it("needs a doubt, and a path", () => {
    expect(codesOf({ ...kept, certainty: "certain" })).toEqual(["correction/keep"]);
    expect(codesOf({ ...kept, target: "/operations/a.do/name", expect: "do" })).toEqual(["correction/keep"]);
    expect(codesOf({ ...kept, expect: "/other/" })).toEqual(["correction/stale"]);
  });

  it("is left out without the word", () => {
    const { keep: _, ...plain } = kept;
    const [{ operations }] = correct(spec, [plain]);
    expect(operations[0]?.wire).not.toHaveProperty("documentedPath");
  });
});

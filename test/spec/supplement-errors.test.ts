import { describe, expect, test } from "vitest";
import {
  checkSupplement,
  type Supplement,
  supplementApi,
  supplementSchema,
} from "../../scripts/spec/supplement.js";
import { operation, spec } from "./changes/rest.js";

const supplementOf = (errors: NonNullable<Supplement["errors"]>): Supplement =>
  supplementSchema.parse({
    about: "",
    evidence: "hearsay",
    sources: { C: { kind: "client-code", what: "a web client" } },
    operations: [],
    errors,
  });
const locked = {
  code: "Locked",
  text: "ten logins failed",
  operations: ["getRoom"],
  confidence: "client-code" as const,
  sources: ["C"],
};

describe("names of errors that the page does not have", () => {
  test("are errors of the API, with what they rest on", () => {
    const { sources: _, ...told } = locked;
    expect(supplementApi(spec(), supplementOf([locked, { code: "Gone" }])).errors).toEqual([
      { ...told, origin: "supplement", reason: "client code: a web client" },
      { code: "Gone", origin: "supplement", reason: "hearsay" },
    ]);
  });

  test.each([
    ["for every operation", { errors: [{ code: "Locked", line: 3 }] }],
    [
      "for one of them",
      { operations: [operation({ responses: [{ status: "401", codes: [{ code: "Locked", line: 3 }] }] })] },
    ],
  ])("give way to a page that tells them %s, which is a finding", (_, page) => {
    const own = spec(page);
    expect(supplementApi(own, supplementOf([locked])).errors).toEqual(own.errors);
    expect(checkSupplement(own, supplementOf([locked]))).toMatchObject([
      { code: "supplement/contradicts-page", message: expect.stringContaining("the error Locked") },
    ]);
  });

  test("of operations that there are not are found", () => {
    const found = checkSupplement(spec(), supplementOf([{ ...locked, operations: ["getChair"] }]));
    expect(found).toMatchObject([
      { code: "supplement/unknown-operation", message: expect.stringContaining("getChair") },
    ]);
  });

  test("of unknown sources are refused", () => {
    expect(() => supplementOf([{ ...locked, sources: ["X"] }])).toThrow("has an unknown source X");
  });
});

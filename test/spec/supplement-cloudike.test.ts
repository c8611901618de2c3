import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { generateVendor } from "../../scripts/pipeline.js";
import { annotationsSchema } from "../../scripts/spec/annotations.js";
import type { Operation } from "../../scripts/spec/api-spec.js";
import { correctionsSchema } from "../../scripts/spec/corrections.js";
import { collect } from "../../scripts/spec/infer.js";
import { type SupplementedOperation, supplementSchema } from "../../scripts/spec/supplement.js";
import { cloudike } from "../../scripts/vendors/cloudike/index.js";

const textOf = (name: string): string =>
  readFileSync(new URL(`../../specs/cloudike/${name}`, import.meta.url), "utf8");
const supplement = supplementSchema.parse(JSON.parse(textOf("supplement.json")));
const { corrections } = correctionsSchema.parse(JSON.parse(textOf("corrections.json")));
const annotations = annotationsSchema.parse(JSON.parse(textOf("annotations.json")));

/** The facts of which the supplement is made, as they were counted: sections of the page, and their parameters. */
const facts = { documented: 142, "client-code": 25, inferred: 37, parameters: 497 };

/** Those that the supplement leaves out, and why. */
const leftOut = [
  { why: "the page says that there is nothing to send", documented: 1 },
  { why: "the section repeats another one word for word", "client-code": 1, parameters: 2 },
  { why: "the path of the page has no place for it: a contradiction tells", "client-code": 1, parameters: 1 },
  { why: "credentials, which the client sends by itself", parameters: 2 },
  { why: "the page lists it", parameters: 1 },
  { why: "nobody tells more than the page", inferred: 15 },
];
const sumOf = (key: keyof typeof facts): number =>
  leftOut.reduce((sum, each) => sum + ((each as Partial<typeof facts>)[key] ?? 0), 0);

function namesOf({ parameters, payload }: Pick<Operation, "parameters" | "payload">): string[] {
  return [...parameters.map(({ name }) => name), ...Object.keys(payload?.schema.properties ?? {})];
}

const { spec, diagnostics } = generateVendor(
  cloudike,
  {
    folder: "specs/cloudike",
    source: textOf("source.txt"),
    supplement: textOf("supplement.json"),
    corrections: textOf("corrections.json"),
    annotations: textOf("annotations.json"),
  },
  { accept: true },
);
const operations = new Map(spec?.operations.map((operation) => [operation.id, operation]));
const operationOf = ({ id }: Pick<SupplementedOperation, "id">): Operation => {
  const operation = operations.get(id);
  if (operation === undefined) throw new Error(`no operation ${id}`);
  return operation;
};

describe("Cloudike's facts beside the page", () => {
  it("are all in the supplement, or left out for a reason", () => {
    const told = collect(supplement.operations.map((each) => [each.confidence, each.id] as const));
    for (const confidence of ["documented", "client-code", "inferred"] as const)
      expect((told.get(confidence)?.length ?? 0) + sumOf(confidence), confidence).toBe(facts[confidence]);
    const parameters = supplement.operations.flatMap(namesOf).length;
    expect(parameters + sumOf("parameters")).toBe(facts.parameters);
  });

  it("are all in the spec, each with its origin", () => {
    for (const told of supplement.operations) {
      const operation = operationOf(told);
      expect(namesOf(operation)).toEqual(expect.arrayContaining(namesOf(told)));
      if (told.complete !== false) expect(operation.openParameters, told.id).toBeUndefined();
    }
    const schemas = [...operations.values()].flatMap(({ parameters, payload }) => [
      ...parameters.map(({ schema }) => schema),
      ...Object.values(payload?.schema.properties ?? {}),
    ]);
    const filled = schemas.filter((schema) => schema["x-origin"] === "supplement");
    expect(filled.every((schema) => schema["x-confidence"] !== undefined)).toBe(true);
    expect(filled.every((schema) => (schema["x-reason"] ?? "") !== "")).toBe(true);
    expect(filled.length).toBeGreaterThan(470);
  });

  it("fit the page: nothing that is told of it leads nowhere", () => {
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const unwanted = ["supplement/adds-nothing", "supplement/no-placeholder", "supplement/method-unlisted"];
    expect(diagnostics.filter(({ code }) => unwanted.includes(code))).toEqual([]);
    const applied = diagnostics.filter(({ code }) => code === "correction/applied");
    expect(applied).toHaveLength(corrections.length);
  });

  it("contradict the page in findings at its lines", () => {
    const told = diagnostics.filter(({ code }) => code === "supplement/contradiction");
    expect(told).toHaveLength(supplement.contradictions?.length ?? 0);
    expect(told.filter(({ operation }) => operation !== undefined).every(({ line }) => line > 1)).toBe(true);
  });

  it("keep the documented path where the corrected one is a guess", () => {
    const paths = corrections.filter(({ target }) => target.endsWith("/wire/path"));
    expect(paths.filter(({ certainty }) => certainty === "probable").every(({ keep }) => keep)).toBe(true);
    expect(operationOf({ id: "company.users" }).wire).toMatchObject({
      path: "/api/1/accounts/company/{company_id}/users/",
      documentedPath: "/api/1/company/{company_id}/users",
    });
  });

  it("tell the method of each section without one", () => {
    const guessed = [...operations.values()].filter(
      ({ wire }) => wire.kind === "http" && wire.methodOrigin === "unknown",
    );
    expect(guessed.map(({ id }) => id)).toEqual([]);
  });

  it("give every annotated operation what it needs", () => {
    for (const { operations: ids, set } of annotations.operations) {
      const { notes, safety, ...facts } = set;
      const expected = safety === undefined ? facts : { ...facts, safety: { level: safety } };
      for (const id of ids) expect(operationOf({ id })).toMatchObject(notes === undefined ? expected : {});
    }
  });
});

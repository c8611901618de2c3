import { describe, expect, test } from "vitest";
import { schemas } from "../../generated/cloudike/schemas/index.js";
import type { Operation } from "../../scripts/spec/api-spec.js";
import { expectationOf, spec } from "./cloudike-operations.js";

const byId: Readonly<Record<string, (typeof schemas)[keyof typeof schemas]>> = schemas;
const named = spec.operations.map((operation) => [operation.id, operation] as const);
const rejected = new Set(
  spec.findings.flatMap(({ code, operation }) => (code === "example/rejected" ? [operation] : [])),
);

/** What the page shows of good answers. */
const shownBy = ({ examples }: Operation): unknown[] =>
  examples
    .filter(({ kind, status = "2XX" }) => kind === "response" && status.startsWith("2"))
    .map(({ value }) => value);

/** The schema of the answer, where it is one and is known. */
const answers = ({ responses }: Operation) =>
  responses.filter(({ status, schema }) => status.startsWith("2") && schema).map(({ schema }) => schema);

describe.each(named)("%s", (id, operation) => {
  const { params } = expectationOf(operation);

  test("takes every parameter that is known", () => {
    const checked = byId[id]?.params().safeParse(params);
    expect(checked?.error?.issues).toBeUndefined();
    expect(checked?.data).toEqual(params);
  });

  test("is open where nobody knows all parameters, and refuses others where somebody does", () => {
    const more = { ...params, "not documented": 1 };
    expect(byId[id]?.params().safeParse(more).success).toBe(operation.openParameters === true);
    if (!operation.payload || operation.openParameters) return;
    const body = { ...Object(params.body), "not documented": 1 };
    expect(byId[id]?.params().safeParse({ ...params, body }).success).toBe(false);
  });

  test("needs what is required", () => {
    const { parameters, payload } = operation;
    for (const { name } of parameters.filter(({ required }) => required)) {
      const { [name]: _, ...less } = params;
      expect(byId[id]?.params().safeParse(less).success, name).toBe(false);
    }
    for (const name of payload?.schema.required ?? []) {
      const { [name]: _, ...less } = Object(params.body) as Record<string, unknown>;
      expect(byId[id]?.params().safeParse({ ...params, body: less }).success, name).toBe(false);
    }
  });
});

const showing = named.filter(([, operation]) => shownBy(operation).length > 0);

test.each(showing)("%s gives what the page shows, unless the report names the example", (id, operation) => {
  const output = byId[id]?.output();
  for (const shown of shownBy(operation)) {
    const checked = output?.safeParse(shown);
    expect(checked?.success, JSON.stringify(checked?.error?.issues)).toBe(!rejected.has(id));
    // Answers may hold more than anybody told, and keep it.
    if (checked?.success) expect(checked.data).toEqual(shown);
    const isObject = Object.prototype.toString.call(shown) === "[object Object]";
    const [more] = Object.values(Object(shown));
    if (isObject && checked?.success)
      expect(output?.safeParse({ ...Object(shown), more }).data).toMatchObject({ more });
  }
});

const telling = named.filter(([, operation]) => {
  const types = answers(operation).map((schema) => schema?.type);
  return types.length === 1 && types.every((type) => type === "array" || type === "object");
});

test.each(telling)("%s gives no text where an object or a list is told", (id) => {
  expect(byId[id]?.output().safeParse("text").success).toBe(false);
});

test("the schemas are those of every operation, and of files that are sent and fetched", () => {
  const ids = named.map(([id]) => id);
  const files = Object.keys(schemas).filter((id) => !ids.includes(id));
  expect(Object.keys(schemas)).toHaveLength(ids.length + files.length);
  expect(files.sort()).toEqual([
    ...["company.uploadLogo", "files.download", "files.upload", "links.download", "links.upload"],
  ]);
  expect(showing.length).toBeGreaterThan(50);
  expect(telling.length).toBeGreaterThan(50);
});

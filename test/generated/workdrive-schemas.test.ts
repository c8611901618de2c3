import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { schemas } from "../../generated/workdrive/schemas/index.js";
import { type ApiSpec, apiSpecSchema, type Operation } from "../../scripts/spec/api-spec.js";

const spec: ApiSpec = apiSpecSchema.parse(JSON.parse(readFileSync("specs/workdrive/spec.json", "utf8")));
const byId: Readonly<Record<string, (typeof schemas)[keyof typeof schemas]>> = schemas;
const named = spec.operations.map((operation) => [operation.id, operation] as const);

const shownAs = ({ examples }: Operation, kind: string): unknown =>
  examples.find((example) => example.kind === kind)?.value;

/** What the page shows of a call: the values of a URL, where all is text, as the types have them. */
function shownParams(operation: Operation): object {
  const shown: Record<string, unknown> = { ...Object(shownAs(operation, "parameters")) };
  for (const { name, in: place, required, schema } of operation.parameters) {
    // No example shows it.
    if (required && schema.type === "array") shown[name] ??= ["3fa85f64-5717-4562-b3fc-2c963f66afa6"];
    if (place === "path") shown[name] = "3fa85f64-5717-4562-b3fc-2c963f66afa6";
    if (schema.type === "integer" && typeof shown[name] === "string") shown[name] = Number(shown[name]);
  }
  const body = shownAs(operation, "request");
  return body === undefined ? shown : { ...shown, body };
}

describe.each(named)("%s", (id, operation) => {
  test("takes what the page shows, unless the report names the example", () => {
    const checked = byId[id]?.params().safeParse(shownParams(operation));
    const isNamed = spec.findings.some((one) => one.code === "example/rejected" && one.operation === id);
    expect(checked?.success, JSON.stringify(checked?.error?.issues)).toBe(!isNamed);
  });

  test("refuses a parameter that is not documented", () => {
    const checked = byId[id]?.params().safeParse({ ...shownParams(operation), "not documented": 1 });
    expect(checked?.success).toBe(false);
  });
});

const answering = named.filter(([, operation]) => shownAs(operation, "response") !== undefined);

test.each(answering)("%s gives what the page shows", (id, operation) => {
  const output = byId[id]?.output();
  const shown = shownAs(operation, "response");
  expect(output?.parse(shown)).toEqual(shown);
  // A schema that takes anything would take this too.
  expect(output?.safeParse(7).success).toBe(false);
});

test("the schemas are those of every operation, and of the upload", () => {
  const ids = [...named.map(([id]) => id), "media.upload"];
  expect(Object.keys(schemas).sort()).toEqual(ids.sort());
  const params = { name: "a", mime: "image/png", moduleCode: 1 };
  const upload = schemas["media.upload"];
  expect(upload.params().safeParse({ ...params, content: new Blob(["a"]), size: 1 }).success).toBe(true);
  expect(upload.params().safeParse(params).success).toBe(false);
  expect(upload.output().safeParse({ fileId: "a" }).success).toBe(false);
  expect(answering.length).toBeGreaterThan(50);
});

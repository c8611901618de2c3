import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { emitTypeScript } from "../../scripts/emit/typescript/index.js";
import { apiSpecSchema } from "../../scripts/spec/api-spec.js";

const read = (vendor: string) =>
  apiSpecSchema.parse(JSON.parse(readFileSync(`specs/${vendor}/spec.json`, "utf8")));
const indexOf = (spec: ReturnType<typeof read>): string =>
  emitTypeScript(spec).find(({ path }) => path.endsWith("schemas/index.ts"))?.text ?? "";

test("operations are found by their targets, which are told where they are no ids", () => {
  expect(indexOf(read("wapi"))).toContain("createValidator(schemas);");
  const text = indexOf(read("cloudike"));
  expect(text).toContain('  "GET /api/1/files/versions/{+path}": ["files.versions"],\n');
  expect(text).toContain('  "POST /api/1/files/create/": ["files.create", "files.upload"],\n');
  expect(text).toContain('  "POST /api/1/files/create/ upload": ["files.upload"],\n');
});

test("a group called like the validator does not hide it", () => {
  const spec = read("zextras");
  const [first, ...others] = spec.operations;
  if (!first) throw new Error("there is no operation");
  const text = indexOf({ ...spec, operations: [{ ...first, group: ["validator"] }, ...others] });
  expect(text).toMatch(/^import \* as validator_ from /mu);
  expect(text).toMatch(/^export const validator: Validator = /mu);
});

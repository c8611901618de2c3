import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { validator as cloudike } from "../../generated/cloudike/schemas/index.js";
import { validator as wapi } from "../../generated/wapi/schemas/index.js";
import { validator as workdrive } from "../../generated/workdrive/schemas/index.js";
import { validator as zextras } from "../../generated/zextras/schemas/index.js";
import { apiSpecSchema, type Operation } from "../../scripts/spec/api-spec.js";
import { isValidationError, ValidationError } from "../../src/core/index.js";

const vendors = Object.entries({ cloudike, wapi, workdrive, zextras });

/** The operations of every generated function, as the runtime gets them. */
async function operationsOf(vendor: string): Promise<{ target: string; upload?: object; form?: object }[]> {
  const root = join(import.meta.dirname, "../../generated", vendor);
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/\/schemas\/|\.types\.ts$|openapi/u.test(file));
  const modules: object[] = await Promise.all(files.map((file) => import(/* @vite-ignore */ file)));
  return modules.flatMap((module) =>
    Object.values(module).flatMap((value) =>
      typeof value === "function" && "operation" in value ? [value.operation] : [],
    ),
  );
}

const targetOf = ({ id, wire }: Operation) =>
  wire.kind === "envelope" ? wire.target : `${wire.method.toUpperCase()} ${wire.path}` || id;

describe.each(vendors)("the validator of %s", (vendor, validator) => {
  const spec = apiSpecSchema.parse(JSON.parse(readFileSync(`specs/${vendor}/spec.json`, "utf8")));
  const rejected = new Set(
    spec.findings.flatMap(({ code, operation }) => (code === "example/rejected" ? [operation] : [])),
  );

  test("knows every operation of the client", async () => {
    const operations = await operationsOf(vendor);
    expect(operations.length).toBeGreaterThanOrEqual(spec.operations.length);
    for (const { target, upload, form } of operations) {
      const checked = upload || form ? `${target} upload` : target;
      expect(validator.check(checked, "params", 7), checked).not.toEqual([]);
    }
  });

  test("takes the answers that the page shows", () => {
    let count = 0;
    for (const operation of spec.operations) {
      if (rejected.has(operation.id)) continue;
      for (const { kind, status = "2XX", value } of operation.examples) {
        if (kind !== "response" || !status.startsWith("2") || operation.wire.kind === "envelope") continue;
        count++;
        expect(validator.check(targetOf(operation), "answer", value), operation.id).toEqual([]);
      }
    }
    // Messages of an envelope hold more than the answer; their data is checked with the schemas.
    expect(count > 5 || vendor === "wapi").toBe(true);
  });
});

test("an error of another copy of the package is known", () => {
  const facts = { vendor: "a", operation: "b", attempts: 0 };
  expect(new ValidationError("no", facts).mismatches).toEqual([]);
  expect(isValidationError(new ValidationError("no", facts))).toBe(true);
  expect(isValidationError(new Error("no"))).toBe(false);
});

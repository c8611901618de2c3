import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inferExamples } from "../../scripts/infer/infer.js";
import { mapInner } from "../../scripts/infer/shape-parts.js";
import { shareShapes } from "../../scripts/infer/share.js";
import { mismatches } from "../../scripts/spec/accepts.js";
import type { ApiSpec, Operation } from "../../scripts/spec/api-spec.js";
import { nullable } from "../../scripts/spec/infer.js";
import type { Json, Schema } from "../../scripts/spec/json-schema.js";
import { crowded, operationOf, sorted } from "./arbitrary.js";

const ids = ["user.createUser", "user.getAllUsers", "post.createPost", "file.getFiles"];
const pages = fc
  .array(fc.record({ id: fc.constantFrom(...ids), request: crowded, response: crowded }), { maxLength: 5 })
  .map((shown) =>
    shown.map(({ id, request, response }) => ({
      values: [request, response] satisfies Json[],
      operation: operationOf(id, { request: inferExamples([request]), response: inferExamples([response]) }),
    })),
  );

function share(operations: readonly Operation[]): ReturnType<typeof shareShapes> {
  return shareShapes({ diagnostics: [] }, operations, []);
}

const schemasOf = ({ payload, responses }: Operation): Schema[] => [
  ...(payload === undefined ? [] : [payload.schema]),
  ...responses.flatMap(({ schema }) => schema ?? []),
];

/** The schema with what its references mean in their places. */
function resolved(schema: Schema, schemas: ApiSpec["schemas"]): Schema {
  const { $ref, anyOf, ...slot } = schema;
  if ($ref !== undefined) {
    const target = schemas[$ref.replace("#/schemas/", "")]?.schema;
    if (target === undefined) throw new Error(`${$ref} leads nowhere`);
    return { ...resolved(target, schemas), ...slot };
  }
  const [reference, other] = anyOf ?? [];
  if (reference?.$ref !== undefined && other?.type === "null" && anyOf?.length === 2)
    return nullable({ ...resolved(reference, schemas), ...slot });
  return mapInner(schema, (inner) => resolved(inner, schemas));
}

describe("shared shapes", () => {
  it("are the same schemas in another place", () => {
    fc.assert(
      fc.property(pages, (page) => {
        const operations = page.map(({ operation }) => operation);
        const shared = share(operations);
        const back = shared.operations.flatMap(schemasOf).map((schema) => resolved(schema, shared.schemas));
        expect(back.map(sorted)).toEqual(operations.flatMap(schemasOf).map(sorted));
      }),
    );
  });

  it("accept every example", () => {
    fc.assert(
      fc.property(pages, (page) => {
        const { operations, schemas } = share(page.map(({ operation }) => operation));
        const named = (name: string): Schema | undefined => schemas[name]?.schema;
        operations.forEach((operation, index) => {
          const values = page[index]?.values ?? [];
          schemasOf(operation).forEach((schema, at) => {
            expect(mismatches(values[at] ?? null, schema, named)).toEqual([]);
          });
        });
      }),
    );
  });

  it("are found once and for all", () => {
    fc.assert(
      fc.property(pages, (page) => {
        const once = share(page.map(({ operation }) => operation));
        const twice = share(once.operations);
        expect(twice.operations).toEqual(once.operations);
        expect(twice.schemas).toEqual({});
      }),
    );
  });

  it("have names of letters, no two of which are alike", () => {
    fc.assert(
      fc.property(pages, (page) => {
        const names = Object.keys(share(page.map(({ operation }) => operation)).schemas);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of names) expect(name).toMatch(/^[A-Z][A-Za-z]*$/u);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ApiSpec } from "../../scripts/spec/api-spec.js";
import { type Change, compareSpecs, formatChanges } from "../../scripts/spec/changes.js";
import type { Json, Schema } from "../../scripts/spec/json-schema.js";
import { envelopeOperation, envelopeSpec, httpSpec } from "../emit/openapi/specs.js";
import { compare, input, object, output, text, told } from "./changes/told.js";

describe("the rest of a spec", () => {
  test("schemas come, go and are renamed with what refers to them", () => {
    const large = object({ a: text, b: text, c: text });
    const user = (name: string): Partial<ApiSpec> => ({
      operations: [
        envelopeOperation({ ...input(object({ user: { $ref: `#/schemas/${name}` } })), responses: [] }),
      ],
      schemas: { [name]: { schema: large } },
    });
    expect(compare(user("User"), user("Person"))).toEqual(["! changed schema Person renamed, it was User"]);
    const only = (schemas: ApiSpec["schemas"]): Partial<ApiSpec> => ({ operations: [], schemas });
    expect(compare(only({}), only({ A: { schema: text } }))).toEqual(["  added schema A schema added"]);
    expect(compare(only({ A: { schema: text } }), only({}))).toEqual(["! removed schema A schema removed"]);
    expect(
      compare(
        only({ A: { schema: { type: "object" } } }),
        only({ A: { schema: { allOf: [{ $ref: "#/schemas/B" }], type: "object" } } }),
      ),
    ).toEqual(["! changed schema A derives from  → B"]);
  });

  test.each<[string, Partial<ApiSpec>, Partial<ApiSpec>, string[]]>([
    [
      "error added",
      { errors: [] },
      { errors: [{ code: 7, text: "No", line: 1 }] },
      ["  added error 7 code added: No"],
    ],
    ["error removed", { errors: [{ code: 7, line: 1 }] }, { errors: [] }, ["! removed error 7 code removed"]],
    [
      "error text",
      { errors: [{ code: 7, line: 1 }] },
      { errors: [{ code: 7, text: "No", line: 2 }] },
      ["  changed error 7 text none → No"],
    ],
    ["version", {}, { version: "1.3" }, ["  changed the API version: 1.2 → 1.3"]],
    [
      "description",
      {},
      { description: "Other" },
      ["  changed the API description: Talks *envelopes*. → Other"],
    ],
    [
      "server",
      {},
      {
        servers: [
          { name: "api", url: "https://new.acme.test" },
          { name: "files", url: "https://files.acme.test" },
          { name: "c", url: "https://c.test" },
        ],
      },
      [
        "  added server c added (https://c.test)",
        "! changed server api address https://api.acme.test/ → https://new.acme.test",
      ],
    ],
  ])("%s", (_, before, after, expected) => {
    expect(compare(before, after)).toEqual(expected);
  });

  test("the first edition is one addition", () => {
    expect(told(compareSpecs(undefined, envelopeSpec()))).toEqual([
      "  added the API first edition: 5 operations, 6 schemas",
    ]);
  });
});

/** The same spec, read from a page on which everything stands some lines further down. */
function shifted(spec: ApiSpec, by: number): ApiSpec {
  return JSON.parse(JSON.stringify(spec), (key, value: Json) => {
    if ((key === "line" || key === "x-line") && typeof value === "number") return value + by;
    if (key !== "lines" || typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return { start: Number(value.start) + by, end: Number(value.end) + by };
  });
}

const schemas = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Schema>(
      text,
      { type: ["integer", "null"] },
      {},
      { $ref: "#/schemas/User" },
      { enum: ["a", 1, null] },
    ),
    fc
      .dictionary(fc.constantFrom("a", "b", "line", "__proto__"), tie("schema"), { maxKeys: 3 })
      .map(
        (properties): Schema => ({ ...object(properties, Object.keys(properties).slice(0, 1)), "x-line": 7 }),
      ),
    tie("schema").map((items): Schema => ({ type: "array", items })),
    fc.tuple(tie("schema"), tie("schema")).map((anyOf): Schema => ({ anyOf })),
    tie("schema").map((additionalProperties): Schema => ({ type: "object", additionalProperties })),
  ),
})).schema;

describe("nothing changes", () => {
  const withSchemas = (one: Schema, two: Schema, three: Schema): ApiSpec => ({
    ...envelopeSpec(),
    operations: [envelopeOperation({ ...input(one), ...output(two) })],
    schemas: { Thing: { schema: three } },
  });

  test("between a spec and itself", () => {
    fc.assert(
      fc.property(schemas, schemas, schemas, (one, two, three) => {
        const spec = withSchemas(one, two, three);
        expect(compareSpecs(spec, structuredClone(spec))).toEqual([]);
      }),
    );
  });

  test("where lines merely move", () => {
    for (const spec of [envelopeSpec(), httpSpec()])
      expect(compareSpecs(spec, shifted(spec, 40))).toEqual([]);
    fc.assert(
      fc.property(schemas, schemas, fc.integer({ min: 1, max: 1000 }), (one, two, by) => {
        const payload = object({ one, two });
        const before = withSchemas({ ...payload, "x-line": 1 }, two, one);
        const after: ApiSpec = {
          ...before,
          operations: before.operations.map((operation) => ({
            ...operation,
            ...input({ ...payload, "x-line": 1 + by }),
            lines: { start: operation.lines.start + by, end: operation.lines.end + by },
          })),
        };
        expect(compareSpecs(before, after)).toEqual([]);
      }),
    );
  });

  test("and something does, where a field is gone", () => {
    fc.assert(
      fc.property(schemas, (schema) => {
        const before = withSchemas(object({ gone: schema }), {}, {});
        expect(told(compareSpecs(before, withSchemas(object({}), {}, {})))).toEqual([
          "! removed document.file.Lock data.gone: removed",
        ]);
      }),
    );
  });
});

describe("formatChanges", () => {
  test("breaking changes come first and are marked, with their line", () => {
    const changes: Change[] = [
      {
        kind: "added",
        breaking: false,
        subject: "a.b.C",
        detail: "data.x: added, string, optional",
        line: 7,
      },
      { kind: "removed", breaking: true, subject: "a.b.D", detail: "operation removed" },
      { kind: "changed", breaking: true, subject: "a.b.E", detail: "title: a\nb", line: 9 },
    ];
    expect(formatChanges(changes)).toEqual([
      "breaking changes (2):",
      "! - a.b.D operation removed",
      "! ~ a.b.E title: a b (line 9)",
      "other changes (1):",
      "  + a.b.C data.x: added, string, optional (line 7)",
    ]);
    expect(formatChanges([])).toEqual([]);
  });

  test("a change that many share stands once", () => {
    const changes = ["a", "b", "c", "d"].map(
      (subject): Change => ({ kind: "removed", breaking: true, subject, detail: "push: removed" }),
    );
    expect(formatChanges(changes)).toEqual([
      "breaking changes (4):",
      "! - 4 times: push: removed (a, b, c, …)",
    ]);
  });

  test("lines are short", () => {
    const [, line = ""] = formatChanges([
      { kind: "added", breaking: false, subject: "a", detail: "x".repeat(999) },
    ]);
    expect(line.length).toBe(160);
  });
});

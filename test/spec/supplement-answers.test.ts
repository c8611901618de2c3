import { describe, expect, it } from "vitest";
import type { Operation } from "../../scripts/spec/api-spec.js";
import type { Json, Schema } from "../../scripts/spec/json-schema.js";
import type { Supplement } from "../../scripts/spec/supplement.js";
import { lost, merge, unknown } from "./supplement-case.js";

const told = {
  "x-origin": "supplement",
  "x-confidence": "documented",
  "x-reason": "another edition of the documentation",
} as const;
const shown = (schema: Schema): Schema => ({ ...schema, "x-origin": "example" });
const object = (properties: Record<string, Schema>): Schema => shown({ type: "object", properties });
const list = (items: Schema): Schema => shown({ type: "array", items });
const user: Schema = { $ref: "#/schemas/User" };
const users: NonNullable<Supplement["schemas"]> = {
  User: {
    confidence: "documented",
    sources: ["D"],
    schema: {
      type: "object",
      properties: {
        id: { type: "integer", description: "id of the user" },
        friends: { type: "array", items: user },
      },
    },
  },
};

/** The schema of the answer, what became of the named ones, and the findings. */
function answer(page: Schema | undefined, other: Schema, schemas: Supplement["schemas"] = users) {
  const responses: Operation["responses"] = [
    { status: "2XX", ...(page === undefined ? {} : { schema: page }), line: 9 },
  ];
  const told: { [key: string]: Json } = {
    responses: [{ status: "200", schema: JSON.parse(JSON.stringify(other)) }],
  };
  const merged = merge(lost("GET", { responses }), told, schemas === undefined ? {} : { schemas });
  const codes = merged.codes.filter((code) => code !== "supplement/unused-schema");
  return { ...merged, codes, schema: merged.operation.responses[0]?.schema };
}

describe("an answer", () => {
  it("comes from the supplement where the page does not know it", () => {
    expect(answer(unknown, user)).toMatchObject({ schema: user, codes: [] });
    const { schema } = answer(unknown, { type: "object", properties: { a: { type: "string" } } });
    expect(schema).toEqual({ type: "object", properties: { a: { type: "string", ...told } }, ...told });
  });

  it("that is nothing on the page stays nothing, with a finding", () => {
    const { schema, codes } = answer(undefined, user);
    expect(schema).toBeUndefined();
    expect(codes).toEqual(["supplement/answer-beyond-page"]);
  });

  it("has the fields of both, those of the page first", () => {
    const page = object({ b: { type: "string" }, a: { type: "number" } });
    const { schema, codes } = answer(page, {
      type: "object",
      properties: {
        c: { type: "string" },
        a: { type: "integer", description: "how many" },
        b: { type: "string" },
      },
    });
    expect(schema).toEqual(
      object({
        b: shown({ type: "string" }),
        a: shown({ type: "integer", description: "how many" }),
        c: { type: "string", ...told },
      }),
    );
    expect(Object.keys(schema?.properties ?? {})).toEqual(["b", "a", "c"]);
    expect(codes).toEqual([]);
  });

  it("accepts both types where an example and the supplement differ", () => {
    const { schema, findings } = answer(object({ a: { type: "boolean" } }), {
      type: "object",
      properties: { a: { type: "string" } },
    });
    expect(schema?.properties?.a).toEqual({
      anyOf: [shown({ type: "boolean" }), { type: "string", ...told }],
      "x-origin": "example",
    });
    expect(findings).toContain(
      '7 warning "a" is boolean on the page and string in the supplement: both are accepted',
    );
  });

  it("has the type that the page documents", () => {
    const page: Schema = { type: "object", properties: { a: { type: "boolean" } } };
    const { schema, codes } = answer(page, { type: "object", properties: { a: { type: "string" } } });
    expect(schema).toEqual(page);
    expect(codes).toContain("supplement/type-differs");
  });

  it("keeps what examples cannot deny", () => {
    const a: Schema = { type: ["string", "boolean"], description: "false without one" };
    const { schema, codes } = answer(object({ a: { type: "boolean" } }), {
      type: "object",
      properties: { a },
    });
    expect(schema?.properties?.a).toEqual(shown(a));
    expect(codes).toEqual([]);
    const nullable = object({ a: { type: ["number", "null"] } });
    expect(
      answer(nullable, { type: "object", properties: { a: { type: "integer" } } }).schema?.properties?.a,
    ).toEqual(shown({ type: ["number", "null"] }));
  });

  it("is a map where the supplement says so", () => {
    const { schema } = answer(object({ x: { type: "number" }, y: { type: "number" } }), {
      type: "object",
      additionalProperties: { type: "integer" },
    });
    expect(schema).toEqual(shown({ type: "object", additionalProperties: shown({ type: "integer" }) }));
  });

  it("may be one item where the supplement has a list", () => {
    const { schema, codes } = answer(object({ id: { type: "number" } }), { type: "array", items: user });
    expect(schema).toEqual({ anyOf: [{ type: "array", items: user }, user], "x-origin": "example" });
    expect(codes).toEqual(["supplement/type-differs"]);
    const both: Schema = {
      anyOf: [list(object({ id: { type: "number" } })), object({ id: { type: "number" } })],
    };
    expect(answer(both, { type: "array", items: user }).schema).toEqual({ anyOf: [list(user), user] });
  });

  it("of another status is added, or filled", () => {
    const responses = [
      { status: "200", schema: user },
      { status: "201", schema: user },
    ];
    const page = lost("GET", {
      responses: [
        { status: "2XX", schema: unknown },
        { status: "201", description: "made" },
      ],
    });
    const filled = merge(
      page,
      { responses: JSON.parse(JSON.stringify(responses)) },
      { schemas: users },
    ).operation;
    expect(filled.responses).toEqual([
      { status: "2XX", schema: { ...user, ...told } },
      { status: "201", description: "made", schema: { ...user, ...told } },
    ]);
    const added = merge(
      lost("GET"),
      { responses: JSON.parse(JSON.stringify(responses)) },
      { schemas: users },
    );
    expect(added.operation.responses.map(({ status }) => status)).toEqual(["2XX", "201"]);
  });

  it("can be bytes", () => {
    const bytes = [{ status: "200", binary: true, mediaTypes: ["application/zip"] }];
    const { operation } = merge(lost("GET"), { responses: bytes });
    expect(operation.responses).toEqual([
      { status: "2XX", line: 9, binary: true, mediaTypes: ["application/zip"] },
    ]);
    const binary: Operation["responses"][number] = { status: "2XX", binary: true };
    expect(merge(lost("GET", { responses: [binary] }), { responses: bytes }).operation.responses).toEqual([
      binary,
    ]);
  });
});

describe("a named schema", () => {
  it("gets what examples show", () => {
    const page = list(object({ id: { type: "number" }, name: { type: "string" } }));
    const { schema, schemas, codes } = answer(page, { type: "array", items: user });
    expect(schema).toEqual(list(user));
    expect(schemas.User?.schema.properties).toEqual({
      id: shown({ type: "integer", description: "id of the user" }),
      friends: { type: "array", items: user, ...told },
      name: shown({ type: "string" }),
    });
    expect(codes).toEqual([]);
  });

  it("gets it also from within itself", () => {
    const page = object({ friends: list(object({ name: { type: "string" } })), age: { type: "number" } });
    const { schemas } = answer(page, user);
    expect(Object.keys(schemas.User?.schema.properties ?? {})).toEqual(["id", "friends", "name", "age"]);
    expect(schemas.User?.schema.properties?.friends?.items).toEqual(user);
  });

  it("stands beside the fields of one answer", () => {
    const page = object({ id: { type: "number" }, error: { type: "number" }, odd: { type: "string" } });
    const { schema, schemas } = answer(page, {
      allOf: [user, { type: "object", properties: { error: { type: "integer" } } }],
    });
    expect(schema?.allOf?.[0]).toEqual(user);
    expect(Object.keys(schema?.allOf?.[1]?.properties ?? {})).toEqual(["error", "odd"]);
    expect(Object.keys(schemas.User?.schema.properties ?? {})).toEqual(["id", "friends"]);
  });

  it("may be null where an example is", () => {
    const { schema } = answer(
      object({ by: { type: ["object", "null"], properties: { id: { type: "number" } } } }),
      {
        type: "object",
        properties: { by: user },
      },
    );
    expect(schema?.properties?.by).toEqual({ anyOf: [user, { type: "null" }] });
  });

  it("that nothing leads to is an error, unless another does", () => {
    expect(merge(lost("GET"), {}, { schemas: users }).findings).toContain(
      "1 error no operation of the supplement leads to its schema User",
    );
    const more = { ...users, Team: { schema: { type: "object", properties: { lead: user } } } } as const;
    expect(answer(unknown, { $ref: "#/schemas/Team" }, more).schemas).toHaveProperty("User");
  });
});

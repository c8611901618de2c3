import { describe, expect, test, vi } from "vitest";
import * as z from "zod/mini";
import { createValidator } from "../../src/schemas/validator.js";
import { leaks } from "../support/secrets.js";

/** What a validator of one schema tells of a value, as `path: seen, expected`. */
function told(output: z.ZodMiniType, value: unknown): string[] {
  const schemas = { a: { params: () => output, output: () => output } };
  return createValidator(schemas)
    .check("a", "answer", value)
    .map(({ path, seen, expected }) => `${path}: ${seen}, expected ${expected}`);
}

const user = z.looseObject({ id: z.number(), name: z.optional(z.string()) });

describe("a mismatch", () => {
  test.each<[string, z.ZodMiniType, unknown, string[]]>([
    ["the whole", user, null, [": null, expected object"]],
    ["nothing at all", user, undefined, [": missing, expected object"]],
    [
      "an item of a list",
      z.looseObject({ users: z.array(user) }),
      { users: [{ id: 1 }, { id: "1" }] },
      ["users[1].id: text, expected number"],
    ],
    ["a list in the place of an object", user, [1, 2, 3], [": list of 3, expected object"]],
    ["an object in the place of a list", z.array(user), {}, [": object, expected list"]],
    ["a field that is missing", user, {}, ["id: missing, expected number"]],
    [
      "one that may be null",
      z.looseObject({ a: z.nullable(z.int()) }),
      { a: 1.5 },
      ["a: number, expected whole number or null"],
    ],
    ["nothing where something came", z.void(), { a: 1 }, [": object, expected nothing"]],
    [
      "an enumeration",
      z.looseObject({ a: z.enum(["x", "y"]) }),
      { a: "z" },
      ['a: text, expected one of "x", "y"'],
    ],
    ["a fixed value", z.looseObject({ a: z.literal(1) }), { a: true }, ["a: boolean, expected 1"]],
    ["a format", z.looseObject({ a: z.uuid() }), { a: "x" }, ["a: text, expected text (uuid)"]],
    [
      "a name that is no identifier",
      z.looseObject({ "a-b": user }),
      { "a-b": {} },
      ['["a-b"].id: missing, expected number'],
    ],
    [
      "a key that is data",
      z.record(z.string(), user),
      { "jane@example.com": { id: "" } },
      ["[*].id: text, expected number"],
    ],
    [
      "both halves of an intersection",
      z.intersection(user, z.looseObject({ id: z.number() })),
      {},
      ["id: missing, expected number"],
    ],
  ])("tells of %s", (_, schema, value, expected) => {
    expect(told(schema, value)).toEqual(expected);
  });

  test("of a union is that of the branch that fits best, or of all of it", () => {
    const file = z.looseObject({ url: z.string(), size: z.number() });
    const union = z.looseObject({ a: z.union([z.string(), user, z.array(file)]) });
    expect(told(union, { a: { id: "1" } })).toEqual(["a.id: text, expected number"]);
    expect(told(union, { a: [{ url: "", size: "" }] })).toEqual(["a[0].size: text, expected number"]);
    expect(told(union, { a: 7 })).toEqual(["a: number, expected text or object or list"]);
    const branches = z.union([file, z.looseObject({ id: z.number(), size: z.number() })]);
    expect(told(branches, { url: "", size: "" })).toEqual(["size: text, expected number"]);
  });

  test("of schemas that hold themselves is found", () => {
    const room: z.ZodMiniType = z.looseObject({
      id: z.string(),
      children: z.optional(z.array(z.lazy(() => room))),
    });
    const deep = { id: "1", children: [{ id: "2", children: [{ id: 3 }] }] };
    expect(told(room, deep)).toEqual(["children[0].children[0].id: number, expected text"]);
    const circle: z.ZodMiniType = z.union([z.lazy(() => z.array(circle)), z.string()]);
    expect(told(z.looseObject({ a: circle }), { a: 1 })).toEqual(["a: number, expected list or text"]);
  });

  test("tells enumerations in part, and not more than a hundred places", () => {
    const letters = [..."abcdefghijkl"] as const;
    expect(told(z.enum(letters), "z")[0]).toMatch(/expected one of "a",.*"j", …$/u);
    expect(told(z.array(z.number()), Array(5000).fill("1"))).toHaveLength(100);
  });

  test("holds no value", () => {
    const secret = "S3CR3T";
    const schema = z.looseObject({ a: z.number(), b: z.record(z.string(), z.int()), c: z.enum(["x"]) });
    const schemas = { a: { params: () => schema, output: () => schema } };
    const found = createValidator(schemas).check("a", "answer", {
      a: secret,
      b: { [secret]: 1.5 },
      c: secret,
    });
    expect(found).toHaveLength(3);
    expect(leaks(found)).toBe(false);
  });
});

describe("params", () => {
  const strict = z.strictObject({ a: z.optional(z.int()), content: z.custom((content) => content != null) });

  test("that the documentation does not have are told by name", () => {
    const given = { content: "x", "not documented": 1, b: [1] };
    expect(told(strict, given)).toEqual([
      '["not documented"]: number, expected no such field',
      "b: list of 1, expected no such field",
    ]);
    expect(told(z.optional(z.record(z.string(), z.never())), { b: 1 })).toEqual([
      "b: number, expected no such field",
    ]);
  });

  test("that are undefined are none", () => {
    expect(told(strict, { a: undefined, content: "x", b: undefined })).toEqual([]);
    expect(told(z.record(z.string(), z.never()), { b: undefined })).toEqual([]);
    expect(told(strict, { content: undefined })).toEqual(["content: missing, expected content"]);
  });

  test("are not read into: a stream stays whole, a function is not called", () => {
    const open = vi.fn(() => new Blob(["x"]));
    const stream = new Blob(["x"]).stream();
    for (const content of [open, stream, new Uint8Array(3)]) expect(told(strict, { content })).toEqual([]);
    expect(open).not.toHaveBeenCalled();
    expect(stream.locked).toBe(false);
  });
});

describe("a validator", () => {
  const schemas = {
    one: { params: vi.fn(() => user), output: vi.fn(() => z.number()) },
    other: { params: vi.fn(() => user), output: vi.fn(() => z.string()), result: () => z.boolean() },
  };
  const validator = createValidator(schemas, () => ({ "GET /a/{+path}": ["one", "other"] }));

  test("builds no schema before it is asked", () => {
    expect(schemas.one.output).not.toHaveBeenCalled();
    validator.check("one", "answer", 1);
    expect(schemas.one.output).toHaveBeenCalledOnce();
    expect(schemas.one.params).not.toHaveBeenCalled();
  });

  test("takes what one of several operations takes, and names them as the documentation does", () => {
    expect(validator.check("GET /a/{+path}", "answer", 1)).toEqual([]);
    expect(validator.check("GET /a/{+path}", "answer", "1")).toEqual([]);
    expect(validator.check("GET /a/{+path}", "answer", true)).toEqual([
      { operation: "GET /a/{path}", in: "answer", path: "", expected: "number", seen: "boolean" },
    ]);
    expect(validator.check("GET /a/{+path}", "result", 1)).toMatchObject([{ in: "result" }]);
  });

  test("says nothing of what it does not know", () => {
    for (const target of ["GET /b", "constructor", "__proto__"])
      expect(validator.check(target, "answer", 1)).toEqual([]);
    expect(validator.check("one", "result", "?")).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import type { Schema } from "../../../scripts/spec/json-schema.js";
import { emitted, envelopeSpec, identification, integer, object, operation } from "./small-spec.js";

describe("examples", () => {
  const example = (data: object, schema: Schema = { type: "object" }) =>
    emitted(
      envelopeSpec([
        operation("a.b.Run", {
          payload: { required: true, schema },
          examples: [{ kind: "request", line: 1, value: JSON.parse(JSON.stringify({ body: { data } })) }],
        }),
      ]),
      "a/b.types",
    );

  test("long objects are shortened where it shows", () => {
    const data = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`field_number_${index}`, index]),
    );
    expect(example(data)).toContain(
      "   *     field_number_4: 4,\n   *     // … 15 more\n   *   },\n   * });",
    );
  });

  test("what is long even when it is shortened is left out", () => {
    const deep = Object.fromEntries(
      Array.from({ length: 6 }, (_, index) => [`key_${index}`, ["some text ".repeat(12), "more"]]),
    );
    const required = Object.fromEntries(Object.keys(deep).map((key) => [key, { type: "array" } as const]));
    expect(example(deep, object(required, Object.keys(required)))).not.toContain("@example");
  });

  test.each([
    ["the only value that a field can have", { enum: ["on"] }, 'state: "on" } });'],
    ["also where the documented one does not fit", { type: "string", enum: ["off"] }, 'state: "off" } });'],
    ["also where it has a name", { $ref: "#/schemas/State" }, 'state: "set" } });'],
    ["but not one of several", { enum: ["on", "off"] }, "state } });"],
    ["nor one beside what is open", { anyOf: [{ enum: ["on"] }, { type: "integer" }] }, "state } });"],
    ["nor null", { enum: [null] }, "state } });"],
  ] satisfies [string, Schema, string][])("%s", (title, state, expected) => {
    const given = title.startsWith("also where the") ? { state: 1 } : {};
    const spec = envelopeSpec(
      [
        operation("a.b.Run", {
          payload: { required: true, schema: object({ size: integer, state }, ["state"]) },
          examples: [{ kind: "request", line: 1, value: { body: { data: { size: 3, ...given } } } }],
        }),
      ],
      { schemas: { State: { schema: { type: "string", enum: ["set"] } } } },
    );
    expect(emitted(spec, "a/b.types")).toContain(`data: { size: 3, ${expected}`);
  });

  const string = { type: "string" } as const;
  const optional = Object.fromEntries(
    Array.from({ length: 8 }, (_, index) => [`field_number_${index}`, string]),
  );
  const shown = (text: string) => text.match(/```ts\n([^`]*?) *\* ```/)?.[1]?.replaceAll("   * ", "");

  test("fields that a call needs are kept, however late they come", () => {
    const name = object({ ...optional, name: string }, ["name"]);
    const texts = Object.fromEntries(Object.keys(optional).map((key) => [key, "some text"]));
    const inner = { ...texts, name: "n" };
    expect(shown(example({ size: 3, inner }, object({ size: integer, inner: name }, ["inner"])))).toBe(
      `await wapi.a.b.run({
  data: {
    size: 3,
    inner: {
      field_number_0: "some text",
      field_number_1: "some text",
      name: "n",
      // … 6 more
    },
  },
});
`,
    );
    const both = object({ ...optional, inner: name, size: integer }, ["inner", "size"]);
    expect(shown(example({ ...texts, inner, size: 3 }, both))).toBe(
      `await wapi.a.b.run({
  data: {
    inner: {
      field_number_0: "some text",
      name: "n",
      // … 7 more
    },
    size: 3,
    // … 8 more
  },
});
`,
    );
  });

  test("a value that does not fit is left out, or a variable where it is needed", () => {
    const event = { anyOf: [object({ id: integer }), { type: "null" as const }] };
    const properties = {
      event,
      other: event,
      list: { type: "array" as const },
      default: event,
      "a-b": integer,
    };
    const schema = object(properties, ["event", "list", "default", "a-b"]);
    const none = "no example yet";
    const data = { event: none, other: none, list: none, default: none, "a-b": none, stranger: 1 };
    expect(shown(example(data, schema))).toBe(
      'await wapi.a.b.run({ data: { event, list, default: default_, "a-b": aB } });\n',
    );
  });

  test("a needed field that the page forgets is a variable", () => {
    const item = object({ id: integer, name: string }, ["id"]);
    const schema = object({ items: { type: "array", items: item } }, ["items"]);
    expect(shown(example({ items: [{ name: "n" }] }, schema))).toBe(
      'await wapi.a.b.run({ data: { items: [{ name: "n", id }] } });\n',
    );
  });

  test("an object without a field that fits is not sent", () => {
    expect(shown(example({ id: "x" }, object({ id: integer })))).toBe("await wapi.a.b.run();\n");
  });

  test("standalone functions show themselves, and how a reserved word is imported", () => {
    const examples = [{ kind: "request", line: 1, value: {} }] as const;
    const operations = ["Run", "Delete"].map((name) => operation(`a.b.${name}`, { examples: [...examples] }));
    const text = emitted(envelopeSpec(operations), "a/b");
    expect(text).toContain("```ts\n * await run(wapi);\n * ```");
    expect(text).toContain(
      '```ts\n * import { delete as delete_ } from "docwright/wapi/a/b";\n *\n * await delete_(wapi);\n * ```',
    );
    expect(emitted(envelopeSpec(operations), "a/b.types")).toContain("await wapi.a.b.delete();");
  });

  test("one that lacks a required value is left out", () => {
    const spec = envelopeSpec([
      operation("a.b.Run", {
        parameters: [identification("file_id")],
        examples: [{ kind: "request", line: 1, value: {} }],
      }),
    ]);
    expect(emitted(spec, "a/b.types")).not.toContain("@example");
  });
});

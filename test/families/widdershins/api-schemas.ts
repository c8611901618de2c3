import fc from "fast-check";
import type { Schema } from "../../../scripts/spec/json-schema.js";

/** Names of the schemas of generated APIs. */
export const schemaNames = ["Room", "RoomMember", "user_info", "Colour"];

/** Those that are no combinations: below a property the page calls a combination "any". */
export const plainNames = ["Room", "RoomMember", "Colour"];

const names = ["id", "name", "kind", "createdAt", "my_key", "list", "X-Total", "$ref_", "fields"];

/** One line, as a cell of a table can hold it. */
export const lines = fc.constantFrom(
  "some words",
  "Parameters",
  "200 Response",
  "Responses",
  "with `code` and **bold**",
  'they say "yes", don\'t they?',
  "at least 1 < 2 & more",
  "see [the docs](https://example.com/docs).",
  "Body parameter",
  "none of it",
  "true",
  "array[string]",
  "GET /things",
);

/** Texts of the document's own, of one or more lines. */
export const texts = fc.oneof(
  lines,
  fc.constantFrom(
    "first line\n\nsecond *paragraph*",
    "these:\n\n- one\n- two",
    "Responses\n\nParameters",
    "a | b",
    "two\nlines",
    "> a quotation\n\nand more",
    "Callbacks",
    "Example responses\n\nand then",
    "Code samples",
  ),
);

/** Texts that a table has no part in. Code would not end in one. */
export const blocks = fc.oneof(
  texts,
  fc.constantFrom("```json\n{}\n```", "# A heading\n\nand more", "## Notes\n\nmore"),
);

const plain: fc.Arbitrary<Schema> = fc.constantFrom<Schema>(
  { type: "string" },
  { type: "string", format: "uuid" },
  { type: "string", format: "date-time" },
  { type: "integer", format: "int64" },
  { type: "number" },
  { type: "boolean" },
  { type: ["string", "null"] },
);

const listed: fc.Arbitrary<Schema> = fc.constantFrom<Schema>(
  { type: "string", enum: ["red", "green"] },
  { type: "integer", enum: [1, 2, 3] },
);

const referencesTo = (targets: readonly string[]): fc.Arbitrary<Schema> =>
  fc.constantFrom(...targets).map((name) => ({ $ref: `#/schemas/${name}` }));

export const references = referencesTo(schemaNames);

const described = (arbitrary: fc.Arbitrary<Schema>): fc.Arbitrary<Schema> =>
  fc
    .tuple(arbitrary, fc.option(lines, { nil: undefined }))
    .map(([schema, description]) => (description === undefined ? schema : { ...schema, description }));

/**
 * An object with some properties. `prefix`: answers that repeat a named schema are read as that schema. `targets`:
 * circles of references make the generator of examples take forever.
 */
export function objects(
  depth: number,
  prefix: string,
  targets: readonly string[] = schemaNames,
): fc.Arbitrary<Schema> {
  return fc
    .record({
      keys: fc.uniqueArray(fc.constantFrom(...names.map((name) => `${prefix}${name}`)), {
        minLength: 1,
        maxLength: 4,
      }),
      values: fc.array(values(depth - 1, prefix, targets), { minLength: 4, maxLength: 4 }),
      required: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    })
    .map(({ keys, values: all, required }): Schema => {
      const mandatory = keys.filter((_, index) => required[index]);
      const properties: Record<string, Schema> = Object.fromEntries(
        keys.map((key, index): [string, Schema] => [key, all[index] ?? { type: "string" }]),
      );
      return { type: "object", properties, ...(mandatory.length === 0 ? {} : { required: mandatory }) };
    });
}

function values(depth: number, prefix: string, targets: readonly string[]): fc.Arbitrary<Schema> {
  const simple = fc.oneof(
    { weight: 3, arbitrary: described(plain) },
    { weight: 1, arbitrary: described(listed) },
    { weight: 1, arbitrary: referencesTo(targets) },
  );
  const items = fc.constantFrom<Schema>({ type: "string" }, { type: "integer" });
  const lists = fc
    .oneof(items, referencesTo(targets))
    .map((inner): Schema => ({ type: "array", items: inner }));
  if (depth <= 0) return fc.oneof(simple, described(lists));
  const inner = objects(depth, prefix, targets);
  const reference = referencesTo(targets);
  return fc.oneof(
    { weight: 5, arbitrary: simple },
    { weight: 2, arbitrary: described(lists) },
    { weight: 2, arbitrary: described(inner) },
    { weight: 1, arbitrary: inner.map((one): Schema => ({ type: "array", items: one })) },
    {
      weight: 1,
      arbitrary: inner.map((one): Schema => ({ type: "array", items: { type: "array", items: one } })),
    },
    { weight: 1, arbitrary: simple.map((one): Schema => ({ type: "object", additionalProperties: one })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom("oneOf" as const, "anyOf" as const), reference, inner)
        .map(([kind, one, other]): Schema => ({ [kind]: [one, other] })),
    },
  );
}

/** The named schemas of an API. */
export const components: fc.Arbitrary<Record<string, { schema: Schema }>> = fc
  .tuple(
    objects(2, "", ["Colour"]),
    objects(1, "m_", ["Colour", "Room"]),
    fc.oneof(
      objects(1, "u_", ["RoomMember"]),
      objects(1, "u_", ["RoomMember"]).map((one): Schema => ({ allOf: [{ $ref: "#/schemas/Room" }, one] })),
    ),
  )
  .map(([room, member, info]) => ({
    Room: { schema: room },
    RoomMember: { schema: member },
    user_info: { schema: info },
    Colour: { schema: { type: "string", enum: ["red", "green", "blue"] } },
  }));

export { described, items, listed, plain };

const items = fc.oneof(
  plain.filter(({ type }) => !Array.isArray(type)),
  listed,
);

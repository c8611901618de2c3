import fc from "fast-check";
import type { Schema, TypeName } from "../../../scripts/spec/json-schema.js";
import type { Api, ApiSchema } from "./schema-page.js";

/** Names of schemas that refer to each other in any way, and of those that only stand for themselves. */
const objects = ["Alpha", "Beta", "Gamma"];
const others = ["Shade", "Betas", "Leaf"];
/** The generator runs in circles where these are combined with what refers to them. */
const combinable = ["Shade", "Leaf"];
const names = ["id", "name", "kind", "size", "inner", "list", "other", "my_key"];

const description = fc.option(fc.constantFrom("some words", "other words", "a | b", "two\nlines"), {
  nil: undefined,
});

const defined = (schema: Record<string, ApiSchema[string] | undefined>): ApiSchema =>
  Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );

const scalar = fc
  .record({
    type: fc.constantFrom("string", "integer", "number", "boolean"),
    format: fc.option(fc.constantFrom("uuid", "int64"), { nil: undefined }),
    nullable: fc.option(fc.constant(true), { nil: undefined }),
    readOnly: fc.option(fc.constant(true), { nil: undefined }),
    description,
  })
  .map(defined);

const enumeration = fc
  .record({
    values: fc.constantFrom<(string | number)[]>(["a", "b"], ["a", "b", "c|d"], ["red"], [1, 2], [3]),
    nullable: fc.boolean(),
  })
  .map(({ values, nullable }): ApiSchema => {
    const type = typeof values[0] === "number" ? "integer" : "string";
    return nullable ? { type, nullable, enum: [...values, null] } : { type, enum: values };
  });

const reference = (targets: readonly string[]) =>
  fc.constantFrom(...targets).map((name): ApiSchema => ({ $ref: `#/components/schemas/${name}` }));

/** References with words of their own, as OpenAPI 3.0 writes them. */
const described = (targets: readonly string[]) =>
  fc
    .record({
      target: reference(targets),
      nullable: fc.boolean(),
      own: fc.noShrink(fc.uuid()),
    })
    .map(
      ({ target, nullable, own }): ApiSchema => ({
        allOf: [target],
        description: `words of ${own}`,
        ...(nullable ? { nullable } : {}),
      }),
    );

function object(depth: number, targets: readonly string[], pool: readonly string[]): fc.Arbitrary<ApiSchema> {
  return fc
    .record({
      keys: fc.uniqueArray(fc.constantFrom(...pool), { minLength: 1, maxLength: 4 }),
      values: fc.array(value(depth - 1, targets, pool), { minLength: 4, maxLength: 4 }),
      required: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      further: fc.option(value(0, targets, pool), { nil: undefined, freq: 5 }),
    })
    .map(({ keys, values, required, further }) => {
      const mandatory = keys.filter((_, index) => required[index]);
      return defined({
        type: "object",
        properties: Object.fromEntries(keys.map((key, index) => [key, values[index] ?? {}])),
        required: mandatory.length > 0 ? mandatory : undefined,
        additionalProperties: further,
      });
    });
}

function value(depth: number, targets: readonly string[], pool: readonly string[]): fc.Arbitrary<ApiSchema> {
  const simple = fc.oneof(
    scalar,
    enumeration,
    reference(targets),
    described(combinable),
    fc.constant<ApiSchema>({}),
  );
  if (depth <= 0) return simple;
  const inner = object(depth, targets, pool);
  // An example of several objects does not tell whose keys it shows: maps and equal names would leave doubts.
  const part = (index: number): fc.Arbitrary<ApiSchema> => {
    const own = object(
      depth,
      targets,
      pool.map((name) => `${name}_${index}`),
    );
    return fc.oneof(
      scalar,
      reference(combinable),
      own.map(({ additionalProperties: _, ...rest }): ApiSchema => rest),
    );
  };
  const parts = fc.oneof(fc.tuple(part(1), part(2)), fc.tuple(part(1), part(2), part(3)));
  const combined = fc
    .record({ kind: fc.constantFrom("allOf", "anyOf", "oneOf"), parts, description })
    .filter(
      ({ kind, parts: all }) =>
        kind !== "allOf" || all.every(({ type }) => type === undefined || type === "object"),
    )
    .map(({ kind, parts: all, description: words }) => defined({ [kind]: all, description: words }));
  // Of a single schema that is combined, a list shows nothing: an example can tell objects apart, not values.
  const plain = fc.oneof(scalar, enumeration, reference(targets), fc.constant<ApiSchema>({}));
  const item = fc.oneof(plain, described(["Leaf"]), inner, combined);
  const list = fc
    .record({ items: item, description })
    .map(({ items, description: words }) => defined({ type: "array", items, description: words }));
  const lists = inner.map((items): ApiSchema => ({ type: "array", items: { type: "array", items } }));
  return fc.oneof(
    { weight: 4, arbitrary: simple },
    { weight: 2, arbitrary: inner },
    { weight: 2, arbitrary: list },
    { weight: 1, arbitrary: lists },
    { weight: 1, arbitrary: combined },
  );
}

/** Pages with a few schemas, and an answer and a body that use them. */
export const apis: fc.Arbitrary<Api> = fc
  .record({
    objects: fc.array(object(2, [...objects, ...others], names), { minLength: 3, maxLength: 3 }),
    // What is null anyway needs no null of its own where it is referred to.
    shade: enumeration.filter(({ nullable }) => nullable === undefined),
    answer: object(
      2,
      [...objects, ...others],
      names.map((name) => `a_${name}`),
    ),
    listed: fc.boolean(),
    body: object(
      2,
      [...objects, ...others],
      names.map((name) => `b_${name}`),
    ),
  })
  .map(({ objects: all, shade, answer, listed, body }) => ({
    schemas: {
      ...Object.fromEntries(objects.map((name, index) => [name, all[index] ?? {}])),
      Shade: { description: "a shade", ...shade },
      Leaf: {
        description: "a leaf",
        type: "object",
        properties: { leafId: { type: "integer" }, shade: { $ref: "#/components/schemas/Shade" } },
        required: ["leafId"],
      },
      Betas: { description: "a list of them", type: "array", items: { $ref: "#/components/schemas/Beta" } },
    },
    answers: { read: listed ? { type: "array", items: { $ref: "#/components/schemas/Alpha" } } : answer },
    // The example of a body leaves out what is read-only, so that it tells less.
    bodies: { write: withoutReadOnly(body) },
  }));

function withoutReadOnly(schema: ApiSchema): ApiSchema {
  const text = JSON.stringify(schema, (key, value: unknown) => (key === "readOnly" ? undefined : value));
  return JSON.parse(text) as ApiSchema;
}

/**
 * What the page can tell of a schema. Of what a list holds only the type; a body's rows have neither restrictions nor
 * the second line of a text, but the values of its lists.
 */
export function visible(schema: ApiSchema, kind: "table" | "body", inList = false): Schema {
  const { $ref, allOf, nullable, description: text } = schema;
  const inner = (part: ApiSchema): Schema => visible(part, kind);
  const isBody = kind === "body";
  const words =
    typeof text === "string" && !inList ? { description: isBody ? text.replace(/\n.*/su, "") : text } : {};
  if (typeof $ref === "string") return { $ref: $ref.replace("components/", "") };
  const [only, ...more] = Array.isArray(allOf) ? allOf : [];
  if (isSchema(only) && more.length === 0) {
    const target = inner(only);
    const withNull = { anyOf: [target, { type: "null" as const }] };
    return nullable === true && !inList ? { ...withNull, ...words } : { ...target, ...(inList ? {} : words) };
  }
  const out: Schema = { ...words };
  if (typeof schema.type === "string")
    out.type = nullable === true && !inList ? [schema.type as TypeName, "null"] : (schema.type as TypeName);
  if (typeof schema.format === "string" && !inList) out.format = schema.format;
  if (schema.readOnly === true && !inList && !isBody) out.readOnly = true;
  if (Array.isArray(schema.enum) && (!inList || isBody)) out.enum = schema.enum;
  if (Array.isArray(schema.required)) out.required = schema.required.map(String);
  if (inList && isBody && nullable === true && Array.isArray(schema.enum))
    out.type = [schema.type as TypeName, "null"];
  if (isSchema(schema.items)) out.items = visible(schema.items, kind, true);
  if (isSchema(schema.additionalProperties)) out.additionalProperties = inner(schema.additionalProperties);
  if (isSchema(schema.properties))
    out.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([key, part]) => [key, isSchema(part) ? inner(part) : {}]),
    );
  for (const combination of ["allOf", "anyOf", "oneOf"] as const) {
    const parts = schema[combination];
    if (Array.isArray(parts)) out[combination] = parts.filter(isSchema).map(inner);
  }
  return out;
}

function isSchema(value: ApiSchema[string] | undefined): value is ApiSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

import type { Schema } from "../../../spec/json-schema.js";

/** The schema with each schema directly inside it changed. It is the same one where nothing changes. */
export function mapInner(schema: Schema, change: (inner: Schema) => Schema): Schema {
  let isSame = true;
  const one = (inner: Schema): Schema => {
    const changed = change(inner);
    isSame &&= changed === inner;
    return changed;
  };
  const { properties, items, additionalProperties, anyOf, oneOf, allOf, not } = schema;
  const changed: Schema = {
    ...schema,
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, field]) => [name, one(field)]),
          ),
        }),
    ...(items === undefined ? {} : { items: one(items) }),
    ...(typeof additionalProperties === "object" ? { additionalProperties: one(additionalProperties) } : {}),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(one) }),
    ...(oneOf === undefined ? {} : { oneOf: oneOf.map(one) }),
    ...(allOf === undefined ? {} : { allOf: allOf.map(one) }),
    ...(not === undefined ? {} : { not: one(not) }),
  };
  return isSame ? schema : changed;
}

import type { Schema } from "../../../spec/json-schema.js";

/** Where a schema comes from, beside what the page says. */
export function marksOf({
  "x-origin": origin,
  "x-reason": reason,
  "x-documented": documented,
  "x-confidence": confidence,
}: Schema): Schema {
  return {
    ...(origin === undefined ? {} : { "x-origin": origin }),
    ...(reason === undefined ? {} : { "x-reason": reason }),
    ...(documented === undefined ? {} : { "x-documented": documented }),
    ...(confidence === undefined ? {} : { "x-confidence": confidence }),
  };
}

/**
 * The field that the correction of an object is about, where what the page says names it (`clearedAt: required`): that
 * a field is required is a fact of the object, and readers look for it at the field.
 */
export function notedField(schema: Schema): string | undefined {
  const { "x-origin": origin, "x-documented": documented = "", properties = {} } = schema;
  const [name = "", fact] = documented.split(": ");
  if (origin !== "corrected" || fact === undefined || !Object.hasOwn(properties, name)) return undefined;
  // A field has room for one origin.
  return properties[name]?.["x-origin"] === undefined ? name : undefined;
}

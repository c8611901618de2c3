import { inferSchema, isObject } from "../../../spec/infer.js";
import type { Json, Schema } from "../../../spec/json-schema.js";

/** The schema of examples as the page shows them. Its generator shows 0 for any number, whole or not. */
export function inferShown(samples: readonly Json[]): Schema {
  return inferSchema(samples.map(withFraction));
}

function withFraction(value: Json): Json {
  if (value === 0) return 0.5;
  if (Array.isArray(value)) return value.map(withFraction);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withFraction(inner)]));
}

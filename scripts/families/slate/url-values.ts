import type { Json, Schema } from "../../spec/json-schema.js";
import { note, type Reading } from "../reading.js";

/** `Set to true if …`, `Mark true …`, `A boolean parameter.`: tables without a column of types tell it so. */
const saysBoolean = /^(?:(?:set|mark)(?: it)?(?: to)? true|an?(?: optional)? boolean(?: parameter)?)\b/iu;

const untold = "The page tells no type; a URL takes text.";

/**
 * The schema of a value in a URL. What travels there is a text in the end: where the page tells no type, callers may
 * give whatever has an obvious one.
 */
export function typedInUrl(
  reading: Reading,
  { name, schema }: { name: string; schema: Schema },
  place: "path" | "query",
  at: { line: number; operation: string },
): Schema {
  if (schema.type === "array" && (schema.items === undefined || saysNothing(schema.items)))
    return { ...schema, items: { type: "string", "x-origin": "unknown", "x-reason": untold } };
  if (!saysNothing(schema)) return schema;
  const { "x-origin": _origin, "x-reason": _reason, ...rest } = schema;
  if (saysBoolean.test(schema.description ?? "")) {
    note(reading, "parameter/type-in-prose", at, { name, type: "boolean" });
    return { ...rest, type: "boolean" };
  }
  const told = rest.default;
  if (isTelling(told)) {
    const type = typeof told === "boolean" ? "boolean" : typeof told === "number" ? "number" : "string";
    note(reading, "parameter/type-of-default", at, { name, value: String(told), type });
    return { ...rest, type };
  }
  note(reading, "parameter/untyped", at, { name });
  // Nothing but a text has a place in a path: that is not in doubt.
  if (place === "path") return { ...rest, type: "string" };
  return { ...rest, type: ["string", "number", "boolean"], "x-origin": "unknown", "x-reason": untold };
}

/** Whether a default is a value, and no word for none. */
function isTelling(value: Json | undefined): boolean {
  if (typeof value === "string")
    return !/^(?:none|null|nil|empty|unset|n\/a|undefined|)$/iu.test(value.trim());
  return typeof value === "boolean" || typeof value === "number";
}

function saysNothing({ type, enum: values, anyOf, $ref }: Schema): boolean {
  return [type, values, anyOf, $ref].every((part) => part === undefined);
}

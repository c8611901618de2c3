import { nullable } from "../../../spec/infer.js";
import type { Json, Schema, TypeName } from "../../../spec/json-schema.js";
import type { Note } from "./context.js";
import type { Listed } from "./enums.js";
import { contentsOf } from "./tree.js";

interface Slot {
  name: string;
  sample: Json | undefined;
  note: Note;
}

/** Adds the values that the page lists; a list has them in its items. Printed text becomes what the type says. */
export function withValues(schema: Schema, listed: Listed, slot: Slot): Schema {
  if (schema.items !== undefined) {
    // The page does not tell whether items may be null: a list of values does.
    const items = listed.values.includes("null") ? nullable(schema.items) : schema.items;
    return { ...schema, items: withValues(items, listed, slot) };
  }
  if (schema.$ref !== undefined) return schema;
  const values = listed.values.flatMap((text): Json[] => {
    const value = valueIn(text, schema, contentsOf(slot.sample));
    if (value !== undefined) return [value];
    const type = JSON.stringify(schema.type);
    slot.note("table/enum-value", listed.line, { name: slot.name, value: text, type });
    return [];
  });
  if (values.length === 0) return schema;
  const { "x-origin": _origin, "x-reason": _reason, ...rest } = schema;
  const type: TypeName[] = [schema.type ?? []].flat();
  const isNullable = type.includes("null") && !values.includes(null);
  return { ...rest, enum: isNullable ? [...values, null] : values };
}

/** Undefined: the text is no such value. */
function valueIn(text: string, schema: Schema, sample: Json | undefined): Json | undefined {
  const types = [schema.type ?? typeShown(sample)].flat();
  if (text === "null" && (types.includes("null") || !types.includes("string"))) return null;
  if (types.includes("string")) return text;
  if (types.includes("boolean") && /^(?:true|false)$/u.test(text)) return text === "true";
  const number = Number(text);
  const isNumber = text !== "" && !Number.isNaN(number);
  if (types.includes("number") && isNumber) return number;
  return types.includes("integer") && Number.isInteger(number) && isNumber ? number : undefined;
}

function typeShown(sample: Json | undefined): TypeName[] {
  if (typeof sample === "number") return ["number"];
  return typeof sample === "boolean" ? ["boolean"] : ["string"];
}

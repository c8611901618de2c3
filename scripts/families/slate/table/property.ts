import type { Json, Schema } from "../../../spec/json-schema.js";
import { note } from "../../reading.js";
import type { TableRow } from "../model.js";
import type { Context } from "./context.js";
import { defaultOf, isMoment } from "./default-value.js";
import { documentedType } from "./documented-type.js";
import { withSamples } from "./sample-fit.js";

/**
 * The schema of a row.
 *
 * @param samples - What examples show for it.
 * @param around - The objects in which they do.
 */
export function propertyOf(
  row: TableRow,
  samples: readonly Json[],
  around: readonly Json[],
  context: Context,
): Schema {
  const typed = documentedType(row, samples, around, context);
  const schema = typed.isInferred ? typed.schema : withSamples(row, typed.schema, samples, context);
  const told = defaultIn(row, schema, context);
  const titles = (row.values ?? []).flatMap(({ value, title }) =>
    title === undefined ? [] : [`\`${String(value)}\`: ${title}.`],
  );
  const remarks = [...(schema["x-remarks"] ?? []), ...titles, ...told.remarks];
  return {
    ...schema,
    ...(row.description === undefined ? {} : { description: row.description }),
    ...(told.value === undefined ? {} : { default: told.value }),
    ...(remarks.length === 0 ? {} : { "x-remarks": remarks }),
    "x-line": row.line,
  };
}

function defaultIn(
  { name, line, type = "", default: text }: TableRow,
  schema: Schema,
  { reading, operation }: Context,
): { value?: Json; remarks: string[] } {
  if (text === undefined) return { remarks: [] };
  const options = [schema, ...(schema.anyOf ?? [])];
  const types = options.flatMap((option) => option.type ?? []);
  const value = defaultOf(text, types.length === 0 ? ["boolean", "number", "string"] : types);
  if (value !== undefined) return { value, remarks: [] };
  const place = { line, operation };
  if (isMoment(text)) note(reading, "parameters/default-words", place, { name, text });
  else note(reading, "field/default-disagrees", place, { field: name, documented: type, value: text });
  return { remarks: [`Default: ${text}.`] };
}

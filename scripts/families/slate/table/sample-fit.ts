import { commonFormat, isPlaceholder } from "../../../infer/formats.js";
import { inferExamples } from "../../../infer/infer.js";
import { isObject, nullable, typeOf, union } from "../../../spec/infer.js";
import type { Json, Schema } from "../../../spec/json-schema.js";
import { note } from "../../reading.js";
import type { TableRow } from "../model.js";
import type { Context } from "./context.js";
import { isTimeWord } from "./type-expression.js";

/**
 * What the table says, as far as the samples agree. Where one cannot be of the type, both are accepted; where one is
 * not of the format, the format goes.
 */
export function withSamples(
  row: TableRow,
  schema: Schema,
  samples: readonly Json[],
  context: Context,
): Schema {
  const formatted = withFormat(row, schema, samples, context);
  const misfits = samples.filter((sample) => !fits(sample, schema, context.isText));
  if (misfits.length === 0) return formatted;
  const place = { line: row.line, operation: context.operation };
  const empty = misfits.filter(isShapeless);
  if (empty.length > 0) note(context.reading, "example/placeholder", place, { path: row.name, text: "{}" });
  const shown = misfits.filter((sample) => !isShapeless(sample));
  if (shown.length === 0) return formatted;
  const documented = row.type ?? "nothing";
  const example = [...new Set(shown.map((sample) => (isObject(sample) ? "object" : typeOf(sample))))];
  note(context.reading, "field/example-disagrees", place, {
    field: row.name,
    documented,
    example: example.join(" and "),
  });
  const others = shown.filter((sample) => sample !== null);
  const both = others.length === 0 ? formatted : union([formatted, inferExamples(others)]);
  return { ...(others.length < shown.length ? nullable(both) : both), "x-documented": documented };
}

/** Pages show `{}` for whatever their generator knows no value of. */
function isShapeless(sample: Json): boolean {
  return isObject(sample) && Object.keys(sample).length === 0;
}

/** Whether the sample is of a type of the schema. Values that are listed are another matter. */
function fits(sample: Json, { type, enum: values, anyOf }: Schema, isText: boolean): boolean {
  if (anyOf !== undefined) return anyOf.some((option) => fits(sample, option, isText));
  if (type === undefined && values === undefined) return true;
  const types = type === undefined ? [] : [type].flat();
  const own = typeOf(sample);
  if (types.includes(own) || (own === "integer" && types.includes("number"))) return true;
  if (typeof sample !== "string" || types.every((each) => each === "object" || each === "array"))
    return false;
  if (isPlaceholder(sample)) return true;
  if (!isText) return false;
  if (types.includes("boolean") && /^(?:true|false)$/u.test(sample)) return true;
  const number = /^-?\d+(\.\d+)?$/u.exec(sample);
  return (
    number !== null && (types.includes("number") || (types.includes("integer") && number[1] === undefined))
  );
}

function withFormat(row: TableRow, schema: Schema, samples: readonly Json[], context: Context): Schema {
  const texts = samples.filter((sample) => typeof sample === "string");
  const shown = commonFormat(texts);
  const { type = "" } = row;
  if (isTimeWord(type) && schema.type === "string" && schema.enum === undefined)
    return shown === "date-time" || shown === "date" ? { ...schema, format: shown } : schema;
  const { format, ...plain } = schema;
  if (format === undefined || shown === format || texts.every(isPlaceholder)) return schema;
  note(
    context.reading,
    "field/example-disagrees",
    { line: row.line, operation: context.operation },
    { field: row.name, documented: type, example: "other text" },
  );
  return { ...plain, "x-documented": type };
}

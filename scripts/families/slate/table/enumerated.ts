import { typeOf } from "../../../spec/infer.js";
import type { Json, Schema } from "../../../spec/json-schema.js";
import { note } from "../../reading.js";
import type { EnumeratedValue, TableRow } from "../model.js";
import type { Context } from "./context.js";
import { openedBy } from "./open-values.js";

/** The schema of a value that the table enumerates. Words are strings, whatever type the table has for them. */
export function enumerated(
  row: TableRow,
  base: Schema | undefined,
  values: readonly EnumeratedValue[],
  samples: readonly Json[],
  context: Context,
): Schema {
  if (base?.type === "array")
    return {
      type: "array",
      items: enumerated(
        row,
        base.items,
        values,
        samples.filter((sample) => Array.isArray(sample)).flat(),
        context,
      ),
    };
  const distinct = [...new Set(values.map(({ value }) => value))];
  const { name, line, type = "" } = row;
  const { reading, operation } = context;
  const own = base?.type;
  if (own === "boolean" && distinct.every((value) => typeof value === "boolean"))
    return distinct.length > 1 ? (base ?? {}) : { type: "boolean", enum: distinct };
  const hasWords = distinct.some((value) => typeof value === "string");
  const isMisnamed = hasWords && own !== undefined && own !== "string";
  // Words that only stand for numbers, as the example shows: both may be meant.
  const isNumber = own === "integer" || own === "number";
  const numeric = isMisnamed && isNumber ? samples.filter(isNumeric) : [];
  const sendsNumbers = numeric.length > 0;
  const sendsDigits = !context.isText && numeric.some((sample) => typeof sample === "string");
  if (isMisnamed) {
    const shown = sendsDigits ? withDigits : "the example sends a number: both are accepted";
    const meant = sendsNumbers ? shown : "they are strings";
    note(reading, "parameters/values-type", { line, operation }, { name, documented: type, meant });
  }
  // Digits are text where the table says so and no example shows a number.
  const isText = hasWords || own === "string";
  const showsNumber = samples.some((sample) => typeof sample === "number");
  const numbers = distinct.filter((value) => typeof value === "number");
  if (own === "string" && showsNumber && numbers.length > 0)
    note(reading, "parameters/values-shown", { line, operation }, { name, documented: type });
  const listed = isText && !showsNumber ? distinct.map(String) : distinct;
  const types = [...new Set(listed.map(typeOf))];
  const [only, second, ...more] = types;
  const told = only === undefined ? {} : { type: second === undefined ? only : [only, second, ...more] };
  const differs = isMisnamed || (own !== undefined && types.some((each) => each !== own && own !== "number"));
  const schema: Schema = { ...told, enum: listed };
  const documented = differs ? { "x-documented": type } : {};
  if (!sendsNumbers) return openedBy(row, { ...schema, ...documented }, samples, context);
  const digits: Schema[] = sendsDigits ? [{ type: "string", "x-origin": "example" }] : [];
  return openedBy(row, { anyOf: [schema, { type: own }, ...digits], ...documented }, samples, context);
}

const withDigits = "the example sends digits as a text: the words, numbers and any text are accepted";

function isNumeric(sample: Json): boolean {
  return typeof sample === "number" || (typeof sample === "string" && /^-?\d{1,15}$/u.test(sample));
}

import { typeOf } from "../../../spec/infer.js";
import type { Json, Schema } from "../../../spec/json-schema.js";
import { note } from "../../reading.js";
import type { EnumeratedValue, TableRow } from "../model.js";
import type { Context } from "./property.js";

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
  const sendsNumbers = isMisnamed && (own === "integer" || own === "number") && samples.some(isNumeric);
  if (isMisnamed)
    note(
      reading,
      "parameters/values-type",
      { line, operation },
      {
        name,
        documented: type,
        meant: sendsNumbers ? "the example sends a number: both are accepted" : "they are strings",
      },
    );
  // Digits are text where the table says so and no example shows a number.
  const isText = hasWords || own === "string";
  const showsNumber = samples.some((sample) => typeof sample === "number");
  const numbers = distinct.filter((value) => typeof value === "number");
  if (own === "string" && showsNumber && numbers.length > 0)
    note(
      reading,
      "field/example-disagrees",
      { line, operation },
      { field: name, documented: type, example: "number" },
    );
  const listed = isText && !showsNumber ? distinct.map(String) : distinct;
  const types = [...new Set(listed.map(typeOf))];
  const [only, second, ...more] = types;
  const told = only === undefined ? {} : { type: second === undefined ? only : [only, second, ...more] };
  const differs = isMisnamed || (own !== undefined && types.some((each) => each !== own && own !== "number"));
  const schema: Schema = { ...told, enum: listed };
  const documented = differs ? { "x-documented": type } : {};
  return sendsNumbers ? { anyOf: [schema, { type: own }], ...documented } : { ...schema, ...documented };
}

function isNumeric(sample: Json): boolean {
  return typeof sample === "number" || (typeof sample === "string" && /^-?\d{1,15}$/u.test(sample));
}

import { isPlaceholder } from "../../../infer/formats.js";
import { union } from "../../../spec/infer.js";
import type { Json, Schema } from "../../../spec/json-schema.js";
import { note } from "../../reading.js";
import type { TableRow } from "../model.js";
import type { Context } from "./context.js";
import { wordsOf } from "./words.js";

/**
 * A schema that lists values, and where the example shows others of their type, any of that type. A text that stands for
 * a value contradicts nothing.
 */
export function openedBy(
  { name, line }: TableRow,
  schema: Schema,
  samples: readonly Json[],
  { reading, operation, isText }: Context,
): Schema {
  const options = [schema, ...(schema.anyOf ?? [])];
  const values = options.flatMap((option) => option.enum ?? []);
  const others = samples
    .map((sample) => (isText ? typedLike(sample, values) : sample))
    .filter((sample) => hasTypeOf(sample, values) && !values.includes(sample) && !isStandIn(sample, name));
  const free = options.flatMap((option) => (option.enum === undefined ? (option.type ?? []) : []));
  const unheard = [...new Set(others)].filter(
    (sample) => !free.some((type) => isOfType(sample, type, isText)),
  );
  if (unheard.length === 0) return schema;
  const types = [...new Set(unheard.map((sample) => (typeof sample === "number" ? "number" : "string")))];
  note(
    reading,
    "parameters/value-unlisted",
    { line, operation },
    {
      name,
      values: unheard.map((sample) => JSON.stringify(sample)).join(", "),
      accepted: types.join(" and "),
    },
  );
  const { "x-documented": documented, ...closed } = schema;
  const opened = union([
    ...(closed.anyOf ?? [closed]),
    ...types.map((type) => ({ type, "x-origin": "example" }) as const),
  ]);
  const shown = unheard.map((sample) => `\`${String(sample)}\``).join(", ");
  const remarks = [
    `The example shows ${shown}, which the table does not list.`,
    ...(schema["x-remarks"] ?? []),
  ];
  return {
    ...opened,
    "x-remarks": remarks,
    ...(documented === undefined ? {} : { "x-documented": documented }),
  };
}

function hasTypeOf(sample: Json, values: readonly Json[]): boolean {
  const type = typeof sample;
  return (type === "string" || type === "number") && values.some((value) => typeof value === type);
}

/** In a URL, digits are a number where one is meant. */
function typedLike(sample: Json, values: readonly Json[]): Json {
  const isMeant = values.every((value) => typeof value === "number");
  return isMeant && typeof sample === "string" && digits.test(sample) ? Number(sample) : sample;
}

const digits = /^-?\d{1,15}$/u;

function isOfType(sample: Json, type: string, isText: boolean): boolean {
  const isNumber = typeof sample === "number" || (isText && digits.test(String(sample)));
  return (isNumber && (type === "number" || type === "integer")) || type === typeof sample;
}

/** `string`, or a text that says which field it is: "Task list status" for `status`. A value has no blank at its end. */
function isStandIn(sample: Json, name: string): boolean {
  if (typeof sample !== "string") return false;
  if (isPlaceholder(sample) || sample !== sample.trim()) return true;
  const words = new Set(wordsOf(sample));
  const own = wordsOf(name);
  return own.length > 0 && own.every((word) => words.has(word));
}

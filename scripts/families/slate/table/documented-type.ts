import { inferExamples } from "../../../infer/infer.js";
import { isObject } from "../../../spec/infer.js";
import { type Json, type Schema, unknownSchema } from "../../../spec/json-schema.js";
import { note } from "../../reading.js";
import type { TableRow } from "../model.js";
import type { Context } from "./context.js";
import { enumerated } from "./enumerated.js";
import { openedBy } from "./open-values.js";
import { keyFor, keysIn, samplesAt } from "./shown.js";
import { isTimeWord, typeOf } from "./type-expression.js";

/** `isInferred`: the samples are all that it rests on. */
export interface Typed {
  schema: Schema;
  isInferred?: boolean;
}

/** What the table says of a value, and where it only names a shape, what the samples say. */
export function documentedType(
  row: TableRow,
  samples: readonly Json[],
  around: readonly Json[],
  context: Context,
): Typed {
  const { type, nested = [], values } = row;
  const base = type === undefined ? undefined : typeOf(type);
  const literal =
    type === undefined || base !== undefined ? undefined : /^['"‘“](.*)['"’”]$/u.exec(type)?.[1];
  if (literal !== undefined)
    return { schema: openedBy(row, { type: "string", enum: [literal] }, samples, context) };
  if (type !== undefined && base === undefined) return named(row, type, samples, around, context);
  if (nested.length > 0) return { schema: nestedShape(row, base, samples, context) };
  if (values !== undefined) return { schema: enumerated(row, base, values, samples, context) };
  if (base === undefined)
    return samples.length > 0
      ? { schema: inferExamples(samples), isInferred: true }
      : { schema: unknownSchema("The page tells no type and shows no value.") };
  if (base.type === "array") return { schema: list(row, base, samples, context) };
  if (base.type === "object") return { schema: object(row, samples, context) };
  const hides = type !== undefined && isTimeWord(type);
  return { schema: hides ? { ...base, "x-documented": type } : base };
}

/** A word that is no type names a thing that the example shows, or is an error. */
function named(
  { name, line }: TableRow,
  type: string,
  samples: readonly Json[],
  around: readonly Json[],
  { reading, operation }: Context,
): Typed {
  const place = { line, operation };
  const documented = { field: name, documented: type };
  const isOwn = /^[A-Z]/u.test(type) && keyFor(new Set([name]), type) !== undefined;
  const key = /^[A-Z]/u.test(type) ? keyFor(keysIn(around), type) : undefined;
  const objects = key === undefined ? [] : samplesAt(around, key).filter(isObject);
  const shown = isOwn && samples.length > 0 ? samples : objects;
  if (shown.length > 0) {
    note(reading, "field/type-from-example", place, documented);
    return { schema: { ...inferExamples(shown), "x-documented": type }, isInferred: true };
  }
  if (isOwn) note(reading, "field/type-unknown", place, documented);
  else note(reading, "parameters/type", place, { name, text: type });
  const reason = "The page does not describe the type.";
  return { schema: { ...unknownSchema(reason), "x-documented": type }, isInferred: true };
}

/** The rows within decide that it is an object, or a list of them. */
function nestedShape(
  row: TableRow,
  base: Schema | undefined,
  samples: readonly Json[],
  context: Context,
): Schema {
  const { name, line, type = "", nested = [] } = row;
  const contents = context.contents(nested, samples, context, name);
  if (base?.type === "array") return { type: "array", items: contents };
  if (base === undefined || base.type === "object") return contents;
  const isList = samples.some((sample) => Array.isArray(sample));
  const shape = isList ? "a list of objects" : "an object";
  note(
    context.reading,
    "parameters/nested-type",
    { line, operation: context.operation },
    { name, documented: type, shape },
  );
  return { ...(isList ? { type: "array", items: contents } : contents), "x-documented": type };
}

function list(row: TableRow, base: Schema, samples: readonly Json[], context: Context): Schema {
  if (base.items !== undefined) {
    // The items of lists are documented like values of their own.
    const { items } = base;
    return items.type === "array" && items.items === undefined
      ? { ...base, items: list(row, items, samples.filter(Array.isArray).flat(), context) }
      : base;
  }
  const lists = samples.filter((sample) => Array.isArray(sample));
  // One that stands for the list shows what a list would hold.
  const items = lists.length > 0 ? lists.flat() : samples.filter((sample) => sample !== null);
  report(row, items.length > 0, context);
  const reason = "The page does not tell what the list holds.";
  return { type: "array", items: items.length > 0 ? inferExamples(items) : unknownSchema(reason) };
}

function object(row: TableRow, samples: readonly Json[], context: Context): Schema {
  const shown = samples.filter((sample) => isObject(sample) && Object.keys(sample).length > 0);
  report(row, shown.length > 0, context);
  if (shown.length > 0) return { ...inferExamples(shown), "x-documented": row.type };
  const reason = "The page does not tell the fields of the object.";
  return { type: "object", additionalProperties: unknownSchema(reason) };
}

function report(
  { name, line, type = "" }: TableRow,
  isShown: boolean,
  { reading, operation }: Context,
): void {
  const code = isShown ? "field/type-from-example" : "field/type-unknown";
  note(reading, code, { line, operation }, { field: name, documented: type });
}

import { inferExamples } from "../../../infer/infer.js";
import type { Json, Schema } from "../../../spec/json-schema.js";
import { note, type Reading } from "../../reading.js";
import type { TableRow } from "../model.js";
import type { Context } from "./context.js";
import { matchNames } from "./near-names.js";
import { propertyOf } from "./property.js";
import { withoutRepeated } from "./repeated.js";
import { keysIn, objectsIn } from "./shown.js";

/** A field, by the name it has on the wire. */
interface Field {
  name: string;
  required: boolean;
  schema: Schema;
}

/**
 * The schema of an object that a table documents and examples show. The table decides what a field is; what only an
 * example shows is added with that origin. Names that nearly match are one field, by the example's name.
 *
 * @param samples - Objects that the page shows for it. Without rows they are all there is.
 */
export function fieldsOf(
  reading: Reading,
  rows: readonly TableRow[],
  samples: readonly Json[],
  operation: string,
): Schema {
  if (rows.length === 0) return inferExamples(samples);
  return objectOf(rows, samples, { reading, operation, isText: false, contents: objectOf }, "");
}

/**
 * The same for values that travel as text, in a query or a path: there `"5"` is a number as well. Without rows there are
 * none.
 */
export function parametersOf(
  reading: Reading,
  rows: readonly TableRow[],
  samples: readonly { [key: string]: Json }[],
  operation: string,
): Field[] {
  if (rows.length === 0) return [];
  return membersOf(rows, samples, { reading, operation, isText: true, contents: objectOf }, "");
}

function objectOf(
  rows: readonly TableRow[],
  samples: readonly Json[],
  context: Context,
  parent: string,
): Schema {
  const fields = membersOf(rows, samples, context, parent);
  const required = fields.flatMap((field) => (field.required ? [field.name] : []));
  return {
    type: "object",
    properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])),
    ...(required.length > 0 ? { required } : {}),
  };
}

function membersOf(
  written: readonly TableRow[],
  samples: readonly Json[],
  context: Context,
  parent: string,
): Field[] {
  const rows = withoutRepeated(written, context);
  const objects = objectsIn(samples);
  const shown = [...keysIn(objects)];
  const { reading, operation } = context;
  const { keys, unsettled } = matchNames(
    rows.map(({ name }) => name),
    shown,
  );
  for (const { name, candidates } of unsettled) {
    const line = rows.find((row) => row.name === name)?.line ?? 1;
    note(reading, "parameters/near-unsettled", { line, operation }, { name, candidates: listed(candidates) });
  }
  const valuesAt = (key: string): Json[] =>
    objects.flatMap((object) => (Object.hasOwn(object, key) ? [object[key] ?? null] : []));
  const documented = rows.map((row): Field => {
    const key = keys.get(row.name);
    const name = key ?? row.name;
    const schema = propertyOf({ ...row, name }, key === undefined ? [] : valuesAt(key), objects, context);
    if (name === row.name) return { name, required: row.required, schema };
    note(reading, "parameters/near-name", { line: row.line, operation }, { name: row.name, key: name });
    const remarks = [`The table calls it \`${row.name}\`.`, ...(schema["x-remarks"] ?? [])];
    return { name, required: row.required, schema: { ...schema, "x-remarks": remarks } };
  });
  const used = new Set(keys.values());
  const others = shown.filter((key) => !used.has(key));
  const line = rows[0]?.line ?? 1;
  if (others.length > 0)
    note(reading, "parameters/example-keys", { line, operation }, { keys: others.join(", "), parent });
  const missing = rows.filter((row) => !keys.has(row.name));
  const [absent] = missing;
  // An example of a URL shows what somebody asks for; one of a body, what there is.
  const known = rows.length - missing.length;
  if (!context.isText && absent !== undefined && known > 1 && known >= missing.length) {
    const names = listed(missing.map(({ name }) => name));
    note(reading, "parameters/not-shown", { line: absent.line, operation }, { names, parent });
  }
  return [
    ...documented,
    ...others.map((name) => ({ name, required: false, schema: inferExamples(valuesAt(name)) })),
  ];
}

/** Names in a message: not more than anybody reads. */
function listed(names: readonly string[]): string {
  const most = 20;
  const more = names.length - most;
  return [...names.slice(0, most), ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

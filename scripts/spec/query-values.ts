import { mismatches, type Named } from "./accepts.js";
import type { Example, Operation, Parameter } from "./api-spec.js";
import { isObject } from "./infer.js";
import type { Json, Schema } from "./json-schema.js";

/** A documented value of a parameter, under the name that the example has for it. */
export interface QueryValue {
  name: string;
  value: Json;
  /** The parameter that takes it; left out where the page does not declare one. */
  parameter?: Parameter;
  line: number;
}

/** The values that an example of query parameters has, with the parameters that are meant. */
export function queryValues({ parameters }: Operation, { kind, value, line }: Example): QueryValue[] {
  if (kind !== "parameters" || !isObject(value)) return [];
  return Object.entries(value).map(([name, each]) => {
    const meant = parameters.filter((parameter) => parameter.name === name);
    const parameter = meant.find((candidate) => candidate.in === "query") ?? meant[0];
    return { name, value: each, line, ...(parameter === undefined ? {} : { parameter }) };
  });
}

/**
 * A documented value as the parameter has it. Query values travel as text, so that an example may show the number 5 as
 * `"5"`. Undefined where it does not fit.
 */
export function typedValue(value: Json, schema: Schema, named: Named): Json | undefined {
  if (fits(value, schema, named)) return value;
  if (Array.isArray(value)) return typedList(value, schema, named);
  const read = typeof value === "string" ? fromText(value) : undefined;
  return read !== undefined && fits(read, schema, named) ? read : undefined;
}

function typedList(list: readonly Json[], schema: Schema, named: Named): Json[] | undefined {
  const typed = list.map((item) => typedValue(item, schema.items ?? {}, named));
  const known = typed.filter((item) => item !== undefined);
  return known.length === list.length && fits(known, schema, named) ? known : undefined;
}

function fits(value: Json, schema: Schema, named: Named): boolean {
  return mismatches(value, schema, named).length === 0;
}

function fromText(text: string): number | boolean | undefined {
  if (/^-?\d{1,15}(?:\.\d{1,15})?$/.test(text)) return Number(text);
  return text === "true" ? true : text === "false" ? false : undefined;
}

import type { Json } from "../../../spec/json-schema.js";
import type { ApiModel, CallModel, GroupModel } from "../model.js";
import { quote } from "../text/escape.js";
import { isIdentifier } from "../text/names.js";
import { type CallParameter, Variable } from "../wire/wire.js";
import { resultName } from "./composed-doc.js";
import { exampleText, type Limits } from "./example-text.js";
import { type ExampleField, type ExampleValue, exampleField } from "./example-values.js";

const width = 96;

/** Tried one after the other until the example is short enough. */
const attempts: (Limits & { lines: number })[] = [
  { top: Number.POSITIVE_INFINITY, below: 6, lines: 12 },
  { top: 6, below: 4, lines: 12 },
  // Little more than what a call needs, which may be a lot.
  { top: 3, below: 3, lines: 24 },
];

/** An example in the two forms that an operation has. */
export interface Example {
  method: string[];
  standalone: string[];
}

/** The documented request as a call. Long ones are shortened where it shows, or left out. */
export function exampleOf(model: ApiModel, group: GroupModel, call: CallModel): Example | undefined {
  const fields = fieldsOf(model, call);
  if (fields === undefined) return undefined;
  const access = [...group.path, call.member]
    .map((name) => (isIdentifier(name) ? `.${name}` : `[${quote(name)}]`))
    .join("");
  const name = resultName(call);
  const result = name === undefined ? "" : `const ${Variable.of(name).name} = `;
  // A listing is usually wanted as a whole, and a task done.
  const before = call.page === undefined ? `${result}await ` : "const listing = ";
  const after =
    call.page !== undefined
      ? ");\nfor await (const item of listing.items()) console.log(item);"
      : call.task === undefined
        ? ");"
        : ").wait();";
  const method = callLines(`${before}${model.variable}${access}(`, fields, after);
  const standalone = callLines(
    `${before}${call.constant}(${model.variable}${fields.length > 0 ? ", " : ""}`,
    // A variable that is called like the function would hide it.
    fields.map((field) => ({ ...field, value: withoutName(field.value, call.constant) })),
    after,
  );
  if (method === undefined || standalone === undefined) return undefined;
  return { method, standalone: [...aliasLines(model, group, call), ...standalone] };
}

/** The value with another name for a variable that has this one. */
function withoutName(value: ExampleValue, name: string): ExampleValue {
  if (value instanceof Variable) return value.name === name ? new Variable(`${name}_`) : value;
  if (Array.isArray(value)) return value.map((item) => withoutName(item, name));
  if (value === null || typeof value !== "object") return value;
  return {
    fields: value.fields.map((field) => ({ ...field, value: withoutName(field.value, name) })),
  };
}

/** The documented values as far as they fit; undefined if the page gives none for a parameter that is required. */
function fieldsOf(model: ApiModel, call: CallModel): ExampleField[] | undefined {
  const example = model.wire.example(call.operation);
  const missing = call.parameters.some((each) => each.required && !Object.hasOwn(example ?? {}, each.name));
  if (example === undefined || missing) return undefined;
  const parameters = new Map(call.parameters.map((each) => [each.name, each]));
  return Object.entries(example).flatMap(([key, value]) => {
    const parameter = parameters.get(key);
    return parameter === undefined ? [] : parameterFields(model, call, parameter, value);
  });
}

/** Data of which nothing fits is not sent. */
function parameterFields(
  { spec }: ApiModel,
  { operation }: CallModel,
  { name, required, value: kind }: CallParameter,
  value: Json | Variable,
): ExampleField[] {
  const schema = kind.kind === "schema" ? kind.schema : (operation.payload?.schema ?? {});
  const found = exampleField(name, value, required, schema, (other) => spec.schemas[other]?.schema);
  const nothing = isEmpty(value);
  return found.filter((field) => required || nothing || !isFieldless(field.value));
}

function isEmpty(value: Json | Variable): boolean {
  return value !== null && typeof value === "object" && Object.keys(value).length === 0;
}

function isFieldless(value: ExampleValue): boolean {
  return value !== null && typeof value === "object" && "fields" in value && value.fields.length === 0;
}

/** Exports that are called by a reserved word can only be imported under another name. */
function aliasLines({ spec }: ApiModel, { file }: GroupModel, { member, constant }: CallModel): string[] {
  return member === constant
    ? []
    : [`import { ${member} as ${constant} } from "docwright/${spec.vendor}/${file}";`, ""];
}

function callLines(before: string, fields: ExampleField[], after: string): string[] | undefined {
  for (const { lines: most, ...limits } of attempts) {
    const room = width - before.length - ");".length;
    const values = fields.length === 0 ? "" : exampleText({ fields }, room, limits);
    const lines = `${before}${values}${after}`.split("\n");
    if (lines.length <= most) return lines;
  }
  return undefined;
}

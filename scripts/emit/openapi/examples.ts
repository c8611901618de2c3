import { type Mismatch, type Named, strictMismatches, type Way } from "../../spec/accepts.js";
import type { Example, Operation, Parameter } from "../../spec/api-spec.js";
import type { Json, Schema } from "../../spec/json-schema.js";
import { type QueryValue, queryValues, typedValue } from "../../spec/query-values.js";
import type { Context } from "./components.js";
import { groups, type JsonObject, record } from "./json.js";
import { plain } from "./markdown.js";

/** A documented example with the places where it contradicts the documented schema. */
interface Checked {
  example: Example;
  found: Mismatch[];
}

/** Examples of an operation, sorted into those that a tool may offer and those that contradict the schema. */
export interface Examples {
  /** `examples` of a media type, or its `example`. */
  fitting: JsonObject;
  /** Why the others are left out: an explorer would offer a request that no server takes. */
  rejected: JsonObject[];
}

export function checkedExamples(
  { examples }: Operation,
  kind: Way,
  schema: Schema,
  { named, verbatim }: Context,
): Examples {
  const checked = examples
    .filter((example) => example.kind === kind)
    .map(
      (example): Checked => ({ example, found: strictMismatches(example.value, schema, named, "", kind) }),
    );
  const fitting = checked.filter(({ found }) => found.length === 0);
  return {
    fitting: fittingExamples(
      fitting.map(({ example }) => example),
      verbatim,
    ),
    rejected: checked
      .filter(({ found }) => found.length > 0)
      .map(({ example, found }) => rejected(example.line, found)),
  };
}

/** What examples of an operation are held against; nothing where the document has no place for them. */
export interface ExampleSchemas {
  request?: Schema | undefined;
  response?: Schema | undefined;
  /** Of what a background task gives. */
  task?: Schema | undefined;
}

/** A value as its parameter has it, and what keeps it from being offered. */
export function valueMisfits(
  { name, value, parameter }: QueryValue,
  named: Named,
): { typed: Json | undefined; found: Mismatch[] } {
  if (parameter === undefined) return { typed: undefined, found: [] };
  const typed = typedValue(value, parameter.schema, named);
  return { typed, found: strictMismatches(typed ?? value, parameter.schema, named, name) };
}

/** Documented values of parameters: the first that fits for each. */
export interface ParameterExamples {
  fitting: ReadonlyMap<Parameter, Json>;
  rejected: JsonObject[];
}

export function parameterExamples(operation: Operation, { named }: Context): ParameterExamples {
  const fitting = new Map<Parameter, Json>();
  const found: { line: number; mismatch: Mismatch }[] = [];
  for (const example of operation.examples) {
    for (const each of queryValues(operation, example)) {
      const { parameter, line } = each;
      const { typed, found: misfits } = valueMisfits(each, named);
      found.push(...misfits.map((mismatch) => ({ line, mismatch })));
      const isGood = typed !== undefined && misfits.length === 0;
      if (parameter !== undefined && isGood && !fitting.has(parameter)) fitting.set(parameter, typed);
    }
  }
  const byLine = groups(found, ({ line }) => line);
  return {
    fitting,
    rejected: [...byLine].map(([line, list]) =>
      rejected(
        line,
        list.map(({ mismatch }) => mismatch),
      ),
    ),
  };
}

function rejected(line: number, found: readonly Mismatch[]): JsonObject {
  return { line, reasons: found.map(({ path, reason }) => plain(`${path} ${reason}`)) };
}

/** Only one needs no name. */
function fittingExamples(examples: Example[], verbatim: boolean): JsonObject {
  const [only] = examples;
  if (only === undefined) return {};
  if (verbatim && examples.length === 1) return { example: only.value };
  return {
    examples: record(
      examples.map((example, index) => [name(index), verbatim ? { value: example.value } : media(example)]),
    ),
  };
}

function name(index: number): string {
  return index === 0 ? "documented" : `documented_${index + 1}`;
}

function media({ line, value }: Example): JsonObject {
  return { summary: `From the page, line ${line}`, value };
}

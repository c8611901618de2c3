import { type Mismatch, mismatches } from "../../spec/accepts.js";
import type { Example, Operation } from "../../spec/api-spec.js";
import type { Schema } from "../../spec/json-schema.js";
import type { Context } from "./components.js";
import { type JsonObject, record } from "./json.js";
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
  kind: Example["kind"],
  schema: Schema,
  { named, verbatim }: Context,
): Examples {
  const checked = examples
    .filter((example) => example.kind === kind)
    .map((example): Checked => ({ example, found: mismatches(example.value, schema, named, "", kind) }));
  const fitting = checked.filter(({ found }) => found.length === 0);
  return {
    fitting: fittingExamples(
      fitting.map(({ example }) => example),
      verbatim,
    ),
    rejected: checked
      .filter(({ found }) => found.length > 0)
      .map(({ example, found }) => ({
        line: example.line,
        reasons: found.map(({ path, reason }) => plain(`${path} ${reason}`)),
      })),
  };
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

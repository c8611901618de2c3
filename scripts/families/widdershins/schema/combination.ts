import { isObject } from "../../../spec/infer.js";
import type { Json, Schema } from "../../../spec/json-schema.js";
import type { Combination } from "./blocks.js";
import type { SchemaContext } from "./context.js";
import { propertyNames } from "./shape.js";
import type { Group } from "./tree.js";

/**
 * How parts combine where the page does not tell, as in the rows of a body. A single part is one that must not fit, as
 * the page shows no others alone. An example with properties of more than one part fits all of them.
 */
export function combinationOf(
  { line }: Group,
  parts: readonly Schema[],
  sample: Json | undefined,
  context: SchemaContext,
): Combination {
  if (parts.length === 1) return "not";
  const keys = isObject(sample) ? Object.keys(sample) : [];
  const names = parts.map((part) => propertyNames(part, context) ?? new Set<string>());
  const shown = names.filter((own, index) =>
    keys.some((key) => own.has(key) && names.every((other, at) => at === index || !other.has(key))),
  );
  const kind = shown.length > 1 ? "allOf" : "anyOf";
  if (kind === "anyOf") context.note("table/combination-unknown", line, { kind });
  return kind;
}

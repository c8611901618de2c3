import { collect, isObject, nullable, typeOf } from "../spec/infer.js";
import { type Json, type Schema, unknownSchema } from "../spec/json-schema.js";
import { commonFormat } from "./formats.js";

/** Kinds of values that a schema tells apart, in the order in which alternatives stand. */
const kinds = ["boolean", "number", "string", "array", "object"] as const;
type Kind = (typeof kinds)[number];

/** No API nests that deep; a page that does is not worth a deeper type. */
const maxDepth = 64;

/**
 * The schema of a slot for which a page has examples and no types. It accepts every sample, and says no more than they
 * show: nothing is required, a number may have a fraction, a value is no literal. `null` adds nullability; `{}`, `[]`
 * and `null` alone say nothing of what they hold. Every part carries its origin, `example` or `unknown`.
 *
 * @param samples - All values that the page shows for the slot, in any order.
 */
export function inferExamples(samples: readonly Json[]): Schema {
  return inferAt(samples, 0);
}

function inferAt(samples: readonly Json[], depth: number): Schema {
  if (depth > maxDepth) return unknownSchema(`The page nests values deeper than ${maxDepth} levels.`);
  const shown = samples.filter((sample) => sample !== null);
  const hasNull = shown.length < samples.length;
  const groups = collect(shown.map((sample) => [kindOf(sample), sample] as const));
  const present = kinds.filter((kind) => groups.has(kind));
  const objects = (groups.get("object") ?? []).filter(isObject);
  const isShapeless = objects.length > 0 && objects.every((object) => Object.keys(object).length === 0);
  if (present.length === 0) return unknownSchema(`The page shows ${hasNull ? "`null` only" : "no value"}.`);
  if (isShapeless) return unknownSchema(shapelessReason(present, hasNull));
  const options = present.map((kind) => inferKind(kind, groups.get(kind) ?? [], depth));
  const [only, ...others] = options;
  const schema: Schema =
    only !== undefined && others.length === 0 ? only : { anyOf: options, "x-origin": "example" };
  return hasNull ? nullable(schema) : schema;
}

/**
 * Generators of pages write `{}` for whatever they have no type for. Beside another kind it is therefore no object
 * without fields, but a sign that the other kind is not the whole story.
 */
function shapelessReason(present: readonly Kind[], hasNull: boolean): string {
  const others = [...present.filter((kind) => kind !== "object"), ...(hasNull ? ["null"] : [])];
  return others.length === 0
    ? "The page shows `{}` only."
    : `The page shows \`{}\` beside ${others.join(", ")}.`;
}

function kindOf(value: Json): Kind {
  const type = typeOf(value);
  // An example cannot show that a value is always whole.
  return type === "integer" || type === "null" ? "number" : type;
}

function inferKind(kind: Kind, samples: readonly Json[], depth: number): Schema {
  if (kind === "array") return inferArray(samples, depth);
  if (kind === "object") return inferObject(samples.filter(isObject), depth);
  const format =
    kind === "string" ? commonFormat(samples.filter((sample) => typeof sample === "string")) : undefined;
  return { type: kind, ...(format === undefined ? {} : { format }), "x-origin": "example" };
}

function inferArray(samples: readonly Json[], depth: number): Schema {
  const items = samples.flatMap((sample) => (Array.isArray(sample) ? sample : []));
  return {
    type: "array",
    items: items.length === 0 ? unknownSchema("The page shows `[]` only.") : inferAt(items, depth + 1),
    "x-origin": "example",
  };
}

/** An object is a map only where all its keys look like ids or versions; any word may be the name of a field. */
function inferObject(samples: readonly { [key: string]: Json }[], depth: number): Schema {
  const shown = collect(samples.flatMap((sample) => Object.entries(sample)));
  if ([...shown.keys()].every(isMapKey)) {
    const values = [...shown.values()].flat();
    return { type: "object", additionalProperties: inferAt(values, depth + 1), "x-origin": "example" };
  }
  const properties = Object.fromEntries(
    [...shown].map(([key, values]) => [key, inferAt(values, depth + 1)] as const),
  );
  return { type: "object", properties, "x-origin": "example" };
}

function isMapKey(key: string): boolean {
  return /^-?\d+$|^v?\d+(?:\.\d+)*$/iu.test(key) || commonFormat([key]) === "uuid";
}

import type { Schema } from "../../../spec/json-schema.js";
import type { SchemaContext } from "./context.js";
import { differenceBetween } from "./differences.js";
import { inBrackets } from "./evidence.js";
import { notTold } from "./reasons.js";
import { sameText } from "./row.js";

/**
 * Puts a reference in the place of what only repeats a named schema. Answers show named schemas in full, and where
 * these have no type, without their name.
 */
export function foldInline(schema: Schema, context: SchemaContext): Schema {
  if (schema.$ref !== undefined) return schema;
  const name = repeats(schema, context);
  if (name !== undefined) {
    const { description, "x-line": line } = schema;
    const own = isTheirs(description, name, context) ? {} : { description };
    return { $ref: `#/schemas/${name}`, ...own, ...(line === undefined ? {} : { "x-line": line }) };
  }
  const fold = (inner: Schema): Schema => foldInline(inner, context);
  const { properties, items, additionalProperties, allOf, anyOf, oneOf } = schema;
  const folded: Schema = { ...schema };
  if (properties !== undefined)
    folded.properties = Object.fromEntries(
      Object.entries(properties).map(([key, inner]) => [key, fold(inner)]),
    );
  if (typeof additionalProperties === "object") folded.additionalProperties = fold(additionalProperties);
  if (allOf !== undefined) folded.allOf = allOf.map(fold);
  if (anyOf !== undefined) folded.anyOf = anyOf.map(fold);
  if (oneOf !== undefined) folded.oneOf = oneOf.map(fold);
  if (items !== undefined) folded.items = fold(items);
  const target = folded.items === items ? undefined : folded.items?.$ref?.slice(prefix);
  // A list shows the description of its items, if it has none.
  if (target !== undefined && isTheirs(inBrackets(folded.description ?? ""), target, context))
    delete folded.description;
  return folded;
}

const prefix = "#/schemas/".length;

function isTheirs(description: string | undefined, name: string, { evidence }: SchemaContext): boolean {
  return description !== undefined && sameText(description, evidence.texts.get(name)?.description);
}

/**
 * The one named schema that says the same. What an answer has shown before is cut: of a schema without a type, which
 * would be its name, the description alone is left.
 */
function repeats(schema: Schema, context: SchemaContext): string | undefined {
  const { properties, allOf, anyOf, oneOf, description } = schema;
  if (schema["x-origin"] === "unknown" && description !== undefined) {
    const [only, ...more] = [...context.schemas].filter(
      ([name, target]) => target.type === undefined && isTheirs(description, name, context),
    );
    return more.length === 0 ? only?.[0] : undefined;
  }
  if (schema.items !== undefined) return repeatsList(schema, context);
  if ([properties, allOf, anyOf, oneOf].every((part) => part === undefined)) return undefined;
  const found = [...context.schemas].filter(([, target]) => isRepeated(schema, target, context));
  const [first, ...others] = found;
  if (others.length === 0) return first?.[0];
  const [same, ...more] = found.filter(([name]) => isTheirs(schema.description, name, context));
  return more.length === 0 ? same?.[0] : undefined;
}

/** Lists of the same items are common: only the description tells that one is a named list. */
function repeatsList({ items, description }: Schema, context: SchemaContext): string | undefined {
  if (items === undefined || description === undefined) return undefined;
  const [only, ...more] = [...context.schemas].filter(
    ([name, target]) =>
      target.items !== undefined &&
      isTheirs(description, name, context) &&
      differenceBetween(items, target.items, context) === undefined,
  );
  return more.length === 0 ? only?.[0] : undefined;
}

function isRepeated(schema: Schema, target: Schema, context: SchemaContext): boolean {
  const parts = ["properties", "allOf", "anyOf", "oneOf"] as const;
  const isGuess = schema["x-reason"] === notTold;
  const differs = parts.some((part) => (schema[part] === undefined) !== (target[part] === undefined));
  if (differs && !isGuess) return false;
  if ((schema.additionalProperties !== undefined) !== (target.additionalProperties !== undefined))
    return false;
  const { description: _, ...shape } = schema;
  return differenceBetween(shape, target, context) === undefined;
}

import type { Schema } from "../../../spec/json-schema.js";
import { resolved, type SchemaContext } from "./context.js";
import { hidden, notTold } from "./reasons.js";
import { sameText } from "./row.js";

/**
 * Where rows that repeat a schema say something else than that schema; undefined if nowhere. Answers cut what they
 * have shown before, and do not name schemas that have no type: what says nothing does not differ.
 */
export function differenceBetween(
  shown: Schema,
  documented: Schema,
  context: SchemaContext,
): string | undefined {
  return difference(shown, documented, context, "");
}

function difference(
  shown: Schema,
  documented: Schema,
  context: SchemaContext,
  path: string,
): string | undefined {
  const at = path === "" ? "it" : JSON.stringify(path);
  if (isSilent(shown)) return undefined;
  if (documented.$ref !== undefined) {
    const target = resolved(documented, context);
    if (shown.$ref === undefined && target.$ref === undefined)
      return difference(shown, target, context, path);
    return shown.$ref === documented.$ref
      ? undefined
      : `${at} is ${nameOf(shown)}, not ${nameOf(documented)}`;
  }
  if (shown.$ref !== undefined)
    return refersInside(documented, shown.$ref) ? undefined : `${at} is ${nameOf(shown)}`;
  if (shown.description !== undefined && documented.description !== undefined)
    if (!isSameText(shown.description, documented.description)) return `${at} has another description`;
  if (shown.type !== undefined && shown.format !== documented.format) return `${at} has another format`;
  // The rows of a body have no restrictions.
  for (const fact of ["readOnly", "writeOnly"] as const)
    if (shown[fact] !== undefined && shown[fact] !== documented[fact]) return `${at} has another ${fact}`;
  if (shown.type !== undefined && !isSameType(shown.type, documented.type))
    return `${at} is ${shown.type}, not ${documented.type ?? "any"}`;
  return (
    inProperties(shown, documented, context, path) ??
    inLists(shown, documented, context, path) ??
    inItems(shown, documented, context, path)
  );
}

const prefix = "#/schemas/".length;
const nameOf = ({ $ref, type }: Schema): string => $ref?.slice(prefix) ?? String(type ?? "any");

/** Whether it may be null, not every table tells. */
function isSameType(shown: NonNullable<Schema["type"]>, documented: Schema["type"]): boolean {
  const withoutNull = (type: Schema["type"]): string =>
    [type ?? []]
      .flat()
      .filter((one) => one !== "null")
      .join();
  return withoutNull(shown) === withoutNull(documented);
}

/** The rows of a body show the first line of a text. */
function isSameText(shown: string, documented: string): boolean {
  return sameText(shown, documented) || sameText(shown, documented.split("\n")[0]);
}

function isSilent(schema: Schema): boolean {
  if (schema["x-reason"] === hidden) return true;
  const { $ref, type, properties, items, additionalProperties, allOf, anyOf, oneOf, not } = schema;
  return [$ref, type, properties, items, additionalProperties, allOf, anyOf, oneOf, not].every(
    (part) => part === undefined,
  );
}

/** Where schemas refer to each other in a circle, an answer shows the inner one in the place of what holds it. */
function refersInside({ items, additionalProperties, anyOf = [] }: Schema, $ref: string): boolean {
  const further = typeof additionalProperties === "object" ? [additionalProperties] : [];
  return [...(items === undefined ? [] : [items]), ...further, ...anyOf].some((part) => part.$ref === $ref);
}

function inProperties(
  shown: Schema,
  documented: Schema,
  context: SchemaContext,
  path: string,
): string | undefined {
  const { properties } = shown;
  if (properties === undefined) return undefined;
  const known = documented.properties ?? {};
  for (const name of Object.keys(properties))
    if (!Object.hasOwn(known, name)) return `it has ${JSON.stringify(join(path, name))}`;
  for (const [name, schema] of Object.entries(known)) {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (own === undefined) return `it lacks ${JSON.stringify(join(path, name))}`;
    const required = documented.required?.includes(name) === true;
    if ((shown.required?.includes(name) === true) !== required)
      return `${JSON.stringify(join(path, name))} is ${required ? "optional" : "required"}`;
    const inner = difference(own, schema, context, join(path, name));
    if (inner !== undefined) return inner;
  }
  return undefined;
}

const join = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`);

function inLists(
  shown: Schema,
  documented: Schema,
  context: SchemaContext,
  path: string,
): string | undefined {
  for (const kind of ["allOf", "anyOf", "oneOf"] as const) {
    const all = shown[kind];
    if (all === undefined) continue;
    const guessed = shown["x-reason"] === notTold ? (documented.allOf ?? documented.oneOf) : undefined;
    const known = documented[kind] ?? guessed ?? [];
    // A circle through a combination adds a part that says nothing.
    const parts = all.length > known.length ? all.filter((part) => !isSilent(part)) : all;
    if (parts.length !== known.length)
      return `${path || "it"} has ${parts.length} parts, not ${known.length}`;
    for (const [index, part] of parts.entries()) {
      const inner = difference(part, known[index] ?? {}, context, path);
      if (inner !== undefined) return inner;
    }
  }
  return undefined;
}

function inItems(
  shown: Schema,
  documented: Schema,
  context: SchemaContext,
  path: string,
): string | undefined {
  for (const key of ["items", "additionalProperties", "not"] as const) {
    const own = shown[key];
    const known = documented[key];
    if (typeof own !== "object") continue;
    if (typeof known !== "object") return `${path || "it"} has ${key}`;
    const inner = difference(own, known, context, path);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

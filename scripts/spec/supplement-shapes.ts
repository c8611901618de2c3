import { isAnything, nullable } from "./infer.js";
import type { Schema } from "./json-schema.js";
import { type Merging, mapValues, marked, within } from "./supplement-evidence.js";
import { isDocumented, mergeTypes, reportTypes } from "./supplement-types.js";

/**
 * One schema of what the page and the supplement tell of an answer. The page wins where it tells something; what it
 * shows of a named schema is added to that.
 *
 * @param path - Where in the answer: for findings.
 */
export function mergeShapes(merging: Merging, page: Schema, other: Schema, path: string): Schema {
  if (tellsNothing(page)) return withText(toldOf(merging, other), page.description);
  if (tellsNothing(other) || page.$ref !== undefined) return page;
  const merged = mergeTold(merging, page, other, path);
  return Array.isArray(page.type) && page.type.includes("null") ? nullable(merged) : merged;
}

function mergeTold(merging: Merging, page: Schema, other: Schema, path: string): Schema {
  const [shown, told] = [kindOf(page), kindOf(other)];
  if (page.anyOf !== undefined && told !== undefined) return mergeAlternatives(merging, page, other, path);
  if (shown === "object" && told === "array") return mergeOne(merging, page, other, path);
  if (shown === "object" && other.$ref !== undefined) return mergeNamed(merging, page, other, path);
  if (shown === "object" && other.allOf !== undefined) return mergeParts(merging, page, other, path);
  if (shown === "object" && told === "object") return mergeObjects(merging, page, other, path);
  if (shown === "array" && told === "array") {
    const items = mergeShapes(merging, page.items ?? {}, other.items ?? {}, `${path}[]`);
    return { ...withText(page, other.description), items };
  }
  return mergeTypes(merging, page, isDocumented(other) ? other : toldOf(merging, other), path);
}

/** Where the page has several kinds, those that the supplement has too are merged. */
function mergeAlternatives(merging: Merging, page: Schema, other: Schema, path: string): Schema {
  const anyOf = (page.anyOf ?? []).map((option) => {
    if (kindOf(option) === kindOf(other)) return mergeShapes(merging, option, other, path);
    const isOne = kindOf(option) === "object" && kindOf(other) === "array";
    return isOne ? mergeShapes(merging, option, other.items ?? {}, path) : option;
  });
  reportTypes(merging, page, other, path, "the page is followed");
  return { ...page, anyOf };
}

/** One item of what the supplement calls a list. */
function mergeOne(merging: Merging, page: Schema, other: Schema, path: string): Schema {
  const item = mergeShapes(merging, page, other.items ?? {}, path);
  const isShown = page["x-origin"] === "example";
  reportTypes(merging, page, other, path, isShown ? "both are accepted" : "the page is followed");
  return isShown ? { anyOf: [{ type: "array", items: item }, item], "x-origin": "example" } : item;
}

/** Whether a schema is a place without a fact. */
export function tellsNothing(schema: Schema): boolean {
  return isAnything(schema) || schema["x-origin"] === "unknown";
}

function kindOf({ type, properties, anyOf }: Schema): "object" | "array" | undefined {
  const [kind, ...others] = (Array.isArray(type) ? type : [type]).filter((each) => each !== "null");
  if (anyOf !== undefined || others.length > 0) return undefined;
  if (kind === undefined) return properties === undefined ? undefined : "object";
  return kind === "object" || kind === "array" ? kind : undefined;
}

/** A reference has its origin from what it leads to. */
function toldOf({ supplement, evidence }: Merging, schema: Schema): Schema {
  const isNamed = schema.$ref !== undefined || schema.allOf !== undefined;
  return isNamed ? within(supplement, evidence, schema) : marked(supplement, evidence, schema);
}

/** The schema with a text, if it has none. */
function withText(schema: Schema, description: string | undefined): Schema {
  const takes = schema.description === undefined && description !== undefined && schema.$ref === undefined;
  return takes ? { ...schema, description } : schema;
}

/** A named schema may stand within itself: each field is added to what it has become. */
function mergeNamed(merging: Merging, page: Schema, other: Schema, path: string): Schema {
  const name = nameOf(other);
  for (const [field, shown] of Object.entries(page.properties ?? {})) {
    const told = member(propertiesOf(merging, other), field);
    const own = inherit(page, shown);
    const merged = told === undefined ? own : mergeShapes(merging, own, told, join(path, field));
    const known = merging.named.get(name);
    if (known === undefined) continue;
    const properties = { ...known.schema.properties, [field]: merged };
    merging.named.set(name, { ...known, schema: { ...known.schema, properties } });
  }
  return other;
}

/** Fields that a part has are merged there; others belong to the part that stands beside the references. */
function mergeParts(merging: Merging, page: Schema, other: Schema, path: string): Schema {
  const parts = other.allOf ?? [];
  const own = Math.max(
    parts.findIndex(({ $ref }) => $ref === undefined),
    0,
  );
  const home = (field: string): number => {
    const found = parts.findIndex((part) => Object.hasOwn(propertiesOf(merging, part), field));
    return found < 0 ? own : found;
  };
  const homes = Object.entries(page.properties ?? {}).map((entry) => ({ entry, at: home(entry[0]) }));
  const allOf = parts.map((part, index) => {
    const its = homes.flatMap(({ entry, at }) => (at === index ? [entry] : []));
    if (its.length === 0) return toldOf(merging, part);
    return mergeShapes(merging, { ...page, properties: Object.fromEntries(its) }, part, path);
  });
  return { ...other, allOf };
}

function nameOf({ $ref = "" }: Schema): string {
  return $ref.replace("#/schemas/", "");
}

function propertiesOf({ named }: Merging, schema: Schema): Record<string, Schema> {
  const target = schema.$ref === undefined ? schema : named.get(nameOf(schema))?.schema;
  return target?.properties ?? {};
}

/** Fields of the page first, in its order. */
function mergeObjects(merging: Merging, page: Schema, other: Schema, path: string): Schema {
  const { additionalProperties: values, properties: theirs = {} } = other;
  if (typeof values === "object" && other.properties === undefined)
    return mergeMaps(merging, page, other, values, path);
  const mine = mapValues(page.properties ?? {}, (schema, name) => {
    const told = member(theirs, name);
    return told === undefined
      ? inherit(page, schema)
      : mergeShapes(merging, inherit(page, schema), told, join(path, name));
  });
  const missing = Object.entries(theirs).filter(([name]) => !Object.hasOwn(mine, name));
  const added = missing.map(([name, schema]): [string, Schema] => [name, toldOf(merging, schema)]);
  return {
    ...withText(page, other.description),
    properties: { ...mine, ...Object.fromEntries(added) },
    ...(page.additionalProperties === undefined && other.additionalProperties !== undefined
      ? { additionalProperties: other.additionalProperties }
      : {}),
  };
}

function join(path: string, field: string): string {
  return path === "" ? field : `${path}.${field}`;
}

function member(record: Record<string, Schema>, name: string): Schema | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** An example shows some keys of a map: they are values like any other. */
function mergeMaps(merging: Merging, page: Schema, other: Schema, values: Schema, path: string): Schema {
  const { properties = {}, ...rest } = page;
  const shown = Object.values(properties);
  if (shown.length > 0 && page["x-origin"] !== "example")
    return mergeTypes(merging, page, toldOf(merging, other), path);
  const more = typeof page.additionalProperties === "object" ? [page.additionalProperties] : [];
  const additionalProperties = [...shown, ...more].reduce(
    (merged, schema) => mergeShapes(merging, inherit(page, schema), merged, `${path}{}`),
    within(merging.supplement, merging.evidence, values),
  );
  return { ...withText(rest, other.description), additionalProperties };
}

/** What an example shows within a value is no better known than the value. */
function inherit(around: Schema, schema: Schema): Schema {
  const isOpen = schema["x-origin"] === undefined && schema.$ref === undefined;
  return around["x-origin"] === "example" && isOpen ? { ...schema, "x-origin": "example" } : schema;
}

import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.js";
import { collect } from "../spec/infer.js";
import type { Schema } from "../spec/json-schema.js";
import type { ShapeGroup } from "./shape-choice.js";
import { fieldKeys, restKey, type ShapeIds } from "./shape-key.js";
import { canBeNull, isShape } from "./shape-parts.js";
import type { Occurrence } from "./shape-places.js";

interface Known {
  group: ShapeGroup;
  fields: ReadonlyMap<string, string>;
}

/**
 * Named shapes with the same keys that differ in one field: most likely one shape that the page shows carelessly. Each
 * is told once, against the one with the most places.
 */
export function nearlyEqual(
  groups: readonly ShapeGroup[],
  names: ReadonlyMap<number, string>,
  ids: ShapeIds,
): Diagnostic[] {
  const ranked = [...groups].sort((a, b) => b.places.length - a.places.length);
  const alike = collect(
    ranked.map((group) => {
      const [{ schema }] = group.places;
      const keys = Object.keys(schema.properties ?? {}).sort();
      return [JSON.stringify([keys, restKey(schema, ids)]), group] as const;
    }),
  );
  return [...alike.values()].flatMap((same) => {
    if (same.length < 2) return [];
    const known = same.map((group): Known => ({ group, fields: fieldKeys(group.places[0].schema, ids) }));
    return known.flatMap((one, index) => {
      for (const other of known.slice(0, index)) {
        const key = onlyDifference(one, other);
        if (key !== undefined) return [told(one.group, other.group, key, names, ids)];
      }
      return [];
    });
  });
}

/** The field in which two shapes with the same keys differ, where it is one. */
function onlyDifference(one: Known, other: Known): string | undefined {
  let found: string | undefined;
  for (const [key, text] of one.fields) {
    if (other.fields.get(key) === text) continue;
    if (found !== undefined) return undefined;
    found = key;
  }
  return found;
}

function told(
  { id, places: [place] }: ShapeGroup,
  other: ShapeGroup,
  key: string,
  names: ReadonlyMap<number, string>,
  ids: ShapeIds,
): Diagnostic {
  const [reference] = other.places;
  const at = { line: place.operation.lines.start, operation: place.operation.id };
  return diagnostic("shapes/nearly-equal", at, {
    name: names.get(id) ?? "",
    path: pathOf(place),
    key,
    kind: kindAt(place, key, names, ids),
    other: names.get(other.id) ?? "",
    otherOperation: reference.operation.id,
    otherPath: pathOf(reference),
    otherKind: kindAt(reference, key, names, ids),
  });
}

/** `users[].owner`. */
function pathOf({ trail, isRootItem }: Occurrence): string {
  const path = trail.map(({ key, many }) => (many ? `${key}[]` : key)).join(".");
  return isRootItem ? `[]${path}` : path;
}

function kindAt(
  { schema: { properties = {} } }: Occurrence,
  key: string,
  names: ReadonlyMap<number, string>,
  ids: ShapeIds,
): string {
  const schema = Object.hasOwn(properties, key) ? properties[key] : undefined;
  return schema === undefined ? "nothing" : kindOf(schema, names, ids);
}

function kindOf(schema: Schema, names: ReadonlyMap<number, string>, ids: ShapeIds): string {
  const { type, format, items, anyOf } = schema;
  const orNull = canBeNull(schema) ? " or null" : "";
  if (isShape(schema)) return `${names.get(ids.get(schema) ?? -1) ?? "an object"}${orNull}`;
  if (anyOf !== undefined) return anyOf.map((option) => kindOf(option, names, ids)).join(" or ");
  if (type === "array") return `list of ${items === undefined ? "unknown" : kindOf(items, names, ids)}`;
  return type === undefined ? "unknown" : [[type].flat().join(" or "), format ?? ""].join(" ").trim();
}

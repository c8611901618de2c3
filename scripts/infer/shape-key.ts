import { collect } from "../spec/infer.js";
import type { Json, Schema } from "../spec/json-schema.js";
import { canBeNull, innerParts, isShape, mapInner, slotOf } from "./shape-parts.js";

/** Tells equal shapes: objects with the same number are equal, throughout. */
export type ShapeIds = ReadonlyMap<Schema, number>;

/** What never tells shapes apart. Descriptions do where both have one. */
const ignored = new Set(["x-line", "x-origin", "x-confidence", "description"]);

/**
 * Numbers the shapes, inner ones first, so that each is compared by its own fields and the numbers of those inside.
 * Equal are shapes with the same keys, types, formats, nullability, required fields and values. Their order, their
 * lines and their origins do not matter, nor do descriptions that only one side has.
 */
export function identify(shapes: readonly Schema[]): ShapeIds {
  const ids = new Map<Schema, number>();
  const levels = collect([...heights(shapes)].map(([shape, height]) => [height, shape] as const));
  let next = 0;
  for (const [, level] of [...levels].sort(([a], [b]) => a - b)) {
    const alike = collect(level.map((shape) => [shapeKey(shape, ids), shape] as const));
    for (const group of alike.values()) {
      const split = disputed(group);
      for (const equals of collect(group.map((shape) => [wording(shape, split), shape] as const)).values()) {
        for (const shape of equals) ids.set(shape, next);
        next += 1;
      }
    }
  }
  return ids;
}

/** How many shapes lie in one another. */
function heights(shapes: readonly Schema[]): Map<Schema, number> {
  const known = new Map<Schema, number>();
  const heightOf = (schema: Schema): number => {
    const own = known.get(schema);
    if (own !== undefined) return own;
    const inner = innerParts(schema).reduce((most, part) => Math.max(most, heightOf(part.schema)), 0);
    if (!isShape(schema)) return inner;
    known.set(schema, inner + 1);
    return inner + 1;
  };
  for (const shape of shapes) heightOf(shape);
  return known;
}

/** A text that equal shapes share. */
function shapeKey(shape: Schema, ids: ShapeIds): string {
  const fields = [...fieldKeys(shape, ids)].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([fields, restKey(shape, ids)]);
}

/** For each field a text that equal fields share. */
export function fieldKeys({ properties = {} }: Schema, ids: ShapeIds): Map<string, string> {
  return new Map(
    Object.entries(properties).map(([key, inner]) => [key, JSON.stringify(slotKey(inner, ids))] as const),
  );
}

/** What a shape says beside its fields. */
export function restKey({ required = [], additionalProperties: more }: Schema, ids: ShapeIds): string {
  return JSON.stringify([
    [...required].sort(),
    typeof more === "object" ? slotKey(more, ids) : (more ?? null),
  ]);
}

/** What may stand in a slot: equal for equal slots. */
function slotKey(schema: Schema, ids: ShapeIds): Json {
  const id = isShape(schema) ? ids.get(schema) : undefined;
  if (id !== undefined) return [id, canBeNull(schema), ownKeys(slotOf(schema))];
  return [ownKeys(schema), ...innerParts(schema).map((inner) => slotKey(inner.schema, ids))];
}

/** A schema without those inside, which are told beside it. */
function ownKeys(schema: Schema): Json {
  const flat = Object.entries(mapInner(schema, () => ({}))).filter(([key]) => !ignored.has(key));
  return flat.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, JSON.stringify(value) ?? ""]);
}

/** Places within equal shapes that the page describes in different words. */
function disputed(group: readonly Schema[]): Set<string> {
  const found = new Map<string, Set<string>>();
  for (const shape of group)
    for (const [place, text] of wordsOf(shape)) found.set(place, (found.get(place) ?? new Set()).add(text));
  return new Set([...found].filter(([, texts]) => texts.size > 1).map(([place]) => place));
}

function wording(shape: Schema, places: ReadonlySet<string>): string {
  const words = wordsOf(shape).filter(([place]) => places.has(place));
  return JSON.stringify(words.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Descriptions within a shape, up to the next shapes: those tell theirs themselves. */
function wordsOf(schema: Schema, place: readonly string[] = []): [place: string, text: string][] {
  return innerParts(schema).flatMap(({ step, schema: inner }): [string, string][] => {
    const path = [...place, step];
    const text = inner.description;
    return [
      ...(text === undefined ? [] : [[JSON.stringify(path), text] satisfies [string, string]]),
      ...(isShape(inner) ? [] : wordsOf(inner, path)),
    ];
  });
}

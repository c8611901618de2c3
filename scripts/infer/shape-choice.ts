import { collect } from "../spec/infer.js";
import type { ShapeIds } from "./shape-key.js";
import type { Occurrence } from "./shape-places.js";

/** Smaller objects read best where they stand. */
const fewestKeys = 3;

/** Equal shapes, with all their places in the order of the page. */
export interface ShapeGroup {
  id: number;
  places: readonly [Occurrence, ...Occurrence[]];
  /** Places that count: bodies and envelopes are named with their operations. */
  counted: readonly Occurrence[];
}

export function groupsOf(occurrences: readonly Occurrence[], ids: ShapeIds): Map<number, ShapeGroup> {
  const groups = collect(
    occurrences.flatMap((occurrence) => {
      const id = ids.get(occurrence.schema);
      return id === undefined ? [] : [[id, occurrence] as const];
    }),
  );
  return new Map(
    [...groups].flatMap(([id, [first, ...others]]) => {
      if (first === undefined) return [];
      const counted = [first, ...others].filter(({ role }) => role !== "body" && role !== "envelope");
      return [[id, { id, places: [first, ...others], counted }] as const];
    }),
  );
}

/** Whether a shape becomes a named schema: it is not small, and occurs twice or is what an answer is about. */
export function deservesName({ places: [{ schema }], counted }: ShapeGroup): boolean {
  const keys = Object.keys(schema.properties ?? {}).length;
  const isAnswer = counted.some(({ role }) => role === "whole" || role === "item");
  return keys >= fewestKeys && (counted.length >= 2 || isAnswer);
}

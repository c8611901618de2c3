import type { Schema } from "../json-schema.js";
import {
  type Change,
  change,
  type Direction,
  fromTo,
  isReceived,
  isSent,
  narrowed,
  type Slot,
  same,
} from "./change.js";
import { type Members, membersOf, withBases } from "./members.js";
import { at, compareSchemas } from "./schemas.js";
import { typeText } from "./types.js";

/** Differences between two objects: what they derive from, their fields, and the keys beside these. */
export function compareObjects(slot: Slot, path: string, before: Schema, after: Schema): Change[] {
  const own = (name: string): string => name;
  const [old, now] = [membersOf(before, slot.renamed), membersOf(after, own)];
  if (same(old.bases, now.bases)) return compareAll(slot, path, old, now);
  const kept = new Set(old.bases.filter((base) => now.bases.includes(base)));
  const originals = new Map(
    (before.allOf ?? []).flatMap(({ $ref = "" }) => {
      const name = $ref.replace("#/schemas/", "");
      return [[slot.renamed(name), name] as const];
    }),
  );
  const findOld = (base: string): Schema | undefined => slot.before(originals.get(base) ?? base);
  const isKnown = [
    ...old.bases.filter((base) => !kept.has(base)).map(findOld),
    ...now.bases.filter((base) => !kept.has(base)).map(slot.after),
  ].every((schema) => schema !== undefined);
  const detail = `derives from ${fromTo(old.bases.join(", "), now.bases.join(", "))}`;
  return [
    change(slot, "changed", !isKnown, at(path, detail)),
    ...compareAll(
      slot,
      path,
      withBases(old, kept, findOld, slot.renamed),
      withBases(now, kept, slot.after, own),
    ),
  ];
}

function compareAll(slot: Slot, path: string, old: Members, now: Members): Change[] {
  return [
    ...compareProperties(slot, path, old, now),
    ...compareFurther(slot, path, old.further, now.further),
    ...compareOthers(slot, path, old.others, now.others),
  ];
}

function compareProperties(slot: Slot, path: string, old: Members, now: Members): Change[] {
  const gone = [...old.properties]
    .filter(([name]) => !now.properties.has(name))
    .map(([name, schema]) => {
      const breaking = directionOf(slot.direction, schema) !== "neither";
      return change(slot, "removed", breaking, `${member(path, name)}: removed`);
    });
  const rest = [...now.properties].flatMap(([name, schema]) => {
    const here = { ...slot, line: schema["x-line"] ?? slot.line };
    const counterpart = old.properties.get(name);
    const states = { before: old.required.has(name), after: now.required.has(name) };
    return counterpart === undefined
      ? [
          added(
            { ...here, direction: directionOf(slot.direction, schema) },
            member(path, name),
            schema,
            states.after,
          ),
        ]
      : compareField(here, member(path, name), counterpart, schema, states);
  });
  // A part of `allOf` may demand a field that a base has.
  const elsewhere = [...new Set([...old.required, ...now.required])]
    .filter((name) => !old.properties.has(name) && !now.properties.has(name))
    .flatMap((name) =>
      compareRequired(slot, member(path, name), old.required.has(name), now.required.has(name)),
    );
  return [...gone, ...rest, ...elsewhere];
}

function compareField(
  slot: Slot,
  path: string,
  before: Schema,
  after: Schema,
  required: { before: boolean; after: boolean },
): Change[] {
  const [old, now] = [directionOf(slot.direction, before), directionOf(slot.direction, after)];
  // What travels in both editions; the rest is told by the change of its way.
  const both = narrowed(old, { request: isSent({ direction: now }), answer: isReceived({ direction: now }) });
  const here: Slot = { ...slot, direction: both };
  const ways: Change[] = [];
  if (before.readOnly !== after.readOnly) {
    const breaking = isSent(slot) && (after.readOnly === true || required.after);
    ways.push(
      change(slot, "changed", breaking, `${path}: ${after.readOnly ? "now" : "no longer"} read-only`),
    );
  }
  if (before.writeOnly !== after.writeOnly) {
    const breaking = isReceived(slot) && after.writeOnly === true;
    ways.push(
      change(slot, "changed", breaking, `${path}: ${after.writeOnly ? "now" : "no longer"} write-only`),
    );
  }
  return [
    ...ways,
    ...compareRequired(here, path, required.before, required.after),
    ...compareSchemas(here, path, before, after),
  ];
}

/** Requests lack what is read-only, answers what is write-only. */
function directionOf(direction: Direction, { readOnly, writeOnly }: Schema): Direction {
  return narrowed(direction, { request: readOnly !== true, answer: writeOnly !== true });
}

/** A field that appears: only a request that must now carry it is broken. */
export function added(slot: Slot, path: string, schema: Schema, required: boolean): Change {
  const state = required ? "required" : "optional";
  return change(slot, "added", required && isSent(slot), `${path}: added, ${typeText(schema)}, ${state}`);
}

export function compareRequired(slot: Slot, path: string, before: boolean, after: boolean): Change[] {
  if (before === after) return [];
  const breaking = after ? isSent(slot) : isReceived(slot);
  return [change(slot, "changed", breaking, `${path}: now ${after ? "required" : "optional"}`)];
}

/** Keys beside the named ones. */
function compareFurther(
  slot: Slot,
  path: string,
  old: Schema["additionalProperties"],
  now: Schema["additionalProperties"],
): Change[] {
  if (typeof old === "object" && typeof now === "object") return compareSchemas(slot, `${path}{}`, old, now);
  if (same(old, now)) return [];
  return [
    change(slot, "changed", false, at(path, `further keys ${fromTo(furtherText(old), furtherText(now))}`)),
  ];
}

function furtherText(further: Schema["additionalProperties"]): string {
  if (typeof further === "object") return typeText(further);
  return further === true ? "any" : "none";
}

function compareOthers(slot: Slot, path: string, old: readonly Schema[], now: readonly Schema[]): Change[] {
  const text = (parts: readonly Schema[]): string => parts.map((part) => typeText(part)).join(" & ");
  if (old.length !== now.length)
    return [change(slot, "changed", true, at(path, `also has to be ${fromTo(text(old), text(now))}`))];
  return now.flatMap((part, index) => compareSchemas(slot, path, old[index] ?? {}, part));
}

function member(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

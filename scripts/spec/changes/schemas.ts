import type { Schema } from "../json-schema.js";
import { type Change, change, type Direction, fromTo, type Slot, same } from "./change.js";
import { alternatives, covers, typeText } from "./types.js";

/** Differences between two schemas, down to their innermost fields. `path`: where the value stands, for people. */
export function compareSchemas(slot: Slot, path: string, before: Schema, after: Schema): Change[] {
  const here: Slot = { ...slot, line: after["x-line"] ?? slot.line };
  const old = alternatives(before, slot.renamed);
  const now = alternatives(after, (name) => name);
  const inner = [...now].flatMap(([kind, schema]) => {
    const counterpart = old.get(kind);
    return counterpart === undefined ? [] : compareMembers(here, path, kind, counterpart, schema);
  });
  return [...compareTypes(here, path, before, after), ...compareFacts(here, path, before, after), ...inner];
}

function compareTypes(slot: Slot, path: string, before: Schema, after: Schema): Change[] {
  const old = alternatives(before, slot.renamed);
  const now = alternatives(after, (name) => name);
  const lost = [...old.keys()].filter((kind) => !now.has(kind));
  const gained = [...now.keys()].filter((kind) => !old.has(kind));
  if (lost.length === 0 && gained.length === 0) return [];
  const narrower = lost.some((kind) => !covers(now, kind));
  const wider = gained.some((kind) => !covers(old, kind));
  const breaking = (slot.direction !== "output" && narrower) || (slot.direction !== "input" && wider);
  const detail =
    lost.length === 0 && same(gained, ["null"])
      ? "may now be null"
      : gained.length === 0 && same(lost, ["null"])
        ? "is no longer null"
        : `type ${fromTo(typeText(before, slot.renamed), typeText(after))}`;
  return [change(slot, "changed", breaking, at(path, detail))];
}

/** What is told of a field beside its type. */
function compareFacts(slot: Slot, path: string, before: Schema, after: Schema): Change[] {
  const out: Change[] = [];
  const tell = (what: string, breaking: boolean, old: unknown, now: unknown): void => {
    if (!same(old, now)) out.push(change(slot, "changed", breaking, at(path, `${what} ${fromTo(old, now)}`)));
  };
  const isSent = slot.direction !== "output";
  // Who left the field out now gets something else; a default that is told at last changes nothing.
  tell(
    "default",
    isSent && before.default !== undefined && after.default !== undefined,
    before.default,
    after.default,
  );
  tell("format", before.format !== undefined && after.format !== undefined, before.format, after.format);
  tell("deprecated", false, before.deprecated, after.deprecated);
  tell("description", false, before.description, after.description);
  tell("remarks", false, before["x-remarks"], after["x-remarks"]);
  tell("documented type", false, before["x-documented"], after["x-documented"]);
  tell("origin", false, before["x-origin"], after["x-origin"]);
  return out;
}

function compareMembers(slot: Slot, path: string, kind: string, before: Schema, after: Schema): Change[] {
  if (kind.startsWith("array"))
    return compareSchemas(slot, `${path}[]`, before.items ?? {}, after.items ?? {});
  if (!kind.startsWith("object")) return [];
  const bases = (schema: Schema, renamed: Slot["renamed"]): string[] =>
    (schema.allOf ?? []).map(({ $ref }) => renamed(($ref ?? "").replace("#/schemas/", "")));
  const old = bases(before, slot.renamed);
  const now = bases(after, (name) => name);
  const derived = same(old, now)
    ? []
    : [change(slot, "changed", true, at(path, `derives from ${fromTo(old.join(", "), now.join(", "))}`))];
  return [
    ...derived,
    ...compareProperties(slot, path, before, after),
    ...compareFurther(slot, path, before, after),
  ];
}

function compareProperties(slot: Slot, path: string, before: Schema, after: Schema): Change[] {
  const old = new Map(Object.entries(before.properties ?? {}));
  const now = new Map(Object.entries(after.properties ?? {}));
  const isRequired = (schema: Schema, name: string): boolean => schema.required?.includes(name) ?? false;
  const gone = [...old.keys()]
    .filter((name) => !now.has(name))
    .map((name) => change(slot, "removed", true, `${member(path, name)}: removed`));
  const rest = [...now].flatMap(([name, schema]) => {
    const counterpart = old.get(name);
    const required = isRequired(after, name);
    const here = { ...slot, line: schema["x-line"] ?? slot.line };
    if (counterpart === undefined) return [added(here, member(path, name), schema, required)];
    return [
      ...compareRequired(here, member(path, name), isRequired(before, name), required),
      ...compareSchemas(slot, member(path, name), counterpart, schema),
    ];
  });
  return [...gone, ...rest];
}

/** A field that appears: only a request that must now carry it is broken. */
export function added(slot: Slot, path: string, schema: Schema, required: boolean): Change {
  const state = required ? "required" : "optional";
  return change(
    slot,
    "added",
    required && slot.direction !== "output",
    `${path}: added, ${typeText(schema)}, ${state}`,
  );
}

export function compareRequired(slot: Slot, path: string, before: boolean, after: boolean): Change[] {
  if (before === after) return [];
  const broken: Direction = after ? "input" : "output";
  const breaking = slot.direction === "both" || slot.direction === broken;
  return [change(slot, "changed", breaking, `${path}: now ${after ? "required" : "optional"}`)];
}

/** Keys beside the named ones. */
function compareFurther(slot: Slot, path: string, before: Schema, after: Schema): Change[] {
  const old = before.additionalProperties;
  const now = after.additionalProperties;
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

function member(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

/** A named schema as a whole has no path. */
function at(path: string, detail: string): string {
  return path === "" ? detail : `${path}: ${detail}`;
}

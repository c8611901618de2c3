import type { Schema } from "../json-schema.js";
import { type Change, change, fromTo, isReceived, isSent, type Slot, same } from "./change.js";
import { compareObjects } from "./objects.js";
import { type Pairing, pairAlternatives } from "./pairing.js";
import { fingerprint } from "./renames.js";
import { type Alternative, alternatives, covers, nameOf, typeText } from "./types.js";

/** Differences between two schemas, down to their innermost fields. `path`: where the value stands, for people. */
export function compareSchemas(slot: Slot, path: string, before: Schema, after: Schema): Change[] {
  const here: Slot = { ...slot, line: after["x-line"] ?? slot.line };
  const facts = compareFacts(here, path, before, after);
  const beside = isChoice(before) && isChoice(after) ? compareObjects(here, path, before, after) : [];
  const pairing = pairAlternatives(
    alternatives(before, slot.renamed),
    alternatives(after, (name) => name),
  );
  const members = (at: Slot, { kept }: Pairing): Change[] =>
    kept.flatMap(([old, now]) => compareMembers(at, path, old, now));
  if (pairing.lost.length === 0 && pairing.gained.length === 0)
    return [...facts, ...beside, ...members(here, pairing)];
  const key = fingerprint([before, after]);
  if (slot.open?.has(key)) return facts;
  const opened = openNames(here, pairing);
  const type = compareTypes(here, path, before, after, pairing, opened);
  const inside = { ...here, open: new Set([...(slot.open ?? []), key]) };
  if (![...pairing.lost, ...pairing.gained].every(isName))
    return [type, ...facts, ...beside, ...members(inside, opened)];
  // One name in place of another says it all; what differs behind them tells whether that breaks anything.
  const breaking = type.breaking || members(inside, opened).some((inner) => inner.breaking);
  return [{ ...type, breaking }, ...facts, ...beside, ...members(here, pairing)];
}

function isName({ kind }: Alternative): boolean {
  return kind.startsWith("ref ");
}

function isChoice({ anyOf, oneOf }: Schema): boolean {
  return anyOf !== undefined || oneOf !== undefined;
}

/** Where a type got another name, or a name of its own, what stands behind the names is compared. */
function openNames(slot: Slot, pairing: Pairing): Pairing {
  const { kept, lost, gained } = pairing;
  if (lost.length === 0 || gained.length === 0) return pairing;
  const open = (find: Slot["before"], renamed: Slot["renamed"]) => (alternative: Alternative) => {
    const { $ref } = alternative.schema;
    const schema = $ref === undefined ? undefined : find(nameOf($ref));
    return schema === undefined ? [alternative] : alternatives(schema, renamed);
  };
  const again = pairAlternatives(
    lost.flatMap(open(slot.before, slot.renamed)),
    gained.flatMap(open(slot.after, (name) => name)),
  );
  return { ...again, kept: [...kept, ...again.kept] };
}

function compareTypes(
  slot: Slot,
  path: string,
  before: Schema,
  after: Schema,
  pairing: Pairing,
  { kept, lost, gained }: Pairing,
): Change {
  const old = [...kept.map(([one]) => one), ...lost];
  const now = [...kept.map(([, one]) => one), ...gained];
  const narrower = lost.some(({ kind }) => !covers(now, kind));
  const wider = gained.some(({ kind }) => !covers(old, kind));
  const breaking = (isSent(slot) && narrower) || (isReceived(slot) && wider);
  return change(slot, "changed", breaking, at(path, typeDetail(slot, before, after, pairing)));
}

function typeDetail({ renamed }: Slot, before: Schema, after: Schema, { lost, gained }: Pairing): string {
  const isNull = ([first, ...more]: readonly Alternative[]): boolean =>
    first?.kind === "null" && more.length === 0;
  if (lost.length === 0 && isNull(gained)) return "may now be null";
  if (gained.length === 0 && isNull(lost)) return "is no longer null";
  return `type ${fromTo(typeText(before, renamed), typeText(after))}`;
}

/** What is told of a field beside its type. */
function compareFacts(slot: Slot, path: string, before: Schema, after: Schema): Change[] {
  const out: Change[] = [];
  const tell = (what: string, breaking: boolean, old: unknown, now: unknown): void => {
    if (!same(old, now)) out.push(change(slot, "changed", breaking, at(path, `${what} ${fromTo(old, now)}`)));
  };
  // Who left the field out now gets something else; a default that is told at last changes nothing.
  tell(
    "default",
    isSent(slot) && before.default !== undefined && after.default !== undefined,
    before.default,
    after.default,
  );
  tell("format", before.format !== undefined && after.format !== undefined, before.format, after.format);
  tell("combination", false, combination(before), combination(after));
  if (fingerprint(before.not ?? null) !== fingerprint(after.not ?? null))
    tell("must not be", isSent(slot) && after.not !== undefined, excluded(before), excluded(after));
  tell("told apart by", false, before.discriminator?.propertyName, after.discriminator?.propertyName);
  tell("deprecated", false, before.deprecated, after.deprecated);
  tell("title", false, before.title, after.title);
  tell("description", false, before.description, after.description);
  tell("remarks", false, before["x-remarks"], after["x-remarks"]);
  tell("documented type", false, before["x-documented"], after["x-documented"]);
  tell("origin", false, before["x-origin"], after["x-origin"]);
  tell("confidence", false, before["x-confidence"], after["x-confidence"]);
  return out;
}

/** Where a value was a choice and is one still: whether it may fit more than one. */
function combination({ anyOf, oneOf }: Schema): string | undefined {
  const options = anyOf ?? oneOf ?? [];
  const real = options.filter(({ type }) => type !== "null");
  return real.length < 2 ? undefined : anyOf === undefined ? "oneOf" : "anyOf";
}

function excluded({ not }: Schema): string | undefined {
  return not === undefined ? undefined : fingerprint(not);
}

function compareMembers(slot: Slot, path: string, old: Alternative, now: Alternative): Change[] {
  if (now.kind === "array")
    return compareSchemas(slot, `${path}[]`, old.schema.items ?? {}, now.schema.items ?? {});
  return now.kind === "object" ? compareObjects(slot, path, old.schema, now.schema) : [];
}

/** A named schema as a whole has no path. */
export function at(path: string, detail: string): string {
  return path === "" ? detail : `${path}: ${detail}`;
}

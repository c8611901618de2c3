import type { Parameter } from "../api-spec.js";
import { type Change, change, fromTo, pair, type Slot } from "./change.js";
import { added, compareRequired } from "./objects.js";
import { compareSchemas } from "./schemas.js";

export function compareParameters(
  slot: Slot,
  before: readonly Parameter[],
  after: readonly Parameter[],
): Change[] {
  // One name may stand in two places, so a parameter has moved only if it is gone from where it was.
  const placed = pair(before, after, (parameter) => `${parameter.in} ${nameOnWire(parameter)}`);
  const { gone, kept: moved, fresh } = pair(placed.gone, placed.fresh, ({ name }) => name);
  return [
    ...gone.map(({ name }) => change(slot, "removed", true, `parameter ${name}: removed`)),
    ...fresh.map(({ name, schema, required }) =>
      added({ ...slot, line: schema["x-line"] ?? slot.line }, `parameter ${name}`, schema, required),
    ),
    ...[...placed.kept, ...moved].flatMap(([old, now]) => compareParameter(slot, old, now)),
  ];
}

/** HTTP does not tell apart how the name of a header is written. */
function nameOnWire({ name, in: place }: Parameter): string {
  return place === "header" ? name.toLowerCase() : name;
}

function compareParameter(slot: Slot, old: Parameter, now: Parameter): Change[] {
  const path = `parameter ${now.name}`;
  const here = { ...slot, line: now.schema["x-line"] ?? slot.line };
  const tell = (what: string, breaking: boolean, before: unknown, after: unknown): Change[] =>
    before === after ? [] : [change(here, "changed", breaking, `${path}: ${what} ${fromTo(before, after)}`)];
  return [
    // Callers write the name of a header as the page does.
    ...tell("name", true, old.name, now.name),
    ...tell("place", true, old.in, now.in),
    ...compareRequired(here, path, old.required, now.required),
    ...tell("encoding", true, old.encoding, now.encoding),
    ...tell("sample", false, old.sample, now.sample),
    ...compareSchemas(slot, path, old.schema, now.schema),
  ];
}

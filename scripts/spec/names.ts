import { z } from "zod";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.js";
import type { ApiSpec, Operation } from "./api-spec.js";

/** `names.json`: the public name of every operation. It pins them: a regeneration renames nothing unnoticed. */
export const namesSchema = z.strictObject({ operations: z.record(z.string(), z.string()) });
export type Names = z.infer<typeof namesSchema>;

export const noNames: Names = { operations: {} };

export function publicName(operation: Operation): string {
  return [...operation.group, operation.name].join(".");
}

export function namesOf(spec: ApiSpec): Names {
  return {
    operations: Object.fromEntries(spec.operations.map((operation) => [operation.id, publicName(operation)])),
  };
}

/** Names that changed, that two operations share, or that the client itself uses. */
export function checkNames(spec: ApiSpec, pinned: Names, reserved: ReadonlySet<string>): Diagnostic[] {
  const found: Diagnostic[] = [];
  const owners = new Map<string, Operation>();
  for (const operation of spec.operations) {
    const name = publicName(operation);
    const place = { line: operation.lines.start, operation: operation.id };
    const owner = owners.get(name);
    if (owner !== undefined)
      found.push(diagnostic("names/collision", place, { name, first: owner.id, second: operation.id }));
    owners.set(name, operation);
    const root = operation.group[0] ?? operation.name;
    if (reserved.has(root)) found.push(diagnostic("names/reserved", place, { id: operation.id, name }));
    const before = Object.hasOwn(pinned.operations, operation.id)
      ? pinned.operations[operation.id]
      : undefined;
    if (before !== undefined && before !== name)
      found.push(diagnostic("names/renamed", place, { id: operation.id, before, after: name }));
  }
  const groups = new Set(
    spec.operations.flatMap(({ group }) => group.map((_, index) => group.slice(0, index + 1).join("."))),
  );
  for (const [name, operation] of owners) {
    if (!groups.has(name)) continue;
    const place = { line: operation.lines.start, operation: operation.id };
    found.push(
      diagnostic("names/collision", place, { name, first: operation.id, second: `the group ${name}` }),
    );
  }
  return found;
}

import type * as z from "zod/mini";
import type { Mismatch, Validator } from "../core/validation.js";
import { type Difference, differencesOf } from "./mismatches.js";
import { documentedName, watchCalls } from "./watch.js";

/** The schemas of one operation, built when they are asked for. */
interface Schemas {
  readonly params: () => z.ZodMiniType;
  readonly output: () => z.ZodMiniType;
  readonly result?: () => z.ZodMiniType;
}

const parts = { params: "params", answer: "output", result: "result" } as const;

/**
 * A validator of schemas. It does nothing before it is asked.
 *
 * @param schemas - By the ids of the operations.
 * @param idsByTarget - The operations of a target. Default: the one whose id is the target.
 */
export function createValidator(
  schemas: Readonly<Record<string, Schemas>>,
  idsByTarget: () => Readonly<Record<string, readonly string[]>> = () => ({}),
): Validator {
  let table: Readonly<Record<string, readonly string[]>> | undefined;
  const schemasOf = (target: string, place: Mismatch["in"]) => {
    table ??= idsByTarget();
    const ids = (Object.hasOwn(table, target) && table[target]) || [target];
    return ids.flatMap((id) => (Object.hasOwn(schemas, id) && schemas[id]?.[parts[place]]) || []);
  };
  const check: Validator["check"] = (target, place, value) => {
    let fewest: readonly Difference[] | undefined;
    // Several operations may have one target: what one of them takes is right.
    for (const schema of schemasOf(target, place)) {
      const found = differencesOf(schema(), value);
      if (!fewest || found.length < fewest.length) fewest = found;
    }
    const operation = documentedName(target);
    return (fewest ?? []).map((difference) => ({ operation, in: place, ...difference }));
  };
  return { check, watch: (...client) => watchCalls(check, ...client) };
}

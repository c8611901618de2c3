import type { Schema } from "../json-schema.js";
import type { Slot } from "./change.js";
import { nameOf } from "./types.js";

/** What an object has, with what the parts of its `allOf` add. */
export interface Members {
  /** Names of what it is derived from, as the newer edition calls them. */
  bases: string[];
  properties: Map<string, Schema>;
  required: Set<string>;
  further: Schema["additionalProperties"];
  /** Parts that are no plain objects: choices, above all. */
  others: Schema[];
}

/** The members of a schema, without those of its bases. */
export function membersOf(schema: Schema, renamed: Slot["renamed"]): Members {
  const { properties = {}, required = [], additionalProperties, allOf = [] } = schema;
  const own: Members = {
    bases: [],
    properties: new Map(Object.entries(properties)),
    required: new Set(required),
    further: additionalProperties,
    others: [],
  };
  for (const part of allOf) {
    if (part.$ref !== undefined) own.bases.push(renamed(nameOf(part.$ref)));
    else if (part.anyOf !== undefined || part.oneOf !== undefined || part.not !== undefined)
      own.others.push(part);
    else join(own, membersOf(part, renamed));
  }
  return own;
}

/** Members with those of the bases that the other edition does not derive from: they were moved here, or away. */
export function withBases(
  members: Members,
  kept: ReadonlySet<string>,
  find: (base: string) => Schema | undefined,
  renamed: Slot["renamed"],
): Members {
  const whole: Members = {
    ...members,
    properties: new Map(members.properties),
    required: new Set(members.required),
    others: [...members.others],
  };
  const seen = new Set<string>();
  const open = members.bases.filter((base) => !kept.has(base));
  for (let base = open.pop(); base !== undefined; base = open.pop()) {
    const schema = seen.has(base) ? undefined : find(base);
    seen.add(base);
    if (schema === undefined) continue;
    const further = membersOf(schema, renamed);
    open.push(...further.bases.filter((name) => !kept.has(name)));
    join(whole, further);
  }
  return whole;
}

/** What stands nearer is what counts. */
function join(into: Members, from: Members): void {
  into.bases.push(...from.bases.filter((base) => !into.bases.includes(base)));
  for (const [name, schema] of from.properties)
    if (!into.properties.has(name)) into.properties.set(name, schema);
  for (const name of from.required) into.required.add(name);
  into.further ??= from.further;
  into.others.push(...from.others);
}

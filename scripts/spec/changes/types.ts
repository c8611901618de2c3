import type { Schema } from "../json-schema.js";

/** What a value may be, by kind: `string`, `null`, `object`, `array`, `ref User`, `= "a"` (a literal), `unknown`. */
export type Alternatives = Map<string, Schema>;

export function alternatives(schema: Schema, renamed: (name: string) => string): Alternatives {
  const found: Alternatives = new Map();
  const add = (kind: string, member: Schema): void => {
    let name = kind;
    for (let number = 2; found.has(name); number++) name = `${kind} ${number}`;
    found.set(name, member);
  };
  collect(schema, add, renamed);
  return found;
}

function collect(
  schema: Schema,
  add: (kind: string, member: Schema) => void,
  renamed: (name: string) => string,
): void {
  const { $ref, anyOf, type, properties, allOf, items } = schema;
  if ($ref !== undefined) add(`ref ${renamed($ref.replace("#/schemas/", ""))}`, schema);
  else if (anyOf !== undefined) for (const option of anyOf) collect(option, add, renamed);
  else if (schema.enum !== undefined)
    for (const value of schema.enum) add(`= ${JSON.stringify(value)}`, schema);
  else if (type !== undefined) for (const name of [type].flat()) add(name, schema);
  else if (properties !== undefined || allOf !== undefined) add("object", schema);
  else if (items !== undefined) add("array", schema);
  else add("unknown", schema);
}

/** Whether everything of a kind is also one of the alternatives. */
export function covers(wide: Alternatives, kind: string): boolean {
  if (wide.has(kind) || wide.has("unknown")) return true;
  if (kind === "integer") return wide.has("number");
  if (!kind.startsWith("= ")) return false;
  const value: unknown = JSON.parse(kind.slice(2));
  if (value === null) return wide.has("null");
  return wide.has(typeof value) || (Number.isInteger(value) && wide.has("integer"));
}

/** The type in a few words: `string | null`, `User[]`, `"a" | "b"`. */
export function typeText(schema: Schema, renamed: (name: string) => string = (name) => name): string {
  const kinds = [...alternatives(schema, renamed)];
  return kinds
    .map(([kind, member]) => {
      if (kind.startsWith("= ") || kind.startsWith("ref ")) return kind.slice(kind.indexOf(" ") + 1);
      if (kind !== "array") return kind;
      const inner = typeText(member.items ?? {}, renamed);
      return inner.includes(" ") ? `(${inner})[]` : `${inner}[]`;
    })
    .join(" | ");
}

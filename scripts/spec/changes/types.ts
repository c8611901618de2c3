import type { Schema } from "../json-schema.js";

/** One of the things that a value may be: `string`, `null`, `object`, `array`, `ref User`, `= "a"`, `unknown`. */
export interface Alternative {
  kind: string;
  schema: Schema;
}

type Renamed = (name: string) => string;

export function alternatives(schema: Schema, renamed: Renamed): Alternative[] {
  const { $ref, anyOf, oneOf, type, properties, allOf, items } = schema;
  if ($ref !== undefined) return [{ kind: `ref ${renamed(nameOf($ref))}`, schema }];
  const options = anyOf ?? oneOf;
  if (options !== undefined) return options.flatMap((option) => alternatives(option, renamed));
  if (schema.enum !== undefined)
    return schema.enum.map((value) => ({ kind: `= ${JSON.stringify(value)}`, schema }));
  if (type !== undefined) return [type].flat().map((name) => ({ kind: name, schema }));
  if (properties !== undefined || allOf !== undefined) return [{ kind: "object", schema }];
  return [{ kind: items === undefined ? "unknown" : "array", schema }];
}

export function nameOf($ref: string): string {
  return $ref.replace("#/schemas/", "");
}

/** Whether everything of a kind is also one of the alternatives. */
export function covers(wide: readonly Alternative[], kind: string): boolean {
  const has = (name: string): boolean => wide.some((alternative) => alternative.kind === name);
  if (has("unknown")) return true;
  // What an object or a list is made of is another matter: one of two is not covered by the other.
  if (kind === "object" || kind === "array") return false;
  if (has(kind)) return true;
  if (kind === "integer") return has("number");
  if (!kind.startsWith("= ")) return false;
  const value: unknown = JSON.parse(kind.slice(2));
  if (value === null) return has("null");
  return (
    has(typeof value) || (Array.isArray(value) && has("array")) || (Number.isInteger(value) && has("integer"))
  );
}

/** The type in a few words: `string | null`, `User[]`, `"a" | "b"`. */
export function typeText(schema: Schema, renamed: Renamed = (name) => name): string {
  return alternatives(schema, renamed)
    .map(({ kind, schema: member }) => {
      if (kind.startsWith("= ") || kind.startsWith("ref ")) return kind.slice(kind.indexOf(" ") + 1);
      if (kind !== "array") return kind;
      const inner = typeText(member.items ?? {}, renamed);
      return inner.includes(" ") ? `(${inner})[]` : `${inner}[]`;
    })
    .join(" | ");
}

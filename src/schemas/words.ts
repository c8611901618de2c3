import type * as z from "zod/mini";

/** As many values of an enumeration as are told. */
const maxValues = 10;

const words: Readonly<Record<string, string>> = {
  string: "text",
  array: "list",
  tuple: "list",
  record: "object",
  void: "nothing",
  undefined: "nothing",
  never: "no such field",
  unknown: "anything",
  any: "anything",
  custom: "content",
  nullable: "null",
};

/** What the documentation says of a place, of which it may have several things to say. */
export function expectedOf(schemas: readonly z.core.$ZodTypes[]): string {
  return [...new Set(schemas.map(wordOf))].join(" or ") || "anything";
}

function wordOf({ _zod: { def } }: z.core.$ZodTypes): string {
  if (def.type === "enum") return valuesOf(Object.values(def.entries));
  if (def.type === "literal") return valuesOf(def.values);
  const { format } = def as { readonly format?: string };
  if (format === "safeint") return "whole number";
  return `${words[def.type] ?? def.type}${format === undefined ? "" : ` (${format})`}`;
}

function valuesOf(values: readonly unknown[]): string {
  const told = values.slice(0, maxValues).map((value) => JSON.stringify(value) ?? `${value}`);
  if (values.length > maxValues) told.push("…");
  return told.length === 1 ? `${told[0]}` : `one of ${told.join(", ")}`;
}

/** The kind of a value, which tells nothing else of it. */
export function seenOf(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (typeof value === "string") return "text";
  if (Array.isArray(value)) return `list of ${value.length}`;
  return typeof value;
}

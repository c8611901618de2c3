import { union } from "./infer.js";
import type { Schema, TypeName } from "./json-schema.js";
import { type Merging, report } from "./supplement-evidence.js";

/**
 * Types of values from the page and the supplement. An example can show neither that a number is always whole nor
 * which other types there are; other differences are findings.
 */
export function mergeTypes(merging: Merging, page: Schema, other: Schema, path: string): Schema {
  const [shown, told] = [typesOf(page), typesOf(other)];
  const isShown = page["x-origin"] === "example";
  const { description = other.description, "x-line": line } = page;
  const facts: Schema = {
    ...(description === undefined ? {} : { description }),
    ...(line === undefined ? {} : { "x-line": line }),
  };
  if (shown.length > 0 && told.length > 0) {
    const possible = told.map((type): TypeName => (type === "integer" ? "number" : type));
    if (isShown && shown.every((type) => fits(type, possible)))
      return isDocumented(other)
        ? other
        : { ...formatOf(page), ...withoutMarks(other), ...facts, "x-origin": "example" };
    if (told.every((type) => fits(type, shown))) return { ...page, ...facts };
  }
  // Two examples may differ, as anything that is shown may.
  if (other["x-origin"] !== "example")
    reportTypes(merging, page, other, path, isShown ? "both are accepted" : "the page is followed");
  if (!isShown) return page;
  return { ...union([...alternatives(page), ...alternatives(other)]), ...facts, "x-origin": "example" };
}

/** Whether a schema is what a list of the page says, of this operation or of another one that has the same shape. */
export function isDocumented(schema: Schema): boolean {
  return schema["x-line"] !== undefined && schema["x-origin"] === undefined;
}

export function reportTypes(
  merging: Merging,
  page: Schema,
  other: Schema,
  path: string,
  taken: string,
): void {
  const kinds = { page: word(page), other: word(other) };
  report(merging, "supplement/type-differs", { path: path === "" ? "the answer" : path, ...kinds, taken });
}

function fits(type: TypeName, among: readonly TypeName[]): boolean {
  return among.includes(type) || (type === "integer" && among.includes("number"));
}

function formatOf({ format }: Schema): Schema {
  return format === undefined ? {} : { format };
}

function withoutMarks(schema: Schema): Schema {
  const { "x-origin": _, "x-confidence": __, "x-reason": ___, ...facts } = schema;
  return facts;
}

function alternatives(schema: Schema): Schema[] {
  const { description: _, "x-line": __, ...rest } = schema;
  return schema.anyOf ?? [rest];
}

/** All types that a value can have; none where types alone do not tell. */
function typesOf({ type, anyOf, items, properties }: Schema): TypeName[] {
  if (anyOf !== undefined) {
    const each = anyOf.map(typesOf);
    return each.every((types) => types.length > 0) ? each.flat() : [];
  }
  if (type === undefined || items !== undefined || properties !== undefined) return [];
  return Array.isArray(type) ? type : [type];
}

/** Whether both name the same types. */
export function agree(page: Schema, other: Schema): boolean {
  const [first, second] = [typesOf(page), typesOf(other)];
  if (page.items !== undefined && other.items !== undefined) return agree(page.items, other.items);
  if (first.length === 0 || second.length === 0) return word(page) === word(other);
  return [...first].sort().join() === [...second].sort().join();
}

/** The kind of a value, for findings. */
export function word({ $ref, type, anyOf, allOf, properties }: Schema): string {
  if ($ref !== undefined) return $ref.replace("#/schemas/", "");
  if (anyOf !== undefined) return anyOf.map(word).join(" or ");
  if (allOf !== undefined) return allOf.map(word).join(" with ");
  if (type === undefined) return properties === undefined ? "anything" : "object";
  return Array.isArray(type) ? type.join(" or ") : type;
}

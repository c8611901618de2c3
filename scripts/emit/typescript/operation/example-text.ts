import { quote } from "../text/escape.js";
import { valueKey } from "../text/names.js";
import { Variable } from "../wire/wire.js";
import type { ExampleField, ExampleObject, ExampleValue } from "./example-values.js";

const maxWidth = 96;

/** How many entries are shown before the rest is counted: at the top, and below it. */
export interface Limits {
  top: number;
  below: number;
}

/**
 * On one line if it fits in the room. Otherwise a line per entry, and entries past the limit are counted, not shown;
 * fields that a call needs are always shown.
 */
export function exampleText(value: ExampleValue, room: number, limits: Limits, depth = 0): string {
  const line = onOneLine(value);
  if (line.length <= room || value === null || typeof value !== "object" || value instanceof Variable)
    return line;
  const inside = maxWidth - 2 * depth - 3;
  const inner = (item: ExampleValue, used: number): string =>
    exampleText(item, inside - used, limits, depth + 1);
  const limit = depth === 0 ? limits.top : limits.below;
  if (Array.isArray(value)) {
    const shown = value.slice(0, value.length > limit ? Math.max(1, limit - 1) : limit);
    const texts = shown.map((item) => inner(item, 0));
    return enclosed("[", texts, value.length - shown.length, "]");
  }
  const shown = shownFields(value, limit);
  const texts = shown.map((field) => entry(field, inner(field.value, field.key.length + 2)));
  return enclosed("{", texts, value.fields.length - shown.length, "}");
}

/** All that are required, and as many others as there is room for, in their order. */
function shownFields({ fields }: ExampleObject, limit: number): ExampleField[] {
  if (fields.length <= limit) return fields;
  // The line that counts the others takes the place of one.
  let free = limit - 1 - fields.filter(({ required }) => required).length;
  return fields.filter(({ required }) => required || free-- > 0);
}

function enclosed(open: string, texts: string[], hidden: number, close: string): string {
  const body = [...texts.map((text) => `${text},`), ...(hidden > 0 ? [`// … ${hidden} more`] : [])];
  const indented = body.flatMap((text) => text.split("\n")).map((text) => `  ${text}`);
  return [open, ...indented, close].join("\n");
}

function onOneLine(value: ExampleValue): string {
  if (typeof value === "string") return quote(value);
  if (value === null || typeof value !== "object") return String(value);
  if (value instanceof Variable) return value.name;
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(", ")}]`;
  const entries = value.fields.map((field) => entry(field, onOneLine(field.value)));
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function entry({ key, value }: ExampleField, printed: string): string {
  return value instanceof Variable && value.name === key ? key : `${valueKey(key)}: ${printed}`;
}

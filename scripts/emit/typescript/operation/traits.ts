import { quote } from "../text/escape.js";
import { valueKey } from "../text/names.js";
import type { Traits } from "../wire/wire.js";

/** Traits as an object literal on one line; nothing where there are none. */
export function traitsText(traits: Traits): string {
  return Object.keys(traits).length === 0 ? "" : objectText(traits);
}

function objectText(entries: Traits): string {
  const texts = Object.entries(entries).map(([key, value]) => `${valueKey(key)}: ${valueText(value)}`);
  return `{ ${texts.join(", ")} }`;
}

function valueText(value: Traits[string]): string {
  if (value === true) return "true";
  if (typeof value === "string") return quote(value);
  return Array.isArray(value) ? `[${value.map(quote).join(", ")}]` : objectText(value);
}

import { quote } from "../text/escape.js";
import { valueKey } from "../text/names.js";
import type { Traits } from "../wire/wire.js";

/** Traits as an object literal on one line; nothing where there are none. */
export function traitsText(traits: Traits): string {
  const entries = Object.entries(traits).map(
    ([trait, value]) =>
      `${valueKey(trait)}: ${Array.isArray(value) ? `[${value.map(quote).join(", ")}]` : quote(value)}`,
  );
  return entries.length === 0 ? "" : `{ ${entries.join(", ")} }`;
}

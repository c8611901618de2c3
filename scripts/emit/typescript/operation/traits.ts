import { quote } from "../text/escape.js";
import { valueKey } from "../text/names.js";
import type { Traits, TraitValue } from "../wire/wire.js";

/**
 * Traits as an object literal; nothing where there are none.
 *
 * @param room - What does not fit into so many columns stands on lines of its own.
 */
export function traitsText(traits: Traits, room = Number.POSITIVE_INFINITY): string {
  return Object.keys(traits).length === 0 ? "" : objectText(traits, room);
}

function objectText(entries: Traits, room: number): string {
  const line = `{ ${entryTexts(entries, Number.POSITIVE_INFINITY).join(", ")} }`;
  if (line.length <= room) return line;
  const lines = entryTexts(entries, room - 2).map((text) => `  ${text.replace(/\n/g, "\n  ")},`);
  return ["{", ...lines, "}"].join("\n");
}

function entryTexts(entries: Traits, room: number): string[] {
  return Object.entries(entries).map(([key, value]) => {
    const name = `${valueKey(key)}: `;
    return `${name}${valueText(value, room - name.length - 1)}`;
  });
}

function valueText(value: TraitValue, room: number): string {
  if (value === true) return "true";
  if (typeof value === "string") return quote(value);
  return Array.isArray(value) ? `[${value.map(quote).join(", ")}]` : objectText(value, room);
}

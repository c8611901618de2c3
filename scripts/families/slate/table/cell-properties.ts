import type { Json } from "../../../spec/json-schema.js";
import type { TableRow } from "../model.js";
import { type CellLine, endOfBelow } from "./cell-lines.js";
import { type NestedLine, nestedLine, rowOf } from "./nested-line.js";
import { keysIn, samplesAt } from "./shown.js";
import { typeOf } from "./type-expression.js";
import { looksLikeName } from "./words.js";

type PropertyLine = Exclude<NestedLine, { kind: "unsettled" }>;

/** A line that is a property, and those below it. */
export interface Property {
  line: PropertyLine;
  within: Property[];
}

/**
 * Reads lines as properties, whose depth the lists tell: items belong to the line above them that lies less deep.
 * Undefined: one of the lines is none.
 */
export function propertiesIn(lines: readonly CellLine[], samples: readonly Json[]): Property[] | undefined {
  const found: Property[] = [];
  const keys = keysIn(samples);
  for (let index = 0, end = 0; index < lines.length; index = end) {
    end = endOfBelow(lines, index);
    const line = propertyLine(lines[index]?.text ?? "", keys);
    if (line === undefined) return undefined;
    const below = lines.slice(index + 1, end);
    const within = below.length === 0 ? [] : propertiesIn(below, samplesAt(samples, nameOf(line)));
    if (within === undefined) return undefined;
    found.push({ line, within });
  }
  return found;
}

/** Whether one of them tells a type, or has others within. */
export function tellTypes(properties: readonly Property[]): boolean {
  return properties.some(
    ({ line, within }) => within.length > 0 || (line.kind === "row" && line.cells.type !== undefined),
  );
}

export function rowsOfProperties(properties: readonly Property[], line: number): TableRow[] {
  return properties.flatMap(({ line: read, within }): TableRow[] => {
    const nested = rowsOfProperties(within, line);
    const own =
      read.kind === "row"
        ? rowOf(read.cells, line)
        : { line, endLine: line, name: read.name, required: read.required };
    return [{ ...own, ...(nested.length > 0 ? { nested } : {}) }];
  });
}

function nameOf(line: PropertyLine): string {
  return line.kind === "row" ? line.cells.name : line.name;
}

/** Nothing ran together here: a single word is a name. */
function propertyLine(text: string, keys: ReadonlySet<string>): PropertyLine | undefined {
  const word = /^([A-Za-z_$][\w$-]*)(\*?):?$/u.exec(text);
  if (word !== null) {
    const [, name = "", star] = word;
    if (!looksLikeName(name) && !keys.has(name)) return undefined;
    return { kind: "name", name, required: star === "*" };
  }
  const line = bracketed(text) ?? nestedLine(text, undefined, keys);
  // A name with spaces is more likely a sentence.
  return line?.kind === "unsettled" || (line?.kind === "row" && line.cells.spaced) ? undefined : line;
}

/** `lat (number, required): Where it is`. */
function bracketed(text: string): PropertyLine | undefined {
  const [, name = "", star = "", inner = "", description = ""] =
    /^([A-Za-z_$][\w$.-]*)(\*?) ?\(([^()]{1,60})\) ?[:–—-]? ?(.*)$/u.exec(text) ?? [];
  const words = inner.split(",").map((word) => word.trim());
  const others = words.filter((word) => !/^(?:required|mandatory|optional)$/iu.test(word));
  const [type = ""] = others;
  if (name === "" || others.length !== 1 || typeOf(type) === undefined) return undefined;
  const required = star !== "" || words.some((word) => /^(?:required|mandatory)$/iu.test(word));
  const told = description === "" ? {} : { description };
  return { kind: "row", cells: { name, required, type, ...told, spaced: false, found: 0, closed: false } };
}

import type { Document } from "./document.js";

/** Members that hold data of the vendor, whatever they are called within. */
const data: ReadonlySet<string> = new Set(["value", "default", "const", "enum"]);

/**
 * A copy of what rules made of a document, with lines of the source instead of lines of the document: numbers under
 * `line` and `x-line`, and `start` and `end` under `lines`. Of text they are the same, and the value is returned.
 */
export function relocate<T>(value: T, { sourceLines }: Pick<Document, "sourceLines">): T {
  if (sourceLines === undefined) return value;
  const copy = structuredClone(value);
  visit(copy, (line) => sourceLines[line - 1] ?? line);
  return copy;
}

type Place = (line: number) => number;

function visit(value: unknown, place: Place): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (typeof member === "number") {
      if (key === "line" || key === "x-line") Reflect.set(value, key, place(member));
    } else if (key === "lines" && isSpan(member)) {
      member.start = place(member.start);
      member.end = place(member.end);
    } else if (!data.has(key)) visit(member, place);
  }
}

function isSpan(value: unknown): value is { start: number; end: number } {
  if (typeof value !== "object" || value === null || !("start" in value) || !("end" in value)) return false;
  return typeof value.start === "number" && typeof value.end === "number";
}

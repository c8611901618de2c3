import { note, type Reading } from "../../reading.js";
import type { TableRow } from "../model.js";
import { typeOf } from "./type-expression.js";

/** Rows with the same name are one: what one of them lacks is taken from the others. */
export function withoutRepeated(
  rows: readonly TableRow[],
  { reading, operation }: { reading: Reading; operation: string },
): TableRow[] {
  const merged = new Map<string, TableRow>();
  for (const row of rows) {
    const first = merged.get(row.name);
    if (first === undefined) {
      merged.set(row.name, row);
      continue;
    }
    const place = { line: row.line, operation };
    note(reading, "parameters/repeated", place, { name: row.name });
    for (const { what, one, other } of contradictions(first, row))
      note(reading, "parameters/repeated-otherwise", place, {
        name: row.name,
        what,
        first: one,
        second: other,
      });
    merged.set(row.name, together(first, row));
  }
  return [...merged.values()];
}

function together(first: TableRow, second: TableRow): TableRow {
  const texts = new Set([first.description, second.description].filter((text) => text !== undefined));
  // Rows within that are repeated are merged when their object is read.
  const nested = [...(first.nested ?? []), ...(second.nested ?? [])];
  return {
    ...second,
    ...first,
    required: first.required || second.required,
    ...(texts.size > 0 ? { description: [...texts].join("\n") } : {}),
    ...(nested.length > 0 ? { nested } : {}),
  };
}

/** What both tell, and differently. */
function contradictions(a: TableRow, b: TableRow): { what: string; one: string; other: string }[] {
  const told: [what: string, one: string | undefined, other: string | undefined][] = [
    ["type", a.type, b.type],
    ["default", a.default, b.default],
    ["list of values", valuesOf(a), valuesOf(b)],
  ];
  return told.flatMap(([what, one, other]) =>
    one === undefined || other === undefined || one === other || isSameType(one, other)
      ? []
      : [{ what, one, other }],
  );
}

function valuesOf({ values }: TableRow): string | undefined {
  return values?.map(({ value }) => String(value)).join(", ");
}

/** `Array<uuid>` and `uuid[]`. */
function isSameType(one: string, other: string): boolean {
  const [left, right] = [typeOf(one), typeOf(other)];
  return left !== undefined && JSON.stringify(left) === JSON.stringify(right);
}

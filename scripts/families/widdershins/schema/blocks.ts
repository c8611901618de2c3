import type { TextLine } from "../../../read/document.js";
import type { Note } from "./context.js";
import type { SchemaBlock } from "./part.js";
import { type Entry, readRow, schemaColumns } from "./row.js";
import type { TypeNames } from "./type-expression.js";

export type Combination = "allOf" | "anyOf" | "oneOf" | "not";

/** What the title of a table says: its first row is a part of a combination, the first part or a further one. */
export interface Opening {
  /** Undefined: the page does not tell. */
  kind: Combination | undefined;
  further: boolean;
  /** The property that tells this part's descendants apart, perhaps behind the name of the part's schema. */
  discriminator?: string;
}

/** A row, and what the title above it says. */
export interface Line {
  entry: Entry;
  opening?: Opening;
}

const openings: Record<string, Opening> = {
  allOf: { kind: "allOf", further: false },
  and: { kind: "allOf", further: true },
  anyOf: { kind: "anyOf", further: false },
  or: { kind: "anyOf", further: true },
  oneOf: { kind: "oneOf", further: false },
  xor: { kind: "oneOf", further: true },
  not: { kind: "not", further: false },
};

/** The combination that a title opens, if it opens one. */
export function openingOf(title: TextLine | undefined): Opening | undefined {
  if (title === undefined) return undefined;
  const [word = "", discriminator] = title.text.trim().split(" - discriminator: ");
  const opening = Object.hasOwn(openings, word) ? openings[word] : undefined;
  return opening === undefined || discriminator === undefined ? opening : { ...opening, discriminator };
}

/** The rows of all tables of a schema, in one list. */
export function linesOf(blocks: readonly SchemaBlock[], names: TypeNames, note: Note): Line[] {
  return blocks.flatMap(({ title, table }, index): Line[] => {
    const opening = openingOf(title);
    if (index > 0 && opening === undefined && title !== undefined && title.text !== "continued")
      note("table/block-title", title.line, { text: title.text });
    const entries = (table?.rows ?? []).flatMap((row) => readRow(row, schemaColumns, names, note) ?? []);
    return entries.map((entry, at) => (at === 0 && opening !== undefined ? { entry, opening } : { entry }));
  });
}

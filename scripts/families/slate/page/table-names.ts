import type { PlacedTable } from "../model.js";
import { nameAt } from "../table/row-cells.js";
import { typeOf } from "../table/type-expression.js";
import { beginsText } from "../table/words.js";

/**
 * The words with which the rows of a table begin, without the mark of required ones. In flattened tables those of
 * continued cells are among them, so they can only support what something else tells.
 */
export function namesIn({ table }: Pick<PlacedTable, "table">): string[] {
  const texts =
    table.kind === "flat"
      ? table.lines.map(({ text }) => text)
      : table.rows.map(({ cells }) => cells[0]?.text ?? "");
  return texts.flatMap((text) => /^[\w$.-]+/u.exec(text)?.[0] ?? []);
}

/**
 * The words with which rows surely begin: in a flattened table the first line is one, and others where what follows the
 * name begins as a cell does, not as the rest of a sentence.
 */
export function rowNamesIn({ table }: Pick<PlacedTable, "table">): string[] {
  if (table.kind !== "flat") return namesIn({ table });
  return table.lines.flatMap(({ text }, index) => {
    const { name, rest } = nameAt(text) ?? { name: undefined, rest: "" };
    const [next = ""] = rest.split(" ", 1);
    return name !== undefined && (index === 0 || beginsText(rest) || typeOf(next) !== undefined)
      ? [name]
      : [];
  });
}

/** A name without what copies of it get wrong: case, signs, number. */
export function loose(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/s$/u, "");
}

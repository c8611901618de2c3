import type { PlacedTable } from "./model.js";

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

/** A name without what copies of it get wrong: case, signs, number. */
export function loose(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/s$/u, "");
}

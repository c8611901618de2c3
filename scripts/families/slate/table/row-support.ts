import type { TableRow } from "../model.js";
import type { RowCells } from "./row-cells.js";
import { keyFor } from "./shown.js";
import { beginsText, isFunctionWord } from "./words.js";

/** How sure it is that a line of a table without types is a row; `none`: it goes on with a description. */
export type Support = "row" | "unclear" | "none";

/**
 * A name that is known, marked or no word of a sentence, or a cell beside the text, makes a line a row; so does a text
 * that begins with a capital letter. In a table that writes its descriptions in lower case, other lines may be rows too.
 */
export function supportOf(cells: RowCells, first: TableRow, names: ReadonlySet<string>): Support {
  const { name, marked = false, found, description = "" } = cells;
  if (marked || found > 0 || /[_\d$]|[a-z][A-Z]/u.test(name)) return "row";
  if (keyFor(names, name, 2) !== undefined) return "row";
  if (description === "" || isFunctionWord(name)) return "none";
  if (beginsText(description)) return "row";
  return /^[a-z]/u.test(first.description ?? "") ? "unclear" : "none";
}

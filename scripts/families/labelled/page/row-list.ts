import type { FieldRow } from "../model.js";
import type { PageLine } from "./nodes.js";
import { rowOf, rowsInLine, withMust } from "./rows.js";

export interface RowList {
  rows: FieldRow[];
  /** Lines that are no rows. */
  rest: PageLine[];
}

interface Open {
  row: FieldRow;
  bullet: boolean;
  depth: number;
  /** Its text ends in a colon: what follows in another form belongs to it. */
  heads: boolean;
}

/** Lists of pages are not deeper; what reads the rows recurses. */
const deepest = 20;

/**
 * Reads lines as rows. A row belongs to the one above that stands further left, or that ends in a colon and has another
 * mark; a line right below a row goes on with its text. `anyName`: names may look like words.
 */
export function rowList(lines: readonly PageLine[], anyName = false): RowList {
  const rows: FieldRow[] = [];
  const rest: PageLine[] = [];
  let open: Open[] = [];
  let last: FieldRow | undefined;
  for (const line of lines) {
    const several = rowsInLine(line);
    if (several !== undefined) {
      rows.push(...several);
      last = undefined;
      continue;
    }
    const row = rowOf(line, anyName || line.bullet);
    const above = open.at(-1);
    if (last !== undefined && above?.row === last && isDetail(line, row, above)) {
      Object.assign(last, withMust(last.line, last.name, line.text));
      last = undefined;
      continue;
    }
    if (row === undefined) {
      if (last !== undefined && !line.gap && !line.bullet) {
        last.text = last.text === undefined ? line.text : `${last.text}\n${line.text}`;
        continue;
      }
      rest.push(line);
      last = undefined;
      open = [];
      continue;
    }
    open = open.slice(0, open.findLastIndex((above) => holds(above, line)) + 1);
    if (open.length === deepest) {
      rest.push(line);
      last = undefined;
      continue;
    }
    const holder = open.at(-1)?.row;
    if (holder === undefined) rows.push(row);
    else {
      holder.nested ??= [];
      holder.nested.push(row);
    }
    const { bullet, depth } = line;
    open.push({ row, bullet, depth, heads: row.text?.endsWith(":") === true });
    last = row;
  }
  return { rows, rest };
}

/** What a list of definitions says of a name alone: text that stands in deeper, and is no row itself. */
function isDetail(line: PageLine, row: FieldRow | undefined, above: Open): boolean {
  const isBare = above.bullet && above.row.text === undefined && above.row.nested === undefined;
  const isText = row === undefined || (row.text === undefined && /^[A-Z][a-z]+$/u.test(line.text));
  return isBare && isText && line.bullet && line.depth > above.depth;
}

function holds({ bullet, depth, heads }: Open, line: PageLine): boolean {
  if (bullet === line.bullet) return bullet && line.depth > depth;
  return heads && line.bullet;
}

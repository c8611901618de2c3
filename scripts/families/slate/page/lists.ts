import type { Table, TextLine } from "../../../read/document.js";
import type { TitledList } from "../model.js";
import { meaningOf } from "./labels.js";

const bullet = /^\s*[•◦▪‣●○]\s+(.*)$/u;

/** A few words, and neither the cells of a row nor a sentence. */
const shortTitle = /^\p{Lu}[\p{L}\p{N}/-]*(?: [\p{L}\p{N}/-]+){1,5}$/u;
const itemTitle = /^[\p{L}\p{N}]+(?: [\p{L}\p{N}]+){0,2}$/u;

/**
 * Where a list with a title begins at the end of a table's lines: the title, then names with bullets below each. -1
 * where none does.
 */
export function titledListStart(lines: readonly string[]): number {
  let start = lines.length;
  while (start > 1 && bullet.test(lines[start - 1] ?? "")) {
    let name = start - 1;
    while (name > 0 && bullet.test(lines[name] ?? "")) name -= 1;
    if (!itemTitle.test((lines[name] ?? "").trim())) break;
    start = name;
  }
  const title = (lines[start - 1] ?? "").trim();
  const isTitle = start < lines.length && shortTitle.test(title) && meaningOf(title) === undefined;
  return isTitle ? start - 1 : -1;
}

/** The list in lines whose first is its title. */
export function titledList([title, ...lines]: readonly TextLine[]): TitledList | undefined {
  if (title === undefined) return undefined;
  const items: TitledList["items"] = [];
  for (const line of lines) {
    const [, value] = bullet.exec(line.text) ?? [];
    if (value === undefined) items.push({ title: line, values: [] });
    else items.at(-1)?.values.push({ line: line.line, text: value.trim() });
  }
  return { title, items };
}

/** A table of two columns, the second of which holds lists. */
export function listTable({ header, rows }: Table): TitledList | undefined {
  if (header.cells.length !== 2 || rows.length === 0) return undefined;
  const items = rows.map(({ line, cells: [name, values] }) => ({
    title: { line, text: name?.text ?? "" },
    values: (values?.text ?? "").split("\n").map((text) => ({ line, text })),
  }));
  const isList = rows.every(({ cells }) => /^(?:[-*+]|\d+\.) /u.test(cells[1]?.markdown ?? ""));
  if (!isList) return undefined;
  return { title: { line: header.line, text: header.cells.map(({ text }) => text).join(" ") }, items };
}

import type { Cell, Row, Table } from "../../../read/document.js";
import { rowText } from "../../../read/html/cell.js";
import { note } from "../../reading.js";
import type { EnumeratedValue } from "../model.js";
import { addValues, type Slot } from "./cell-readers.js";
import { jsonOf } from "./enumeration.js";
import { type Column, columnOf } from "./header.js";
import { typeOf } from "./type-expression.js";

const meanings: readonly (Column | undefined)[] = ["title", "description"];

/** Takes over a table of values and what they mean. False: the table holds rows within the row. */
export function addTable({ header, rows }: Table, { row, reading }: Slot): boolean {
  const [first, second, ...more] = header.cells.map(({ text }) => columnOf(text));
  const isTitled = first === "value" || (first === "values" && header.cells.length < 3);
  const all = isTitled ? rows : [header, ...rows];
  const isBare =
    !isTitled && all.every(({ cells }) => cells.length === 2 && /^-?\d/u.test(cells[0]?.text ?? ""));
  if (!isTitled && !isBare) return false;
  if (isTitled && header.cells.length > 1 && (more.length > 0 || !meanings.includes(second))) {
    note(reading, "parameters/header", { line: header.line }, { text: rowText(header) });
    return true;
  }
  for (const each of all) {
    const value = titled(each);
    if (value !== undefined) addValues(row, [[value]]);
    else
      note(reading, "parameters/row", { line: row.line }, { text: rowText(each), columns: "value, title" });
  }
  return true;
}

function titled({ cells: [value, title, ...more] }: Row): EnumeratedValue | undefined {
  const text = value?.text.trim() ?? "";
  if (text === "" || more.some((cell) => cell.text.trim() !== "")) return undefined;
  const meaning = title?.text.trim().replace(/^(['"])(.*)\1$/u, "$2") ?? "";
  return { value: jsonOf(text), ...(meaning === "" ? {} : { title: meaning.replace(/\s+/gu, " ") }) };
}

/** The columns of tables without titles, by their number. What stands in between holds values or rows. */
const usual: readonly Column[] = ["name", "type", "nested", "description"];

/** The table with the titles that tables in cells have where nobody writes them. Its first row holds no titles then. */
export function withTitles(table: Table): Table {
  const [first, second] = table.header.cells;
  const titles = table.header.cells.map(({ text }) => columnOf(text));
  // A field can be called "name": a type stands behind that.
  const isTitle = titles.length > 1 && first !== undefined && titles.includes("name");
  if (isTitle && (!titles.includes(undefined) || typeOf(second?.text ?? "") === undefined)) return table;
  const rows = [table.header, ...table.rows].map((row) => ({ ...row, cells: withoutGaps(row.cells) }));
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  const columns =
    width < usual.length ? usual.filter((column) => column !== "nested").slice(0, width) : usual;
  const cells = columns.map((text) => ({ text }));
  return { ...table, header: { line: table.header.line, cells }, rows };
}

/** Without the cells between type and description that say nothing. */
function withoutGaps(cells: readonly Cell[]): Cell[] {
  return cells.filter(
    ({ text, tables }, at) =>
      at < 2 || at === cells.length - 1 || tables !== undefined || !/^(?:any|[-–—])?$/iu.test(text.trim()),
  );
}

import type { PlacedTable, RequestLine } from "../model.js";
import { rowNamesIn } from "./table-names.js";

/**
 * Names of path parameters. A table that does not tell its place is of the path if all its names stand in it, and none
 * of them names a collection, as `rooms` in `/rooms/{id}` does.
 */
export function pathNames({ path }: RequestLine, tables: readonly PlacedTable[]): Set<string> {
  const segments = new Set(path.split("/").map((segment) => segment.replace(/^\{|\}$/gu, "")));
  const own = tables.filter((table) => {
    if (table.place !== undefined) return table.place === "path";
    const names = rowNamesIn(table);
    return names.length > 0 && names.every((name) => segments.has(name) && !/[^s]s$/iu.test(name));
  });
  return new Set(own.flatMap(rowNamesIn));
}
